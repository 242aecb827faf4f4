using System.Net;
using System.Text;
using ParticipatoryHub.Tests.Web.Pages;

namespace ParticipatoryHub.Tests.Web.Focus;

/// <summary>The score card and the figures, read and kept without a script.</summary>
[Collection(PageTests.Name)]
public sealed class FocusPageTests(PagesFixture pages)
{
    [Fact]
    public async Task Card_WithOtherWeights_RanksAgainForAnybody()
    {
        // Arrange
        await pages.Web.WithFigures();
        using var visitor = new Visitor(pages.Web);
        await visitor.Go("/focus");
        var first = visitor.Page.QuerySelector("tbody th")!.TextContent.Trim();
        var names = visitor.Page.QuerySelectorAll("input[name^='w-']").Select(field => field.GetAttribute("name")!).ToList();

        // Act: only one indicator counts, in which Coppull is neither first nor last.
        await visitor.Go("/focus?within=50&" + string.Join('&', names.Select(name => $"{name}={(name == "w-adults-who-feel-lonely-often-or-always" ? 10 : 0)}")));

        // Assert
        Assert.Equal(HttpStatusCode.OK, visitor.Response.StatusCode);
        Assert.Equal("Clayton Brook", first);
        Assert.Contains("2 sets of weights", visitor.Words, StringComparison.Ordinal);
        Assert.Contains("each weight is 50% lower or 50% higher", visitor.Words, StringComparison.Ordinal);
        Assert.Contains("However the weights are moved by up to 50%, it keeps this place.", visitor.Words, StringComparison.Ordinal);
        Assert.Equal("10", visitor.Page.QuerySelector("#w-adults-who-feel-lonely-often-or-always")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("many")]
    [InlineData("11")]
    [InlineData("-1")]
    [InlineData("%00")]
    public async Task Card_WithAWeightThatIsNone_SaysSoAndKeepsWhatWasTyped(string typed)
    {
        // Arrange
        await pages.Web.WithFigures();
        using var visitor = new Visitor(pages.Web);

        // Act
        await visitor.Go($"/focus?w-recorded-crimes={typed}&w-households-without-a-car=9&within=lots");

        // Assert
        Assert.Equal(HttpStatusCode.OK, visitor.Response.StatusCode);
        Assert.Contains("Enter a whole number from 0 to 10.", visitor.Page.QuerySelector("#w-recorded-crimes-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("9", visitor.Page.QuerySelector("#w-households-without-a-car")!.GetAttribute("value"));
        Assert.StartsWith("Error:", visitor.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Community_Figures_AreChartsEachWithItsTable()
    {
        // Arrange
        await pages.Web.WithFigures();
        using var visitor = new Visitor(pages.Web);

        // Act
        await visitor.Go("/communities/clayton-brook/figures");

        // Assert
        var cards = visitor.Page.QuerySelectorAll(".hub-chart-card").ToList();
        Assert.True(cards.Count >= 12);
        Assert.All(cards, card => Assert.NotNull(card.QuerySelector("svg[role=img] > title")));
        Assert.All(cards.Take(12), card => Assert.Equal(5, card.QuerySelectorAll("tbody tr").Length));
        await Markup.IsValid(visitor.Text, "figures");
    }

    [Fact]
    public async Task Import_WithWrongLines_NamesThemAndKeepsTheText()
    {
        // Arrange
        await pages.Web.WithFigures();
        using var officer = new Visitor(pages.Web);
        await officer.SignIn();
        await officer.Go("/staff/focus/import");
        var text = "indicator,source,good,area,period,value\nBuses a day,The operator,higher,Clayton Brook,2025,34\nBuses a day,,,Nowhere,2025,3\nBuses a day,,,Coppull,2025,few";

        // Act
        await officer.SendFile("Take in the figures", "file", "buses.csv", Encoding.UTF8.GetBytes(text));
        var refused = officer.Words;
        var kept = officer.Page.QuerySelector("textarea")!.TextContent;
        await officer.Press("Take in the figures", ("text", text.Replace("Nowhere", "Astley", StringComparison.Ordinal).Replace("few", "12", StringComparison.Ordinal)));

        // Assert
        Assert.Contains("Line 3, column 15: “Nowhere” is neither", refused, StringComparison.Ordinal);
        Assert.Contains("Line 4, column 28: “few” is not a number", refused, StringComparison.Ordinal);
        Assert.Equal(text, kept.Trim());
        Assert.Equal("/staff/focus", officer.Path);
        Assert.Contains("3 figures are taken in.", officer.Words, StringComparison.Ordinal);
        await officer.Go("/communities/astley/figures");
        Assert.Contains("Buses a day", officer.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figure_WithNothingTyped_SaysWhatIsMissingByEachField()
    {
        // Arrange
        await pages.Web.WithFigures();
        using var officer = new Visitor(pages.Web);
        await officer.SignIn();
        await officer.Go("/staff/focus/figure");

        // Act
        await officer.Press("Save the figure", ("indicator", "Allotments"), ("value", "lots"), ("unit", "plots"));

        // Assert
        Assert.All((string[])["area", "period", "value", "source", "good"], field => Assert.NotNull(officer.Page.QuerySelector($"#{field}-error")));
        Assert.Equal(("Allotments", "lots", "plots"), (Value("indicator"), Value("value"), Value("unit")));
        await Markup.IsValid(officer.Text, "figure");
        string? Value(string id) => officer.Page.QuerySelector("#" + id)!.GetAttribute("value");
    }

    [Fact]
    public async Task Indicator_ChangedByAnOfficer_IsToldInTheHistory()
    {
        // Arrange
        await pages.Web.WithFigures();
        using var officer = new Visitor(pages.Web);
        await officer.SignIn();
        await officer.Go("/staff/focus/indicators/households-in-fuel-poverty");

        // Act
        await officer.Press("Save", ("weight", "lots"));
        var refused = officer.Page.QuerySelector("#weight")!.GetAttribute("value");
        await officer.Press("Save", ("weight", "6"));

        // Assert
        Assert.Equal("lots", refused);
        Assert.Equal("/staff/focus", officer.Path);
        Assert.Contains("Households in fuel poverty: weight “4” → “6”.", officer.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("partner@demo.example")]
    [InlineData("councillor@demo.example")]
    public async Task Figures_AreReadButNotKeptByOthers(string email)
    {
        // Arrange
        await pages.Web.WithFigures();
        using var visitor = new Visitor(pages.Web);
        var account = ParticipatoryHub.Web.People.DemoPeople.Accounts.First(account => account.Email == email);
        await visitor.SignIn(account.Email, account.Password);

        // Act
        await visitor.Go("/staff/focus");
        var read = visitor.Response.StatusCode;
        await visitor.Go("/staff/focus/import");

        // Assert
        Assert.Equal(HttpStatusCode.OK, read);
        Assert.StartsWith("/status/403", visitor.Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/focus")]
    [InlineData("/staff/focus")]
    [InlineData("/staff/focus/import")]
    [InlineData("/staff/focus/figure")]
    [InlineData("/staff/focus/indicators/recorded-crimes")]
    public async Task Page_IsWellMade(string path)
    {
        // Arrange
        await pages.Web.WithFigures();
        using var officer = new Visitor(pages.Web);
        await officer.SignIn();

        // Act
        await officer.Go(path);

        // Assert
        Assert.Equal(HttpStatusCode.OK, officer.Response.StatusCode);
        await Markup.IsValid(officer.Text, path);
    }
}
