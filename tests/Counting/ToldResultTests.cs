using System.Globalization;
using System.Text;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Tests.Rounds;

namespace ParticipatoryHub.Tests.Counting;

/// <summary>
/// Everything that is published of a count, word for word and penny for penny: steps, reasons, ties, figures, notes, and how many further
/// votes each loser needed. That the right projects win is shown elsewhere (C10); a change in Told/ is a change of what residents are told,
/// to be read before it is kept.
/// </summary>
public sealed class ToldResultTests
{
    public static TheoryData<string> Names => [.. ToldElections.All.Select(told => told.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Run_EveryRule_TellsWhatIsKept(string name)
    {
        // Arrange
        var (_, plain, declared) = ToldElections.All.Single(told => told.Name == name);
        var election = plain.Build();
        var text = new StringBuilder();

        // Act
        foreach (var rule in CountingRuleNames.All)
        {
            Tell(text, election, declared(CountOptions.For(rule)));
        }

        // Assert
        DocsFile.AssertSame($"tests/Counting/Told/{name.Replace(' ', '-').Replace(",", "", StringComparison.Ordinal)}.txt", text.ToString());
    }

    private static void Tell(StringBuilder text, Election election, CountOptions options)
    {
        var result = Count.Run(election, options);
        Line(text, $"# {CountingRuleNames.Name(result.Rule)}: {result.Cost} of {result.Budget} spent on [{string.Join(' ', result.Selected)}]; {result.FundedChoices} choices funded, {result.VotersWithoutFunded} of {result.Voters} voters without");
        foreach (var step in result.Steps)
        {
            var tie = step.TiedWith.IsEmpty ? "" : $", before [{string.Join(' ', step.TiedWith)}] by {step.TieDecidedBy}";
            Line(text, $"{step.Stage} {step.Decision} {step.Project}: {step.Votes} votes, score {step.Score}, cost {step.Cost}, left {step.MoneyBefore} then {step.MoneyAfter}, figure {step.Number} ({step.Exact ?? "-"}){tie}");
        }

        foreach (var project in result.Projects)
        {
            var needed = Count.NeededVotes(election, options, project.Id);
            Line(text, $"{project.Id} {(project.Won ? "won" : "lost")}, {project.Reason} at step {project.Step + 1}, {project.Votes} votes, score {project.Score}, cost {project.Cost}, support {project.EffectiveSupport?.ToString(CultureInfo.InvariantCulture) ?? "-"}, needs {needed.Ballots?.ToString(CultureInfo.InvariantCulture) ?? "-"} ({needed.Basis}): {project.Sentence}");
        }

        if (result.Endowment is { } endowment)
        {
            Line(text, $"endowment {endowment.First} to {endowment.Final} in {endowment.Increments} steps of {endowment.Step}: {endowment.Sentence}");
        }

        if (result.Comparison is { } comparison)
        {
            Line(text, $"comparison: {comparison.PreferEqualShares} prefer equal shares, {comparison.PreferGreedy} greedy{(comparison.Switched ? ", which is taken" : "")}");
        }

        foreach (var note in result.Notes)
        {
            Line(text, $"note: {note}");
        }

        text.Append('\n');
    }

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
