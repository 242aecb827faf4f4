using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using ParticipatoryHub.Cli.Load;

namespace ParticipatoryHub.Cli.Bench.Pages;

/// <summary>Somebody with a browser that keeps cookies and asks for pages compressed, as browsers do.</summary>
internal sealed partial class PageVisitor : IDisposable
{
    private readonly HttpClient http;
    private string token = "";

    /// <summary>A visitor of a service without cookies.</summary>
    public PageVisitor(Uri service)
    {
        http = new HttpClient(new SocketsHttpHandler { CookieContainer = new(), AutomaticDecompression = DecompressionMethods.None })
        {
            BaseAddress = service,
            Timeout = TimeSpan.FromMinutes(2),
        };
    }

    /// <summary>Reads a page whose forms follow.</summary>
    public async Task<string> Open(string path, CancellationToken cancel)
    {
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), cancel);
        var text = await answer.Content.ReadAsStringAsync(cancel);
        if (!answer.IsSuccessStatusCode)
        {
            throw new CommandFailure($"{path} answered {(int)answer.StatusCode}.");
        }

        token = Token().Match(text) is { Success: true } found ? WebUtility.HtmlDecode(found.Groups[1].Value) : token;
        return text;
    }

    /// <summary>Sends a form of the page opened last; the path where that leads to.</summary>
    public async Task<string> Post(string path, CancellationToken cancel, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(
            [.. fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value)), new("__RequestVerificationToken", token)]);
        using var answer = await http.PostAsync(new Uri(path, UriKind.Relative), form, cancel);
        if (!answer.IsSuccessStatusCode)
        {
            throw new CommandFailure($"The form at {path} answered {(int)answer.StatusCode}.");
        }

        return answer.RequestMessage!.RequestUri!.PathAndQuery;
    }

    /// <summary>Reads a file to its end.</summary>
    public async Task<byte[]> Download(string path, CancellationToken cancel)
    {
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), cancel);
        return answer.IsSuccessStatusCode ? await answer.Content.ReadAsByteArrayAsync(cancel) : throw new CommandFailure($"{path} answered {(int)answer.StatusCode}.");
    }

    /// <summary>Reads a page to its end and records how long that took.</summary>
    public async Task Measure(MeasuredPage page, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, page.Path);
        request.Headers.AcceptEncoding.ParseAdd("br");
        var sentAt = Stopwatch.GetTimestamp();
        using var answer = await http.SendAsync(request, cancel);
        var body = await answer.Content.ReadAsByteArrayAsync(cancel);
        page.Latencies.RecordSince(sentAt);
        page.Bytes = body.Length;
        if (answer.StatusCode != HttpStatusCode.OK || answer.RequestMessage!.RequestUri!.PathAndQuery != page.Path)
        {
            throw new CommandFailure($"{page.Path} answered {(int)answer.StatusCode} at {answer.RequestMessage!.RequestUri!.PathAndQuery}.");
        }
    }

    /// <inheritdoc />
    public void Dispose() => http.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}

/// <summary>A page and what reading it took, in milliseconds from the request to the last byte over loopback.</summary>
/// <param name="Name">What it is called in the table.</param>
/// <param name="Path">Its path and query.</param>
/// <param name="Visitor">Who reads it.</param>
internal sealed record MeasuredPage(string Name, string Path, PageVisitor Visitor)
{
    /// <summary>How long each reading took.</summary>
    public Latencies Latencies { get; init; } = new();

    /// <summary>Bytes of the body as it was sent.</summary>
    public int Bytes { get; set; }
}
