using System.Collections.Immutable;
using ParticipatoryHub.Counting;

namespace ParticipatoryHub.Rounds.Import;

/// <summary>What an officer says about a round made from a file; everything left out is taken from the file.</summary>
/// <param name="Id">The new round's slug; null makes one of the name.</param>
/// <param name="Name">What residents call it; null takes the file's description.</param>
/// <param name="Community">The community it belongs to; null takes the file's unit.</param>
/// <param name="Rule">The counting rule; null takes the file's.</param>
/// <param name="OpensAt">When voting opens; null takes the file's first day, or tomorrow at 9 where that is past.</param>
/// <param name="ClosesAt">When it ends; null takes the end of the file's last day, or a fortnight after the opening where that is past.</param>
/// <param name="TimeZone">IANA zone of the dates; null is Europe/London.</param>
/// <param name="WithVotes">Take the file's ballots as those of a finished election: the round is then Closed, ready to be counted.</param>
public sealed record ImportOptions(
    string? Id = null,
    string? Name = null,
    string? Community = null,
    CountingRule? Rule = null,
    DateTimeOffset? OpensAt = null,
    DateTimeOffset? ClosesAt = null,
    string? TimeZone = null,
    bool WithVotes = false)
{
    /// <summary>The zone of dates that name none.</summary>
    public const string DefaultZone = "Europe/London";
}

/// <summary>How far an import is: a sentence for the person and a fraction from 0 to 1.</summary>
public readonly record struct ImportProgress(string Sentence, double Fraction);

/// <summary>What is wrong with a file, in words.</summary>
/// <param name="Code">Stable, for programs.</param>
/// <param name="Line">From 1; null when it is not about one line.</param>
/// <param name="Column">In characters from 1; null when it is not about one place.</param>
public sealed record ImportProblem(string Code, string Sentence, int? Line, int? Column, string? Field = null);

/// <summary>What became of an import.</summary>
/// <param name="Problems">Empty when it was done; else nothing was stored.</param>
/// <param name="RoundId">The round's slug, or null when it was refused.</param>
/// <param name="Notes">What was repaired or assumed, a sentence each.</param>
public sealed record ImportOutcome(ImmutableArray<ImportProblem> Problems, string? RoundId, ImmutableArray<string> Notes)
{
    /// <summary>Whether it was done.</summary>
    public bool Done => Problems.IsEmpty;
}
