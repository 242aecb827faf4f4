using System.Globalization;
using System.Text.RegularExpressions;
using ParticipatoryHub.Cli.Bench.Pages;
using ParticipatoryHub.Cli.Service;

namespace ParticipatoryHub.Cli.Bench.Communities;

/// <summary>How much is kept and how it is read.</summary>
/// <param name="Evidence">Entries of evidence of the community that is read.</param>
/// <param name="Assets">Its assets.</param>
/// <param name="Others">Entries of evidence of another community, which a search over everything goes through too.</param>
/// <param name="Reads">Readings of each page.</param>
/// <param name="Readers">People who read at the same time.</param>
internal sealed record CommunityLoad(int Evidence, int Assets, int Others, int Reads, int Readers);

/// <summary>Measures every page of a community with far more in its registers than any council keeps, while more is added to them.</summary>
internal sealed partial class BenchCommunities(CommunityLoad load, Action<string> tell)
{
    private const int Writers = 8;

    private static readonly string[] Things = ["bench", "bus", "path", "lamp", "garden", "surgery", "school", "shop", "playground", "hall", "river", "crossing", "repair", "library", "choir"];

    private static readonly string[] Kinds = ["conversation", "interview", "story", "observation", "survey", "data", "research"];

    private static readonly string[] Tags = ["level-structural", "level-social", "level-self", "outcome-connectivity", "outcome-collaboration", "outcome-resilience", "outcome-capability", "outcome-efficacy", "outcome-cohesion"];

    /// <summary>Starts the service on each database that was chosen, measures, stops everything.</summary>
    public Task<IReadOnlyList<PageFigures>> Run(string database, CancellationToken cancel) => EachDatabase.Run(database, On, tell, cancel);

    private async Task<IReadOnlyList<PageFigures>> On(string database, HubService service, CancellationToken cancel)
    {
        using var officer = await PageVisits.Officer(service.Address, cancel);
        var here = await Make(officer, "Bench Brook", cancel);
        var there = await Make(officer, "Bench Hill", cancel);
        tell(string.Create(CultureInfo.InvariantCulture, $"{database}: {load.Evidence} entries of evidence, {load.Assets} assets, and {load.Others} entries elsewhere"));
        await Fill(service.Address, here, "evidence", load.Evidence, cancel);
        await Fill(service.Address, here, "assets", load.Assets, cancel);
        await Fill(service.Address, there, "evidence", load.Others, cancel);

        using var nobody = new PageVisitor(service.Address);
        var entry = await AnyEntry(nobody, Page(here, "evidence", $"p={load.Evidence / 100}"), cancel);
        MeasuredPage[] pages =
        [
            new("front page", "/", nobody),
            new("communities", "/communities", nobody),
            new("community", $"/communities/{here}", nobody),
            new("profiles", $"/communities/{here}/profiles", nobody),
            new("evidence", $"/communities/{here}/evidence", nobody),
            new("evidence, last page", Page(here, "evidence", $"p={(load.Evidence + 49) / 50}"), nobody),
            new("evidence, found by words", Page(here, "evidence", "find=bus+late"), nobody),
            new("evidence, found by a tag", Page(here, "evidence", "tag=outcome-cohesion&kind=story"), nobody),
            new("one entry", entry, nobody),
            new("assets and map", $"/communities/{here}/assets", nobody),
            new("needs and assets", $"/communities/{here}/gaps", nobody),
            new("who has been heard", $"/communities/{here}/heard", nobody),
            new("find what is near", $"/communities/{here}/find?q=a+place+to+sit+near+the+bus", nobody),
            new("search, one word", "/search?q=bus", nobody),
            new("search, the commonest word", "/search?q=people", nobody),
            new("search, three words", "/search?q=bench+river+people", nobody),
            new("search, one kind, page 5", "/search?q=path&kind=asset&p=5", nobody),
            new("staff: communities", "/staff/communities", officer),
            new("staff: community", $"/staff/communities/{here}", officer),
            new("staff: evidence", Page(here, "evidence", "status=suggested"), officer),
            new("staff: one entry", entry, officer),
            new("staff: new entry", $"/communities/{here}/evidence/new", officer),
        ];
        tell(string.Create(CultureInfo.InvariantCulture, $"{database}: reading {pages.Length} pages {load.Reads} times each while entries are added"));
        using var writer = await PageVisits.Officer(service.Address, cancel);
        await writer.Open($"/communities/{here}/evidence/new", cancel);
        var added = load.Evidence;
        await PageReading.Read(pages, load.Reads, load.Readers, () => Add(writer, here, "evidence", ++added, cancel), cancel);
        return [.. pages.Select(page => PageFigures.Of(database, page))];
    }

    // Not every entry is for everybody: the first that the list shows.
    private static async Task<string> AnyEntry(PageVisitor reader, string list, CancellationToken cancel) =>
        EntryLink().Match(await reader.Open(list, cancel)) is { Success: true } found ? found.Groups[1].Value : throw new CommandFailure($"{list} shows no entry.");

    private static string Page(string community, string register, string query) => $"/communities/{community}/{register}?{query}";

    private static async Task<string> Make(PageVisitor officer, string name, CancellationToken cancel)
    {
        await officer.Open("/staff/communities/new", cancel);
        return (await officer.Post("/staff/communities/new", cancel, ("name", name), ("kind", "place"))).Split('/')[^1];
    }

    private static async Task Fill(Uri service, string community, string register, int count, CancellationToken cancel)
    {
        var next = 0;
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(async _ =>
        {
            using var writer = await PageVisits.Officer(service, cancel);
            await writer.Open($"/communities/{community}/{register}/new", cancel);
            int number;
            while ((number = Interlocked.Increment(ref next)) <= count)
            {
                await Add(writer, community, register, number, cancel);
            }
        }));
    }

    private static async Task Add(PageVisitor writer, string community, string register, int number, CancellationToken cancel)
    {
        var (one, two) = (Things[number % Things.Length], Things[number / Things.Length % Things.Length]);
        (string, string)[] fields =
        [
            ("op", Guid.NewGuid().ToString()),
            ("title", string.Create(CultureInfo.InvariantCulture, $"The {one} and the {two}, {number}")),
            ("what", $"People said that the {one} is late and the {two} is early. They would sit there longer if somebody asked them, and some would help to look after it. Others would rather have it somewhere else, and say so each time."),
            ("tag", Tags[number % 3]), ("tag", Tags[3 + number % 6]),
        ];
        var form = $"/communities/{community}/{register}/new";
        var went = await writer.Post(form, cancel, register == "assets"
            ? [.. fields, ("kind", number % 9 == 0 ? "vulnerability" : "place"), ("latitude", Degrees(53.7 + number % 100 * 0.0002)), ("longitude", Degrees(-2.6 - number / 100 * 0.0003))]
            : [.. fields, ("kind", Kinds[number % Kinds.Length]), ("source", string.Create(CultureInfo.InvariantCulture, $"A resident, {number % 40}")), ("gathered", "2026-01-05"), ("consent", number % 10 == 0 ? "team" : "public")]);
        if (went == form)
        {
            throw new CommandFailure($"Entry {number} of {register} was not taken.");
        }
    }

    private static string Degrees(double degrees) => degrees.ToString("0.0000", CultureInfo.InvariantCulture);

    [GeneratedRegex("href=\"(/communities/[a-z0-9-]+/evidence/[0-9]+)\"")]
    private static partial Regex EntryLink();
}
