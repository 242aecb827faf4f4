using System.ComponentModel;
using ParticipatoryHub.Papers;

namespace ParticipatoryHub.Web.Papers;

/// <summary>The batches of paper of a round.</summary>
internal sealed record PapersBody(IReadOnlyList<PaperBatchBody> Batches);

/// <summary>A batch of paper.</summary>
internal sealed record PaperBatchBody(
    int Number,
    string Place,
    string? Area,
    int Printed,
    [property: Description("atTheTable, entering, comparing or settled.")] string Phase,
    [property: Description("Marks in the register for papers of this batch.")] int Marks,
    [property: Description("Papers that came back; null before they were counted in.")] int? Returned,
    [property: Description("Ballots in the box from it.")] int InBox,
    [property: Description("How often it went into the box.")] int Version)
{
    public static PaperBatchBody Of(PaperBatch batch) => new(
        batch.Number, batch.Place, batch.Area, batch.Printed,
        batch.Phase switch { PaperPhase.AtTheTable => "atTheTable", PaperPhase.Entering => "entering", PaperPhase.Comparing => "comparing", _ => "settled" },
        batch.Marks, batch.Manifest?.Returned, batch.Settled, batch.Version);
}

/// <summary>Papers to prepare.</summary>
internal sealed record PreparePapersBody(string Place, string? Area, int Printed);

/// <summary>How a batch came back.</summary>
internal sealed record CountInBody(string Bag, int Returned, int Spoilt, int Unused, int Missing, int Unmarked, int NotTaken, string? Note);

/// <summary>A paper as one of two enters it.</summary>
internal sealed record EnterPaperBody(
    [property: Description("As printed, such as 3-17-K.")] string Serial,
    [property: Description("Numbers of projects with blanks between; b for blank, o for over-voted, u and why for unclear.")] string Marks);

/// <summary>What a third person decides of a paper on which two differ.</summary>
internal sealed record DecidePaperBody(int Number, string Marks, string Reason);

/// <summary>Who takes a paper.</summary>
internal sealed record HandOutBody(
    [property: Description("Made by whoever asks; sending the same again marks once.")] Guid Id,
    [property: Description("As typed. People without one are marked on the page.")] string VoterCode);

/// <summary>The register is marked.</summary>
internal sealed record HandedOutBody([property: Description("Whether an earlier vote went out of the box; what it said nobody sees.")] bool HadVoted);

/// <summary>A sample to draw.</summary>
internal sealed record DrawSampleBody([property: Description("Rolled in public, such as 20 throws of a die.")] string Seed, int Size);

/// <summary>The audits of the papers of a round.</summary>
internal sealed record PaperAuditsBody(IReadOnlyList<PaperAuditBody> Audits);

/// <summary>An audit of papers.</summary>
internal sealed record PaperAuditBody(
    int Number,
    string Seed,
    [property: Description("How many papers there were to draw from.")] int All,
    int Checked,
    [property: Description("Papers that are not what is in the box.")] int Differences,
    bool IsDone,
    IReadOnlyList<SampledPaperBody> Papers)
{
    public static PaperAuditBody Of(PaperAuditView audit) => new(
        audit.Number, audit.Seed, audit.All, audit.Checked, audit.Differences, audit.IsDone, [.. audit.Papers.Select(paper => new SampledPaperBody(paper.Serial.ToString(), paper.Holds, paper.IsCorrected))]);
}

/// <summary>A paper that the seed drew.</summary>
internal sealed record SampledPaperBody(
    string Serial,
    [property: Description("Whether it is what is in the box; null until it was looked at.")] bool? Holds,
    bool IsCorrected);
