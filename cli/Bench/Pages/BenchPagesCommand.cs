using System.CommandLine;

namespace ParticipatoryHub.Cli.Bench.Pages;

/// <summary><c>hub bench pages</c>.</summary>
internal static class BenchPagesCommand
{
    /// <summary>The command; it ends with 1 when a page takes 100 ms or more at p95.</summary>
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Print one line of JSON." };
        var projects = Number("--projects", 200, "Projects of each round.").Whole(10, 500);
        var ballots = Number("--ballots", 50_000, "Ballots in each round before it is read.").Whole(1, 1_000_000);
        var ideas = Number("--ideas", 200, "Ideas of the round that takes ideas.").Whole(10, 5_000);
        var reads = Number("--reads", 100, "Readings of each page.").Whole(20, 10_000);
        var readers = Number("--readers", 2, "People who read at the same time.").Whole(1, 100);
        var rate = Number("--rate", 50, "Ballots a second that are cast meanwhile.").Whole(1, 2_000);
        var database = EachDatabase.Choice();
        var command = new Command("pages", "How long every page of a large round takes while its residents vote, on SQLite and PostgreSQL.")
        {
            json, database, projects, ballots, ideas, reads, readers, rate,
        };
        command.SetAction(async (parse, cancel) =>
        {
            var asJson = parse.GetValue(json);
            var load = new PageLoad(
                parse.GetValue(projects), parse.GetValue(ballots), parse.GetValue(ideas), parse.GetValue(reads), parse.GetValue(readers), parse.GetValue(rate));
            var figures = await new BenchPages(load, line => Tell(line, asJson)).Run(parse.GetValue(database)!, cancel);
            PageReport.Print(figures, Most, asJson);
            return figures.All(page => page.P95 < Most) ? 0 : 1;
        });
        return command;
    }

    /// <summary>What a page may take at p95, in milliseconds.</summary>
    private const double Most = 100;

    private static Option<int> Number(string name, int otherwise, string description) =>
        new(name) { Description = description, DefaultValueFactory = _ => otherwise };

    private static void Tell(string line, bool asJson)
    {
        if (!asJson)
        {
            Console.Error.WriteLine(line);
        }
    }
}
