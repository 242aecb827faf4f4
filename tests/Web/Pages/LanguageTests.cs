using System.Net;
using ParticipatoryHub.Web.Languages;

namespace ParticipatoryHub.Tests.Web.Pages;

/// <summary>The language of an answer, and numbers in it.</summary>
[Collection(PageTests.Name)]
public sealed class LanguageTests(PagesFixture pages)
{
    [Theory]
    [InlineData("cy", "ltr")]
    [InlineData("pl", "ltr")]
    [InlineData("ur", "rtl")]
    public async Task Language_ChosenByThePerson_IsKept(string code, string direction)
    {
        // Arrange
        using var visitor = new Visitor(pages.Web);
        await visitor.Go("/language");

        // Act
        await visitor.Press(Language.Of(code)!.Name);

        // Assert
        Assert.Equal("/", visitor.Path);
        Assert.Equal((code, direction), (visitor.Page.DocumentElement.GetAttribute("lang"), visitor.Page.DocumentElement.GetAttribute("dir")));
        Assert.DoesNotContain("Community budgets", visitor.Page.QuerySelector("header")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Language_AskedForByTheBrowser_IsSpoken()
    {
        // Arrange
        using var http = new HttpClient { BaseAddress = pages.Web.Address };
        http.DefaultRequestHeaders.Add("Accept-Language", "fr, pl;q=0.8, en;q=0.5");

        // Act
        var page = await http.GetStringAsync("/");

        // Assert
        Assert.Contains("<html lang=\"pl\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en-GB", "1 0 1 1 1 1 1")]
    [InlineData("cy", "0 1 2 3 5 4 5")]
    [InlineData("pl", "2 0 1 1 2 2 1")]
    [InlineData("ur", "1 0 1 1 1 1 1")]
    public void Form_OfANumber_IsThatOfTheLanguage(string language, string forms)
    {
        // Act
        var found = string.Join(' ', ((long[])[0, 1, 2, 3, 5, 6, 22]).Select(number => Plurals.Form(language, number)));

        // Assert
        Assert.Equal(forms, found);
    }
}
