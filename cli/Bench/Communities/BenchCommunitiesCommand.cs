using System.CommandLine;
using ParticipatoryHub.Cli.Bench.Pages;

namespace ParticipatoryHub.Cli.Bench.Communities;

/// <summary><c>hub bench communities</c>.</summary>
internal static class BenchCommunitiesCommand
{
    /// <summary>What a page may take at p95, in milliseconds.</summary>
    private const double Most = 150;

    /// <summary>What a search may take at p95, in milliseconds.</summary>
    private const double MostOfASearch = 100;

    /// <summary>The command; it ends with 1 when a page, or a search, takes longer than it may.</summary>
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Print one line of JSON." };
        var evidence = Number("--evidence", 10_000, "Entries of evidence of the community that is read.").Whole(100, 100_000);
        var assets = Number("--assets", 2_000, "Its assets.").Whole(100, 100_000);
        var others = Number("--others", 38_000, "Entries of another community, which a search goes through too.").Whole(1, 200_000);
        var reads = Number("--reads", 100, "Readings of each page.").Whole(20, 10_000);
        var readers = Number("--readers", 2, "People who read at the same time.").Whole(1, 100);
        var database = EachDatabase.Choice();
        var command = new Command("communities", "How long every page of a community with full registers takes, and a search over all of them, on SQLite and PostgreSQL.")
        {
            json, database, evidence, assets, others, reads, readers,
        };
        command.SetAction(async (parse, cancel) =>
        {
            var asJson = parse.GetValue(json);
            var load = new CommunityLoad(parse.GetValue(evidence), parse.GetValue(assets), parse.GetValue(others), parse.GetValue(reads), parse.GetValue(readers));
            var figures = await new BenchCommunities(load, line => Tell(line, asJson)).Run(parse.GetValue(database)!, cancel);
            PageReport.Print(figures, Most, asJson);
            return figures.All(page => page.P95 < (page.Page.StartsWith("search", StringComparison.Ordinal) ? MostOfASearch : Most)) ? 0 : 1;
        });
        return command;
    }

    private static Option<int> Number(string name, int otherwise, string description) => new(name) { Description = description, DefaultValueFactory = _ => otherwise };

    private static void Tell(string line, bool asJson)
    {
        if (!asJson)
        {
            Console.Error.WriteLine(line);
        }
    }
}
