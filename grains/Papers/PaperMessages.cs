using System.Collections.Immutable;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.People;

namespace ParticipatoryHub.Papers;

/// <summary>Prepare a batch of papers to be printed.</summary>
/// <param name="Place">Where it will be used, for staff.</param>
/// <param name="Area">The area bucket of its voters, or null.</param>
/// <param name="Printed">How many, 1 to <see cref="PaperSerial.MostInABatch"/>.</param>
[GenerateSerializer, Immutable, Alias("hub.papers.PreparePapers")]
public sealed record PreparePapers([property: Id(0)] string Place, [property: Id(1)] string? Area, [property: Id(2)] int Printed, [property: Id(3)] StaffMember By);

/// <summary>Hand out a paper of a batch to somebody: their right is marked, and an earlier vote of theirs goes out of the box.</summary>
/// <param name="Id">Made with the form; sending the same again marks once.</param>
/// <param name="VoterCode">As typed. Empty where <see cref="HandOutPaper.Person"/> is given.</param>
[GenerateSerializer, Immutable, Alias("hub.papers.HandOutPaper")]
public sealed record HandOutPaper([property: Id(0)] Guid Id, [property: Id(1)] int Batch, [property: Id(2)] string VoterCode, [property: Id(3)] StaffMember By)
{
    /// <summary>Somebody who may vote without a code and has been registered; null with a code.</summary>
    [Id(4)]
    public Person? Person { get; init; }

    /// <summary>Not the code.</summary>
    public override string ToString() => $"HandOutPaper {Id}";
}

/// <summary>Whether a paper may be handed out.</summary>
/// <param name="Refusals">Empty when the register is marked.</param>
/// <param name="HadVoted">Whether an earlier vote was replaced; what it said nobody sees.</param>
[GenerateSerializer, Immutable, Alias("hub.papers.HandOutOutcome")]
public sealed record HandOutOutcome([property: Id(0)] ImmutableArray<Refused> Refusals, [property: Id(1)] bool HadVoted);

/// <summary>Count in the papers of a batch; again as often as needed, until somebody has finished entering it.</summary>
[GenerateSerializer, Immutable, Alias("hub.papers.CountInPapers")]
public sealed record CountInPapers([property: Id(0)] int Batch, [property: Id(1)] PaperManifest Manifest, [property: Id(2)] StaffMember By);

/// <summary>Enter what stands on a paper.</summary>
/// <param name="Serial">As typed or scanned.</param>
/// <param name="Marks">As <see cref="PaperMarks"/> reads it.</param>
[GenerateSerializer, Immutable, Alias("hub.papers.EnterPaper")]
public sealed record EnterPaper([property: Id(0)] int Batch, [property: Id(1)] string Serial, [property: Id(2)] string Marks, [property: Id(3)] StaffMember By)
{
    /// <summary>Not the marks.</summary>
    public override string ToString() => nameof(EnterPaper);
}

/// <summary>Something about a batch that needs no more words: finish entering it, or put it into the box.</summary>
[GenerateSerializer, Immutable, Alias("hub.papers.BatchAct")]
public sealed record BatchAct([property: Id(0)] int Batch, [property: Id(1)] StaffMember By);

/// <summary>Take back what the visitor entered for a paper.</summary>
[GenerateSerializer, Immutable, Alias("hub.papers.TakeBackPaper")]
public sealed record TakeBackPaper([property: Id(0)] int Batch, [property: Id(1)] int Number, [property: Id(2)] StaffMember By);

/// <summary>Decide from the paper what holds where two entries differ, or correct what an audit found.</summary>
/// <param name="Marks">As <see cref="PaperMarks"/> reads it, or <c>x</c> where there is no such paper.</param>
/// <param name="Reason">Why; kept with the decision.</param>
[GenerateSerializer, Immutable, Alias("hub.papers.DecidePaper")]
public sealed record DecidePaper(
    [property: Id(0)] int Batch, [property: Id(1)] int Number, [property: Id(2)] string Marks, [property: Id(3)] string Reason, [property: Id(4)] StaffMember By)
{
    /// <summary>Not the marks.</summary>
    public override string ToString() => nameof(DecidePaper);
}

/// <summary>What became of a command about paper.</summary>
/// <param name="Refusals">Empty when it was done.</param>
/// <param name="Batch">The batch it made or was about; 0 when it was refused.</param>
[GenerateSerializer, Immutable, Alias("hub.papers.PaperOutcome")]
public sealed record PaperOutcome([property: Id(0)] ImmutableArray<Refused> Refusals, [property: Id(1)] int Batch)
{
    /// <summary>Whether it was done.</summary>
    public bool Done => Refusals.IsEmpty;
}

/// <summary>A batch as a member of staff may see it.</summary>
/// <param name="Batch">The batch; who enters it is told by <paramref name="Hand"/> alone.</param>
/// <param name="Hand">The visitor's hand: first or second while they enter or could, third where both are done and they are neither.</param>
/// <param name="Own">What the visitor entered. Nobody's else.</param>
/// <param name="Differences">Where the two differ; empty for those who enter, and until both are done.</param>
/// <param name="Open">Differences that are not decided; 0 until both are done.</param>
/// <param name="Agreed">Papers on which the two agree, or a third has decided; 0 until both are done.</param>
[GenerateSerializer, Immutable, Alias("hub.papers.PaperBatchView")]
public sealed record PaperBatchView(
    [property: Id(0)] PaperBatch Batch,
    [property: Id(1)] PaperHand Hand,
    [property: Id(2)] ImmutableArray<PaperEntry> Own,
    [property: Id(3)] ImmutableArray<PaperDifference> Differences,
    [property: Id(4)] int Open,
    [property: Id(5)] int Agreed);

/// <summary>Draw an audit's sample.</summary>
/// <param name="Seed">Rolled in public, such as 20 throws of a die.</param>
/// <param name="Size">How many papers.</param>
[GenerateSerializer, Immutable, Alias("hub.papers.DrawSample")]
public sealed record DrawSample([property: Id(0)] string Seed, [property: Id(1)] int Size, [property: Id(2)] StaffMember By);

/// <summary>Enter what stands on a paper of a sample, without seeing what is in the box.</summary>
[GenerateSerializer, Immutable, Alias("hub.papers.CheckPaper")]
public sealed record CheckPaper([property: Id(0)] int Sample, [property: Id(1)] PaperSerial Serial, [property: Id(2)] string Marks, [property: Id(3)] StaffMember By)
{
    /// <summary>Not the marks.</summary>
    public override string ToString() => nameof(CheckPaper);
}

/// <summary>An audit is over: tell what it found.</summary>
[GenerateSerializer, Immutable, Alias("hub.papers.FinishSample")]
public sealed record FinishSample([property: Id(0)] int Sample, [property: Id(1)] StaffMember By);

/// <summary>A paper of a sample.</summary>
/// <param name="Holds">Whether it is what is in the box; null until it was looked at.</param>
/// <param name="IsCorrected">Whether a correction has put right what was found.</param>
/// <param name="MayCorrect">Whether the visitor may put it right: somebody else than who found it.</param>
[GenerateSerializer, Immutable, Alias("hub.papers.SampledPaper")]
public sealed record SampledPaper([property: Id(0)] PaperSerial Serial, [property: Id(1)] bool? Holds, [property: Id(2)] bool IsCorrected, [property: Id(3)] bool MayCorrect);

/// <summary>An audit of paper.</summary>
/// <param name="Papers">What was drawn, by batch and number.</param>
/// <param name="All">How many papers there are to draw from.</param>
[GenerateSerializer, Immutable, Alias("hub.papers.PaperAuditView")]
public sealed record PaperAuditView(
    [property: Id(0)] int Number,
    [property: Id(1)] string Seed,
    [property: Id(2)] ImmutableArray<SampledPaper> Papers,
    [property: Id(3)] int All,
    [property: Id(4)] bool IsDone)
{
    /// <summary>Papers that were looked at.</summary>
    public int Checked => Papers.Count(paper => paper.Holds is not null);

    /// <summary>Papers that are not what is in the box.</summary>
    public int Differences => Papers.Count(paper => paper.Holds == false);
}
