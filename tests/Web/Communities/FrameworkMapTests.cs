using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using ParticipatoryHub.Tests.Counting;
using ParticipatoryHub.Tests.Rounds;
using ParticipatoryHub.Tests.Web.Pages;
using ParticipatoryHub.Tests.Web.Plans;

namespace ParticipatoryHub.Tests.Web.Communities;

/// <summary>The map from each paragraph of the two documents to the page that does what it says.</summary>
[Collection(PageTests.Name)]
public sealed partial class FrameworkMapTests(PagesFixture pages)
{
    private static readonly (string Heading, string File, int Paragraphs)[] Documents =
    [
        ("Community resilience framework", "chorley-community-resilience-framework.txt", 171),
        ("Community resilience outcomes framework", "community-resilience-outcomes-framework.txt", 12),
    ];

    [Fact]
    public void Map_NamesEachParagraphOnce()
    {
        // Arrange
        var rows = Rows();

        foreach (var (heading, file, paragraphs) in Documents)
        {
            // Act
            var named = rows.Where(row => row.Heading == heading).SelectMany(row => Enumerable.Range(row.First, row.Last - row.First + 1)).ToList();

            // Assert: where the documents are beside the repository, they are counted.
            Assert.Equal(Enumerable.Range(1, paragraphs), named);
            var seed = Path.Combine(DocsFile.Root, "..", "shared", "seeds", file);
            Assert.Equal(paragraphs, File.Exists(seed) ? File.ReadLines(seed).Count(line => line.Trim().Length > 0) : paragraphs);
        }
    }

    [Fact]
    public async Task Map_EachOfItsPages_Opens()
    {
        // Arrange
        await pages.Web.WithCommunities();
        await pages.Web.WithPlans();
        using var nobody = new Visitor(pages.Web);
        using var officer = new Visitor(pages.Web);
        await officer.SignIn();
        var closed = new List<string>();

        // Act
        foreach (var page in Rows().SelectMany(row => row.Pages).Distinct())
        {
            var visitor = ForStaff().IsMatch(page) ? officer : nobody;
            using var answer = await visitor.Send(new HttpRequestMessage(HttpMethod.Get, page));
            if (answer.StatusCode != HttpStatusCode.OK || answer.RequestMessage!.RequestUri!.PathAndQuery != page)
            {
                closed.Add($"{page}: {answer.StatusCode}");
            }
        }

        // Assert
        Assert.Empty(closed);
    }

    private static List<(string Heading, int First, int Last, string[] Pages)> Rows()
    {
        var (rows, heading) = (new List<(string, int, int, string[])>(), "");
        foreach (var line in File.ReadLines(Path.Combine(DocsFile.Root, "docs", "framework.md")))
        {
            heading = line.StartsWith("## ", StringComparison.Ordinal) ? line[3..] : heading;
            if (Row().Match(line) is { Success: true } row)
            {
                var first = int.Parse(row.Groups[1].Value, CultureInfo.InvariantCulture);
                var last = row.Groups[2].Success ? int.Parse(row.Groups[2].Value, CultureInfo.InvariantCulture) : first;
                rows.Add((heading, first, last, [.. Page().Matches(row.Groups[3].Value).Select(match => match.Groups[1].Value)]));
            }
        }

        return rows;
    }

    [GeneratedRegex(@"^\| (\d+)(?:–(\d+))? \|.*\| ([^|]+) \|$")]
    private static partial Regex Row();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Page();

    [GeneratedRegex("^/staff|/skills$|/voices$|/activities/new$|/(?:milestones|review|agree)")]
    private static partial Regex ForStaff();
}
