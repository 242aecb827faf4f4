using Microsoft.Playwright;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("ParticipatoryHub.Tests.Web.Pages.BrowsersFirst", "ParticipatoryHub.Tests")]

namespace ParticipatoryHub.Tests.Web.Pages;

/// <summary>
/// The system's Chromium, driven by Playwright, shared by the tests that need a real browser: the shell without windows, in which a visitor
/// costs a third of what they cost in the whole program.
/// </summary>
public sealed class Browser : IAsyncLifetime
{
    // A page that never comes fails all the same; a machine that is busy with other tests does not.
    private const float Patience = 90_000;

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async Task InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium-headless-shell",
            Args =
            [
                "--no-sandbox", "--lang=en-GB", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
            ],
        });
    }

    /// <summary>A visitor with cookies of their own; errors that the page writes to the console fail <see cref="Guest.DisposeAsync"/>.</summary>
    public async Task<Guest> Visit(TestWeb web, int width = 1280, bool script = true, string? host = null)
    {
        var context = await browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = new UriBuilder(web.Address) { Host = host ?? web.Address.Host }.ToString(),
            JavaScriptEnabled = script,
            ViewportSize = new ViewportSize { Width = width, Height = width < 600 ? 740 : 900 },
            Locale = "en-GB",
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(Patience);
        return new Guest(context, await context.NewPageAsync());
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.CloseAsync();
        }

        playwright?.Dispose();
    }
}

/// <summary>One visitor's page.</summary>
public sealed class Guest : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly List<string> complaints = [];

    internal Guest(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.Contains("status of 4", StringComparison.Ordinal) && !message.Text.Contains("ERR_INTERNET_DISCONNECTED", StringComparison.Ordinal))
            {
                complaints.Add($"{message.Text} ({message.Location})");
            }
        };
        page.PageError += (_, error) => complaints.Add(error);
        page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
    }

    public IPage Page { get; }

    public async ValueTask DisposeAsync()
    {
        await context.CloseAsync();
        Assert.True(complaints.Count == 0, string.Join('\n', complaints));
    }
}

/// <summary>The tests that share <see cref="Browser"/> and a demo's service.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserTests : ICollectionFixture<Browser>, ICollectionFixture<PagesFixture>
{
    public const string Name = "browser";
}

/// <summary>The same, in a browser and beside a service of their own: those that walk through much of the product and take minutes.</summary>
[CollectionDefinition(Name)]
public sealed class WalkTests : ICollectionFixture<Browser>, ICollectionFixture<PagesFixture>
{
    public const string Name = "walks";
}

/// <summary>What takes longest begins first, so that nothing is left to wait for alone at the end.</summary>
public sealed class BrowsersFirst : ITestCollectionOrderer
{
    private static readonly string[] First = [BrowserTests.Name, WalkTests.Name];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderByDescending(collection => First.Contains(collection.DisplayName));
}
