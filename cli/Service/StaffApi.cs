using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace ParticipatoryHub.Cli.Service;

/// <summary>
/// What hub asks of a service as staff. A restart of the service in between is waited for, one that never answered is not; a refusal
/// is a <see cref="CommandFailure"/> with the service's own sentence.
/// </summary>
internal sealed class StaffApi : IDisposable
{
    /// <summary>The most codes that one call issues.</summary>
    public const int MostCodes = 20_000;

    private static readonly TimeSpan FirstPatience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan RestartPatience = TimeSpan.FromMinutes(2);
    private readonly HttpClient http;
    private bool hasAnswered;

    /// <summary>A client of the service at an address, acting with a staff token.</summary>
    public StaffApi(Uri service, string token)
    {
        http = new HttpClient { BaseAddress = service, Timeout = TimeSpan.FromMinutes(10) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    /// <summary>Creates a round from an election file, with its votes where they are asked for; one that an earlier, unanswered try has made already counts as made.</summary>
    public async Task Create(string id, string rule, string name, string election, CancellationToken cancel, bool votes = false)
    {
        var now = DateTimeOffset.UtcNow;
        var query = $"id={id}&rule={Uri.EscapeDataString(rule)}&name={Uri.EscapeDataString(name)}"
            + $"&opensAt={Uri.EscapeDataString(Instant(now.AddHours(1)))}&closesAt={Uri.EscapeDataString(Instant(now.AddDays(30)))}"
            + (votes ? "&votes=true" : "");
        using var answer = await Send(
            () => new HttpRequestMessage(HttpMethod.Post, "/api/v1/staff/rounds?" + query)
            {
                Content = new StringContent(election, Encoding.UTF8, "text/plain"),
            },
            cancel);
        if (!answer.IsSuccessStatusCode && await Phase(id, cancel) is not null)
        {
            return;
        }

        await Expect(answer, "The round was not created", cancel);
    }

    /// <summary>Issues voter codes; asking again after an unknown outcome only leaves codes that nobody uses.</summary>
    public async Task<IReadOnlyList<string>> IssueCodes(string round, int count, CancellationToken cancel)
    {
        using var answer = await Send(
            () => Post($"/api/v1/staff/rounds/{round}/codes", new { count, label = "replay" }), cancel);
        await Expect(answer, "No codes were issued", cancel);
        var codes = await answer.Content.ReadFromJsonAsync<IssuedCodes>(cancel);
        return codes!.Codes;
    }

    /// <summary>The round's phase, such as <c>Voting</c>; null when there is no such round.</summary>
    public async Task<string?> Phase(string round, CancellationToken cancel)
    {
        using var answer = await Send(() => new HttpRequestMessage(HttpMethod.Get, $"/api/v1/staff/rounds/{round}"), cancel);
        if (answer.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }

        await Expect(answer, "The round could not be read", cancel);
        using var body = await Json(answer, cancel);
        return Find(body.RootElement, "phase");
    }

    /// <summary>Makes a move of the round's lifecycle; one that an earlier, unanswered try has made already counts as made.</summary>
    public async Task Move(string round, string move, string phaseAfter, CancellationToken cancel)
    {
        using var answer = await Send(
            () => Post($"/api/v1/staff/rounds/{round}/{move}", new { reason = "replay of a past election" }), cancel);
        if (!answer.IsSuccessStatusCode && SamePhase(await Phase(round, cancel), phaseAfter))
        {
            return;
        }

        await Expect(answer, $"The round did not {move}", cancel);
    }

    /// <summary>Signs the count, as it is read now; one that an earlier, unanswered try has made already counts as made.</summary>
    public async Task Sign(string round, string phaseAfter, CancellationToken cancel)
    {
        using var read = await Send(() => new HttpRequestMessage(HttpMethod.Get, $"/api/v1/staff/rounds/{round}/sign-off"), cancel);
        await Expect(read, "The figures to be signed could not be read", cancel);
        using var body = await Json(read, cancel);
        var digest = Find(body.RootElement, "digest");
        using var answer = await Send(() => Post($"/api/v1/staff/rounds/{round}/sign", new { digest }), cancel);
        if (!answer.IsSuccessStatusCode && SamePhase(await Phase(round, cancel), phaseAfter))
        {
            return;
        }

        await Expect(answer, "The count was not signed", cancel);
    }

    /// <summary>The latest count.</summary>
    public async Task<JsonDocument> Result(string round, CancellationToken cancel)
    {
        using var answer = await Send(() => new HttpRequestMessage(HttpMethod.Get, $"/api/v1/staff/rounds/{round}/result"), cancel);
        await Expect(answer, "The result could not be read", cancel);
        return await Json(answer, cancel);
    }

    /// <summary>Turnout: voted and casts.</summary>
    public async Task<(long Voted, long Casts)> Turnout(string round, CancellationToken cancel)
    {
        using var answer = await Send(() => new HttpRequestMessage(HttpMethod.Get, $"/api/v1/rounds/{round}/turnout"), cancel);
        await Expect(answer, "Turnout could not be read", cancel);
        using var body = await Json(answer, cancel);
        return (body.RootElement.GetProperty("voted").GetInt64(), body.RootElement.GetProperty("casts").GetInt64());
    }

    /// <summary>The round with its ballots as a Pabulib file.</summary>
    public async Task<string> Export(string round, CancellationToken cancel)
    {
        using var answer = await Send(() => new HttpRequestMessage(HttpMethod.Get, $"/api/v1/staff/rounds/{round}/export.pb"), cancel);
        await Expect(answer, "The export could not be read", cancel);
        return await answer.Content.ReadAsStringAsync(cancel);
    }

    /// <summary>Has both chains and every ballot hashed again; null when everything fits, else what does not.</summary>
    public async Task<string?> LedgerProblem(string round, CancellationToken cancel)
    {
        using var answer = await Send(() => new HttpRequestMessage(HttpMethod.Get, $"/api/v1/staff/rounds/{round}/ledger"), cancel);
        await Expect(answer, "The ledger could not be checked", cancel);
        using var body = await Json(answer, cancel);
        return body.RootElement.TryGetProperty("problem", out var problem) ? problem.GetString() : null;
    }

    /// <summary>Whether two phases are the same, however the service spells them.</summary>
    public static bool SamePhase(string? first, string second) => string.Equals(first, second, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc />
    public void Dispose() => http.Dispose();

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static HttpRequestMessage Post(string path, object body) => new(HttpMethod.Post, path) { Content = JsonContent.Create(body) };

    private static async Task<JsonDocument> Json(HttpResponseMessage answer, CancellationToken cancel) =>
        await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(cancel), cancellationToken: cancel);

    private static string? Find(JsonElement element, string name) => element.TryGetProperty(name, out var value)
        ? value.GetString()
        : element.TryGetProperty("round", out var round) ? Find(round, name) : null;

    private static async Task Expect(HttpResponseMessage answer, string otherwise, CancellationToken cancel)
    {
        if (!answer.IsSuccessStatusCode)
        {
            var sentence = Problem.Sentence(await answer.Content.ReadAsByteArrayAsync(cancel));
            throw new CommandFailure(answer.StatusCode == HttpStatusCode.Unauthorized
                ? $"{otherwise}: the service does not accept the staff token."
                : $"{otherwise}: {sentence ?? "the service answered " + (int)answer.StatusCode}");
        }
    }

    private async Task<HttpResponseMessage> Send(Func<HttpRequestMessage> request, CancellationToken cancel)
    {
        var patience = new Patience(hasAnswered ? RestartPatience : FirstPatience);
        while (true)
        {
            try
            {
                var answer = await http.SendAsync(request(), cancel);
                hasAnswered = true;
                if ((int)answer.StatusCode < 500 || !await patience.Wait(cancel))
                {
                    return answer;
                }

                answer.Dispose();
            }
            catch (HttpRequestException failure)
            {
                if (!await patience.Wait(cancel))
                {
                    throw new CommandFailure($"{http.BaseAddress} does not answer: {failure.Message}");
                }
            }
        }
    }

    private sealed record IssuedCodes(IReadOnlyList<string> Codes);
}
