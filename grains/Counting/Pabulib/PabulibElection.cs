using System.Collections.Immutable;

namespace ParticipatoryHub.Counting.Pabulib;

/// <summary>A file made ready to be counted.</summary>
/// <param name="File">The file.</param>
/// <param name="Election">Its projects and ballots.</param>
/// <param name="Limits">What a ballot had to keep to.</param>
/// <param name="Currency">The file's ISO 4217 code, if it has one.</param>
/// <param name="MinorUnits">By what the file's money was multiplied: 100, or more where it has more decimals.</param>
/// <param name="PointUnits">By what the file's points were multiplied: 1, or more where they are decimals.</param>
public sealed record PabulibElection(PabulibFile File, Election Election, BallotLimits Limits, string? Currency, long MinorUnits, long PointUnits)
{
    /// <summary>Options for a rule with the file's unit of money: steps of one currency unit, its code before amounts.</summary>
    public CountOptions Options(CountingRule rule) =>
        CountOptions.For(rule) with { Step = MinorUnits, MinorUnits = MinorUnits, CurrencySign = Currency is null or "GBP" ? "£" : Currency };

    /// <summary>
    /// Makes an election of a file. Ids are text. A project named twice in a ballot counts once, points summed.
    /// Numbers that do not agree with the ballots, unknown projects, points that do not match and ids that are there
    /// twice are errors; ballots that are wrong can be skipped and listed instead.
    /// </summary>
    public static PabulibImport From(PabulibFile file, PabulibReadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        var notes = new PabulibRepairs();
        try
        {
            var election = new PabulibImporter(file, options ?? PabulibReadOptions.Strict, notes).Import();
            return new PabulibImport(election, notes.ToNotes(), null);
        }
        catch (PabulibException refused)
        {
            return new PabulibImport(null, [], refused.Error);
        }
    }
}
