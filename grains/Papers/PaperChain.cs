using System.Globalization;
using System.Text.Json.Nodes;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Trust;

namespace ParticipatoryHub.Papers;

/// <summary>What the public chain says of paper. It has counts and roots; places, serials beside choices, and people are in none.</summary>
internal static class PaperChain
{
    /// <summary>A batch that went into the box, or went again after a correction.</summary>
    public const string BatchKind = "PAPER_BATCH";

    /// <summary>The marks that were made when papers were handed out, known after the close.</summary>
    public const string MarksKind = "PAPER_ISSUED";

    /// <summary>The seed of an audit and the papers it draws.</summary>
    public const string SampleKind = "PAPER_SAMPLE";

    /// <summary>What an audit found.</summary>
    public const string AuditKind = "PAPER_AUDIT";

    /// <summary>A batch.</summary>
    public static ChainEntry Batch(PaperBatch batch, PaperAgreement read, PaperList list, DateTimeOffset at)
    {
        var manifest = batch.Manifest!;
        return new(BatchKind, CanonicalJson.Write(new JsonObject
        {
            ["at"] = FrozenRules.Instant(at),
            ["blank"] = (long)read.Count(PaperIntent.Blank),
            ["count"] = (long)list.Count,
            ["differed"] = (long)read.Differences.Length,
            ["missing"] = (long)manifest.Missing,
            ["notTaken"] = (long)manifest.NotTaken,
            ["number"] = (long)batch.Number,
            ["overVoted"] = (long)read.Count(PaperIntent.OverVoted),
            ["printed"] = (long)batch.Printed,
            ["returned"] = (long)manifest.Returned,
            ["root"] = RootOf(list),
            ["spoilt"] = (long)manifest.Spoilt,
            ["unclear"] = (long)read.Count(PaperIntent.Unclear),
            ["unmarked"] = (long)manifest.Unmarked,
            ["unused"] = (long)manifest.Unused,
            ["version"] = (long)list.Version,
        }), BatchId(batch.Number, list.Version));
    }

    /// <summary>The id of a batch's entry.</summary>
    public static string BatchId(int batch, int version) => string.Create(CultureInfo.InvariantCulture, $"paper-{batch}-{version}");

    /// <summary>The marks.</summary>
    public static ChainEntry Marks(PaperList list) => new(MarksKind, CanonicalJson.Write(new JsonObject { ["count"] = (long)list.Count, ["root"] = RootOf(list) }), MarksId);

    /// <summary>The id of the marks' entry.</summary>
    public const string MarksId = "paper-issued";

    /// <summary>An audit's sample.</summary>
    public static ChainEntry Sample(int number, PaperSample sample, DateTimeOffset at) => new(SampleKind, CanonicalJson.Write(new JsonObject
    {
        ["at"] = FrozenRules.Instant(at),
        ["number"] = (long)number,
        ["papers"] = sample.Papers,
        ["sample"] = PaperSample.Write(sample.Drawn),
        ["seed"] = sample.Seed,
        ["size"] = (long)sample.Drawn.Length,
    }), string.Create(CultureInfo.InvariantCulture, $"paper-sample-{number}"));

    /// <summary>An audit's findings.</summary>
    public static ChainEntry Audit(int number, int papers, int differences, DateTimeOffset at) => new(AuditKind, CanonicalJson.Write(new JsonObject
    {
        ["at"] = FrozenRules.Instant(at),
        ["checked"] = (long)papers,
        ["differences"] = (long)differences,
        ["number"] = (long)number,
    }), string.Create(CultureInfo.InvariantCulture, $"paper-audit-{number}"));

    /// <summary>The root of a list, as its entry has it.</summary>
    public static string RootOf(PaperList list) => Convert.ToHexStringLower(MerkleTree.Of(list.Leaves.Span).Root());
}
