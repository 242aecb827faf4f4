using System.Text.Json.Nodes;
using ParticipatoryHub.Ballots;

namespace ParticipatoryHub.Rounds;

/// <summary>
/// What the public chain says of a round's events. Ids are counted per round, so that an event told twice is there once; no member of
/// staff is named, and of a count only its digests are told before it is published.
/// </summary>
internal static class RoundChain
{
    /// <summary>The entry of an event, or null where the chain says nothing.</summary>
    public static ChainEntry? Entry(RoundState before, RoundEvent happened) => happened switch
    {
        VotingOpened e => Entry("OPEN", "open", e, new() { ["closesAt"] = FrozenRules.Instant(before.Setup!.ClosesAt), ["opensAt"] = FrozenRules.Instant(e.OpensAt), ["rules"] = e.RulesHash }),
        VotingExtended e => Entry("EXTEND", $"extend-{before.Extensions + 1}", e, new() { ["closesAt"] = FrozenRules.Instant(e.ClosesAt), ["reason"] = e.Reason }),
        VotingSuspended e => Entry("SUSPEND", $"suspend-{before.Suspensions + 1}", e, new() { ["reason"] = e.Reason }),
        VotingResumed e => Entry("RESUME", $"resume-{before.Resumptions + 1}", e, new() { ["reason"] = e.Reason }),
        VotingClosed e => Entry("CLOSE", "close", e, new() { ["reason"] = e.Reason }),
        ImportedVotesTaken e => Entry("IMPORT", "import", e, new() { ["rules"] = e.RulesHash }),
        RoundCounted e => Entry("COUNT", $"count-{e.Count.Version}", e, Count(e.Count)),
        ResultPublished e => Entry("PUBLISH", $"publish-{before.LatestCount!.Version}", e, Publication(before.LatestCount, e.Manifest)),
        RoundCancelled e => Entry("CANCEL", "cancel", e, new() { ["reason"] = e.Reason }),
        _ => null,
    };

    private static ChainEntry Entry(string kind, string id, RoundEvent happened, JsonObject body)
    {
        body["at"] = FrozenRules.Instant(happened.At);
        return new ChainEntry(kind, CanonicalJson.Write(body), id);
    }

    private static JsonObject Publication(CountStamp count, ManifestStamp? manifest)
    {
        var body = Count(count);
        if (manifest is not null)
        {
            body["manifest"] = manifest.Digest;
            body["tier"] = manifest.Tier;
        }

        return body;
    }

    private static JsonObject Count(CountStamp count) => new()
    {
        ["ballots"] = count.Ballots,
        ["digest"] = count.BallotsDigest,
        ["result"] = count.ResultHash,
        ["version"] = (long)count.Version,
    };
}
