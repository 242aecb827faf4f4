using Microsoft.Extensions.DependencyInjection;
using ParticipatoryHub.Search;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Ballots;
using ParticipatoryHub.Tests.Hosting;

namespace ParticipatoryHub.Tests.Communities;

public sealed class SearchTests(BothHubs hubs) : IClassFixture<BothHubs>
{
    [Theory, ClassData(typeof(Databases))]
    public async Task Find_ByStemBeginningAndTitle_RanksTheTitleFirst(DatabaseKind kind)
    {
        // Arrange
        var (index, place) = (Index(kind), $"{Guid.NewGuid():N}");
        await Put(index, place, "1", "A walk along the brook", "Muddy in winter.");
        await Put(index, place, "2", "Seats", "People who were walking asked for seats at the brook, and for more seats.");
        await Put(index, place, "3", "Café", "Tea and cake.");

        // Act
        async Task<string[]> Find(string words, bool any = false) => [.. (await index.Find(new(words, false, [], place, any), default)).Hits.Select(hit => hit.Thing)];

        // Assert
        Assert.Equal(["1", "2"], await Find("walks"));
        Assert.Equal(["2"], await Find("seats brook"));
        Assert.Equal(["3"], await Find("caf"));
        Assert.Equal(["1", "2", "3"], (await Find("brook tea", any: true)).Order());
        Assert.Empty(await Find("brook tea"));
        Assert.Empty(await Find("  \"'*:&|!() "));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Find_ForTheirAudience_AndNotWhatWasReplacedOrTakenOut(DatabaseKind kind)
    {
        // Arrange
        var (index, place) = (Index(kind), $"{Guid.NewGuid():N}");
        await Put(index, place, "1", "Heron", "Grey.");
        await Put(index, place, "2", "Heron nest", "Secret.", SearchAudience.Staff);
        await Put(index, place, "3", "Heron story", "Not kept.", SearchAudience.Nobody);
        await Put(index, place, "1", "Kingfisher", "Blue.");

        // Act
        async Task<string[]> Find(string words, bool isStaff) => [.. (await index.Find(new(words, isStaff, [SearchKind.Evidence], place), default)).Hits.Select(hit => hit.Thing)];

        // Assert
        Assert.Empty(await Find("heron", false));
        Assert.Equal(["2"], await Find("heron", true));
        Assert.Equal(["1"], await Find("kingfisher", false));
        await index.Remove(SearchKind.Evidence, place, "1", default);
        await index.Remove(SearchKind.Evidence, place, "1", default);
        Assert.Empty(await Find("kingfisher", true));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Find_OnManyPages_GivesEachOnce(DatabaseKind kind)
    {
        // Arrange
        var (index, place) = (Index(kind), $"{Guid.NewGuid():N}");
        for (var i = 0; i < 25; i++)
        {
            await Put(index, place, $"{i}", $"Bench {i}", "A bench.");
        }

        // Act
        var pages = new[] { await index.Find(new("bench", false, [], place), default), await index.Find(new("bench", false, [], place, Skip: 20), default) };

        // Assert
        Assert.All(pages, page => Assert.Equal(25, page.Found));
        Assert.Equal(25, pages.SelectMany(page => page.Hits).Select(hit => hit.Thing).Distinct().Count());
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Find_OfAWordThatMostHold_AsOfOneThatFewHold_GivesTheBestForTheirAudience(DatabaseKind kind)
    {
        // Arrange
        var (index, place) = (Index(kind), $"{Guid.NewGuid():N}");
        for (var i = 0; i < 120; i++)
        {
            await Put(index, place, $"{i}", i == 40 ? "Zither" : $"Number {i}", i % 30 == 0 ? "A zither and an ocarina." : "A zither.", i % 3 == 0 ? SearchAudience.Staff : SearchAudience.Everybody);
        }

        await index.Remove(SearchKind.Evidence, place, "1", default);

        // Act
        var (everybody, staff) = (await index.Find(new("zith", false, []), default), await index.Find(new("zither", true, [SearchKind.Evidence], place), default));

        // Assert
        Assert.Equal((79, "40", 20), (everybody.Found, everybody.Hits[0].Thing, everybody.Hits.Length));
        Assert.Equal((119, "40", "119"), (staff.Found, staff.Hits[0].Thing, staff.Hits[1].Thing));
        Assert.Equal(["0", "30", "60", "90"], (await index.Find(new("ocarina", true, []), default)).Hits.Select(hit => hit.Thing).Order(StringComparer.Ordinal));
        Assert.Empty((await index.Find(new("ocarina", false, []), default)).Hits);
    }

    [Theory]
    [InlineData("I am looking for somebody to talk to about my debts", "talk debts")]
    [InlineData("who can help me", "who can help me")]
    [InlineData("", "")]
    public void Telling_OfASentence_LeavesOutWhatTellsNothing(string typed, string telling) => Assert.Equal(telling, SearchWords.Telling(typed));

    private ISearchIndex Index(DatabaseKind kind) => hubs[kind].Services.GetRequiredService<ISearchIndex>();

    private static Task Put(ISearchIndex index, string place, string thing, string title, string text, SearchAudience audience = SearchAudience.Everybody) =>
        index.Put(new(SearchKind.Evidence, place, thing, title, text, audience), default);
}
