using System.Text.RegularExpressions;
using Microsoft.Playwright;
using ParticipatoryHub.Tests.Hosting;

namespace ParticipatoryHub.Tests.Web.Pages.Walk;

/// <summary>
/// Somebody on a walk through the service in a real browser. What they look at is held to valid HTML, to WCAG 2.2 AA and to the width of
/// its window, and has its picture taken; where that is not asked for, they only walk on. Pages for residents say nothing in English to
/// somebody who reads Polish.
/// </summary>
internal sealed class Walker : IAsyncDisposable
{
    private readonly Guest guest;
    private readonly bool isLooking;
    private readonly ICollection<string> written;
    private IResponse? document;

    /// <param name="written">What the people of this walk wrote so far.</param>
    public Walker(Guest guest, bool isLooking, ICollection<string> written)
    {
        this.guest = guest;
        this.isLooking = isLooking;
        this.written = written;
        Page.Response += (_, response) =>
        {
            if (response.Request.IsNavigationRequest && response.Status is < 300 or >= 400)
            {
                document = response;
            }
        };
    }

    public IPage Page => guest.Page;

    /// <summary>The path of the page, without what follows it.</summary>
    public string Path => new Uri(Page.Url).AbsolutePath;

    public ILocator Main => Page.Locator("main");

    public Task Go(string path) => Page.GotoAsync(path);

    /// <summary>Presses a button that leads to another page, or to the same one anew.</summary>
    public Task Press(string button) => Page.Press(button);

    /// <summary>Follows a link of the page's main part, whether it looks like one or like a button.</summary>
    public Task Follow(string link) => Page.Leave(() => Main.Locator("a").Filter(new() { HasTextRegex = new Regex($@"^\s*{Regex.Escape(link)}\s*$") }).First.ClickAsync());

    public Task Fill(string field, string text)
    {
        foreach (var line in text.Split('\n'))
        {
            written.Add(line);
        }

        return Page.FillAsync($"#{field}", text);
    }

    public Task Choose(string field, string option) => Page.SelectOptionAsync($"#{field}", option);

    /// <summary>Ticks a box, or chooses a radio button, by its label.</summary>
    public Task Tick(string label) => Page.GetByLabel(label, new() { Exact = true }).CheckAsync();

    public Task Attach(string field, string name, string type, byte[] content) =>
        Page.SetInputFilesAsync($"#{field}", new FilePayload { Name = name, MimeType = type, Buffer = content });

    public Task Sees(string words) => Assertions.Expect(Main).ToContainTextAsync(words, new() { UseInnerText = true });

    public Task DoesNotSee(string words) => Assertions.Expect(Main).Not.ToContainTextAsync(words, new() { UseInnerText = true });

    /// <summary>The value that the page gives for a key of a list.</summary>
    public Task Reads(string key, string value) => Assertions.Expect(
        Page.Locator(".govuk-summary-list__row").Filter(new() { Has = Page.Locator("dt").GetByText(key, new() { Exact = true }) }).Locator("dd").First).ToContainTextAsync(value);

    /// <summary>Looks at the page as it is.</summary>
    public async Task Looks(string name)
    {
        await SpeaksPolish(name);
        await LooksAsStaff(name);
    }

    /// <summary>Looks at a page for residents that holds more for staff, which is in English.</summary>
    public async Task LooksAsStaff(string name)
    {
        if (!isLooking)
        {
            return;
        }

        await Page.IsWhole();
        Assert.True(document!.Status < 500, $"{name} is broken: {document.Status} at {Page.Url}.");
        await Markup.IsValid(await document.TextAsync(), name);
        await Page.IsAccessible(name);
        await Page.TakeAtBothWidths(name);
    }

    /// <summary>Goes to a page and looks at it.</summary>
    public async Task Visit(string path, string name, string words)
    {
        await Go(path);
        await Sees(words);
        await Looks(name);
    }

    /// <summary>Opens the newest letter to an address in the demonstration's outbox and follows its link.</summary>
    public async Task OpenMail(string address)
    {
        var letter = Page.Locator("article").Filter(new() { HasText = address }).First;
        await Eventually.DoesAsync(
            async () =>
            {
                await Go("/demo/outbox");
                return await letter.CountAsync() > 0;
            },
            $"a letter to {address}");
        await Go((await letter.GetByRole(AriaRole.Link).First.GetAttributeAsync("href"))!);
    }

    /// <summary>Takes a file out and reads it.</summary>
    public async Task<string> Download(string link)
    {
        var download = await Page.RunAndWaitForDownloadAsync(() => Main.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).ClickAsync());
        return await File.ReadAllTextAsync(await download.PathAsync());
    }

    public ValueTask DisposeAsync() => guest.DisposeAsync();

    private async Task SpeaksPolish(string name)
    {
        if (!Path.StartsWith("/staff", StringComparison.Ordinal) && !Path.StartsWith("/demo", StringComparison.Ordinal))
        {
            var same = await Untranslated.Of(await In("en-GB"), await In("pl"), [.. written]);
            Assert.True(same.Length == 0, $"{name} says in English: {string.Join(" ¦ ", same)}");
        }
    }

    private async Task<string> In(string language)
    {
        var answer = await Page.Context.APIRequest.GetAsync(Page.Url, new() { Headers = [new("Accept-Language", language)] });
        return await answer.TextAsync();
    }
}
