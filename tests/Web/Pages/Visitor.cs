using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Localization;
using ParticipatoryHub.Web.Languages;

namespace ParticipatoryHub.Tests.Web.Pages;

/// <summary>Somebody with a browser that has no script: reads pages, fills in forms, keeps cookies.</summary>
public sealed class Visitor : IDisposable
{
    private readonly HttpClient http;

    public Visitor(TestWeb web)
    {
        Web = web;
        http = new HttpClient(new SocketsHttpHandler { CookieContainer = Cookies, AllowAutoRedirect = true }) { BaseAddress = web.Address };
    }

    public TestWeb Web { get; }

    public CookieContainer Cookies { get; } = new();

    /// <summary>The page read last.</summary>
    public IHtmlDocument Page { get; private set; } = null!;

    public HttpResponseMessage Response { get; private set; } = null!;

    /// <summary>The page as it was sent.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The path where the last request ended up.</summary>
    public string Path => Response.RequestMessage!.RequestUri!.PathAndQuery;

    public string Title => Page.Title ?? "";

    /// <summary>The words of the page's main part, with single blanks.</summary>
    public string Words => string.Join(' ', Page.QuerySelector("main")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public async Task<Visitor> Go(string path) => await Read(await http.GetAsync(path));

    public async Task<byte[]> Download(string path)
    {
        Response = await http.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, Response.StatusCode);
        return await Response.Content.ReadAsByteArrayAsync();
    }

    /// <summary>Presses a button, with fields filled in first: name and value, a value of null empties or unticks.</summary>
    public async Task<Visitor> Press(string button, params (string Name, string? Value)[] fields) => await Read(await http.SendAsync(Request(button, fields)));

    /// <summary>The request that a button makes, to be sent as often as a test likes.</summary>
    public HttpRequestMessage Request(string button, params (string Name, string? Value)[] fields)
    {
        var pressed = Page.QuerySelectorAll("main button").OfType<IHtmlButtonElement>().FirstOrDefault(candidate => Said(candidate) == button)
            ?? throw new InvalidOperationException($"There is no button “{button}” on {Path}: {Words}");
        return Request(pressed, fields);
    }

    /// <summary>Presses the first button of the page's main part that a selector finds, whatever language it speaks.</summary>
    public async Task<Visitor> PressFirst(string selector, params (string Name, string? Value)[] fields)
    {
        var pressed = Page.QuerySelectorAll($"main {selector}").OfType<IHtmlButtonElement>().FirstOrDefault()
            ?? throw new InvalidOperationException($"There is no button by “{selector}” on {Path}: {Words}");
        return await Read(await http.SendAsync(Request(pressed, fields)));
    }

    /// <summary>Reads pages in a language from now on.</summary>
    public void Speaks(string language) =>
        Cookies.Add(Web.Address, new Cookie(LanguageSetup.Cookie, Uri.EscapeDataString(CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language)))));

    public Task<HttpResponseMessage> Send(HttpRequestMessage request) => http.SendAsync(request);

    private HttpRequestMessage Request(IHtmlButtonElement pressed, (string Name, string? Value)[] fields)
    {
        var form = pressed.Form!;
        var sent = Fields(form).Where(field => fields.All(filled => filled.Name != field.Key || IsTicked(form, field))).ToList();
        sent.RemoveAll(field => fields.Any(filled => filled.Name == field.Key && filled.Value is null));
        sent.AddRange(fields.Where(field => field.Value is not null && !sent.Contains(new(field.Name, field.Value!))).Select(field => new KeyValuePair<string, string>(field.Name, field.Value!)));
        if (pressed.Name is { Length: > 0 } name)
        {
            sent.Add(new(name, pressed.Value));
        }

        var target = pressed.GetAttribute("formaction") ?? form.GetAttribute("action");
        return new HttpRequestMessage(HttpMethod.Post, string.IsNullOrEmpty(target) ? Path : target) { Content = new FormUrlEncodedContent(sent) };
    }

    /// <summary>Sends a file with a form.</summary>
    public async Task<Visitor> SendFile(string button, string field, string name, byte[] content, params (string Name, string? Value)[] fields)
    {
        var plain = Request(button, fields);
        using var form = new MultipartFormDataContent { { new ByteArrayContent(content), field, name } };
        foreach (var pair in (await plain.Content!.ReadAsStringAsync()).Split('&').Select(pair => pair.Split('=', 2)).Where(pair => pair[0] != field))
        {
            form.Add(new StringContent(WebUtility.UrlDecode(pair[1])), WebUtility.UrlDecode(pair[0]));
        }

        return await Read(await http.PostAsync(plain.RequestUri, form));
    }

    public async Task<Visitor> SignIn(string email = "officer@demo.example", string password = "clayton brook votes")
    {
        await Go("/staff/sign-in");
        return await Press("Sign in", ("email", email), ("password", password));
    }

    /// <summary>Proves again who one is; the page where a round's count is signed follows.</summary>
    public async Task<Visitor> Prove(string round, string password = "clayton brook votes")
    {
        await Go($"/staff/rounds/{round}/sign");
        await Go(Page.QuerySelector("main a[href*='prove-who-you-are']")!.GetAttribute("href")!);
        return await Press("Continue", ("password", password));
    }

    /// <summary>Signs the count of a round, after proving again who one is.</summary>
    public async Task<Visitor> SignResult(string round, string password = "clayton brook votes")
    {
        await Prove(round, password);
        return await Press("Sign the result");
    }

    public void Dispose() => http.Dispose();

    private async Task<Visitor> Read(HttpResponseMessage response)
    {
        Response = response;
        var context = BrowsingContext.New(Configuration.Default);
        Text = await response.Content.ReadAsStringAsync();
        Page = (IHtmlDocument)await context.OpenAsync(request => request.Content(Text).Address(response.RequestMessage!.RequestUri!));
        return this;
    }

    private static IEnumerable<KeyValuePair<string, string>> Fields(IHtmlFormElement form) =>
        form.Elements.OfType<IHtmlElement>().Where(element => !element.HasAttribute("disabled") && element.Closest("fieldset[disabled]") is null).SelectMany<IHtmlElement, KeyValuePair<string, string>>(element => element switch
        {
            IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } or IHtmlInputElement { Type: "file" } => [],
            IHtmlInputElement { Name.Length: > 0 } input => [new(input.Name!, input.Value)],
            IHtmlSelectElement { Name.Length: > 0 } select => [new(select.Name!, (select.Options.FirstOrDefault(option => option.IsSelected) ?? (select.Options.Length > 0 ? select.Options[0] : null))?.Value ?? "")],
            IHtmlTextAreaElement { Name.Length: > 0 } text => [new(text.Name!, text.Value)],
            _ => [],
        });

    // A further tick is one value more; any other field is filled in anew.
    private static bool IsTicked(IHtmlFormElement form, KeyValuePair<string, string> field) =>
        form.Elements.OfType<IHtmlInputElement>().Any(input => input is { Type: "checkbox", IsChecked: true } && input.Name == field.Key && input.Value == field.Value);

    private static string Said(IElement button) => string.Join(' ', button.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
