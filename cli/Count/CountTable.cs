using System.Globalization;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Counting.Pabulib;
using Spectre.Console;

namespace ParticipatoryHub.Cli.Count;

/// <summary>A result as a table for a person.</summary>
internal static class CountTable
{
    private const int BarWidth = 12;
    private const int PlainWidth = 120;
    private const int LongestName = 48;

    public static void Write(TextWriter output, PabulibElection imported, CountResult result, CountOptions options, int repairs)
    {
        var console = Console(output);
        var file = imported.File;
        console.Write(new Rule($"[bold]{Markup.Escape(file.Find("description") ?? "Election")}[/]").LeftJustified());
        console.MarkupLine(CultureInfo.InvariantCulture, "{0}, {1:N0} ballots, {2} projects, budget {3}",
            CountingRuleNames.Name(result.Rule), result.Voters, result.Projects.Length, Money(options, result.Budget));
        console.WriteLine();
        console.Write(Projects(imported, result, options));
        console.MarkupLine(CultureInfo.InvariantCulture, "[bold]{0} funded[/] for {1}; {2} left.",
            result.Selected.Length, Money(options, result.Cost), Money(options, result.Budget - result.Cost));
        if (result.Voters > 0)
        {
            console.MarkupLine(CultureInfo.InvariantCulture, "On average {0:0.00} of a voter's own projects are funded; {1:N0} voters ({2:0.0} %) have none.",
                (double)result.FundedChoices / result.Voters, result.VotersWithoutFunded, 100.0 * result.VotersWithoutFunded / result.Voters);
        }

        if (result.Endowment is { } endowment)
        {
            console.WriteLine(endowment.Sentence);
        }

        foreach (var note in result.Notes)
        {
            console.MarkupLineInterpolated($"[grey]{note}[/]");
        }

        if (repairs > 0)
        {
            console.MarkupLineInterpolated($"[grey]{repairs} repairs were made in reading the file.[/]");
        }
    }

    /// <summary>A console on any writer: colours where the terminal has them, plain text in a file or pipe.</summary>
    public static IAnsiConsole Console(TextWriter output)
    {
        var isTerminal = output == System.Console.Out && !System.Console.IsOutputRedirected;
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = isTerminal ? console.Profile.Width : PlainWidth;
        return console;
    }

    private static Table Projects(PabulibElection imported, CountResult result, CountOptions options)
    {
        var names = Names(imported.File);
        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumns(new TableColumn("").Centered(), new TableColumn("Id"), new TableColumn("Project"));
        table.AddColumns(new TableColumn("Votes").RightAligned(), new TableColumn("Score").RightAligned(), new TableColumn("Cost").RightAligned());
        table.AddColumn(new TableColumn(result.Endowment is null ? "Why" : "Support"));
        var order = result.Selected.Select((id, place) => (id, place)).ToDictionary(pair => pair.id, pair => pair.place);
        foreach (var project in result.Projects.OrderBy(project => order.GetValueOrDefault(project.Id, int.MaxValue)).ThenByDescending(project => project.Score))
        {
            table.AddRow(
                project.Won ? "[green]✓[/]" : "[grey]·[/]",
                Markup.Escape(project.Id),
                Markup.Escape(Short(names.GetValueOrDefault(project.Id, ""))),
                project.Votes.ToString("N0", CultureInfo.InvariantCulture),
                project.Score.ToString("N0", CultureInfo.InvariantCulture),
                Money(options, project.Cost),
                project.EffectiveSupport is { } support ? Bar(support, project.Won) : Why(project));
        }

        return table;
    }

    private static string Why(ProjectOutcome project) => project.Reason switch
    {
        CountDecision.Bought => "funded",
        CountDecision.DoesNotFit => "did not fit",
        CountDecision.NotReached => "not reached",
        CountDecision.NoSupport => "no support",
        CountDecision.CostsMoreThanBudget => "over budget",
        CountDecision.BelowMinimumVotes => "too few votes",
        CountDecision.BelowMinimumScore => "too few points",
        CountDecision.Withdrawn => "withdrawn",
        CountDecision.ConflictWithWinner => "in conflict",
        _ => "not funded",
    };

    private static string Bar(long percent, bool won)
    {
        var full = (int)Math.Clamp(percent * BarWidth / 100, 0, BarWidth);
        return $"[{(won ? "green" : "yellow")}]{new string('█', full)}[/][grey]{new string('░', BarWidth - full)}[/] {percent,3} %";
    }

    private static string Money(CountOptions options, long amount) => Markup.Escape(options.Amount(amount));

    private static string Short(string name) => name.Length <= LongestName ? name : name[..(LongestName - 1)].TrimEnd() + "…";

    private static Dictionary<string, string> Names(PabulibFile file)
    {
        var (id, name) = (file.Projects.Column("project_id"), file.Projects.Column("name"));
        return name < 0 ? [] : file.Projects.Rows.ToDictionary(row => row.Fields[id], row => row.Fields[name], StringComparer.Ordinal);
    }
}
