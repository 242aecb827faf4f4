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
