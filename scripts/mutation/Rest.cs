// What the verifier's files name of files that need grains and storage, so that they compile without them: scripts/mutation/run.
namespace ParticipatoryHub.Ballots
{
    public enum BallotChannel
    {
        Unspecified = 0,
        Online = 1,
        Paper = 2,
        Kiosk = 3,
        Phone = 4,
    }

    public sealed record StoredBallot(ReadOnlyMemory<byte> Handle, string Choices, ReadOnlyMemory<byte> Nonce, BallotChannel Channel, string? Area);

    public sealed record StoredCast(
        long Sequence, ReadOnlyMemory<byte> Hash, Guid CastId, ReadOnlyMemory<byte> Fingerprint, ReadOnlyMemory<byte> Leaf, ReadOnlyMemory<byte>? ReplacedLeaf, long Tracking, int? Paper);

    public sealed record StoredChainEntry(long Sequence, string Kind, string Body, string Id, ReadOnlyMemory<byte> Hash);

    internal static class VoidBallots
    {
        public const string Kind = "VOID";
    }
}

namespace ParticipatoryHub.Papers
{
    internal static class PaperChain
    {
        public const string BatchKind = "PAPER_BATCH";
        public const string MarksKind = "PAPER_ISSUED";
        public const string SampleKind = "PAPER_SAMPLE";
        public const string AuditKind = "PAPER_AUDIT";
    }
}

namespace ParticipatoryHub.Rounds
{
}

namespace ParticipatoryHub.Trust
{
    internal static class SealEntries
    {
        public const string BatchKind = "BATCH";
        public const string SupersededKind = "SUPERSEDED";
    }
}
