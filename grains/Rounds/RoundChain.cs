using System.Text.Json;
using System.Text.Json.Nodes;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Results;
using ParticipatoryHub.SignOff;

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
        RoundCounted e => Entry("COUNT", CountId(e.Count.Version), e, Count(e.Count)),
        ResultSigned e => Entry($"SIGN{e.Place}", $"sign{e.Place}-{before.SignOffNumber(e.Place)}", e, Signature(before.LatestCount!, e.Sheet)),
        SignaturesCleared e => Entry("UNSIGN", $"unsign-{before.SignOffs}", e, new() { ["reason"] = e.Reason }),
        ResultPublished e => Entry("PUBLISH", PublicationId(before.LatestCount!.Version), e, Publication(before, e.Manifest)),
        BallotVoided e => Entry(VoidBallots.Kind, $"void-{before.Voids + 1}", e, new() { ["leaf"] = e.Agreed.Leaf, ["reason"] = ProposalRules.Word(e.Agreed.Void) }),
        ChallengeRecorded e => Entry("CHALLENGE", $"challenge-{e.Challenge.Number}", e, new() { ["number"] = (long)e.Challenge.Number, ["what"] = e.Challenge.What }),
        ChallengeAnswered e => Entry("ANSWER", $"answer-{e.Number}", e, Answer(e)),
        ResultSetAside e => Entry("SET_ASIDE", $"set-aside-{before.SetAsides.Length + 1}", e, new() { ["reason"] = e.Agreed.Reason, ["version"] = (long)before.LatestCount!.Version }),
        ResultMadeFinal e => Entry("FINAL", "final", e, new() { ["challenges"] = (long)before.Challenges.Length }),
        KeysDestroyed e => Entry("KEYS_DESTROYED", "keys-destroyed", e, []),
        RoundCancelled e => Entry("CANCEL", "cancel", e, new() { ["reason"] = e.Reason }),
        _ => null,
    };

    /// <summary>The id of a count's entry.</summary>
    public static string CountId(int version) => $"count-{version}";

    /// <summary>The id of the entry that publishes a count.</summary>
    public static string PublicationId(int version) => $"publish-{version}";

    /// <summary>What an entry <c>COUNT</c> says.</summary>
    public static CountVersion ReadCount(string body)
    {
        using var json = JsonDocument.Parse(body);
        var read = json.RootElement;
        return new(
            read.GetProperty("version").GetInt32(), read.GetProperty("at").GetDateTimeOffset(), read.GetProperty("ballots").GetInt64(),
            read.GetProperty("digest").GetString()!, read.GetProperty("result").GetString()!);
    }

    private static ChainEntry Entry(string kind, string id, RoundEvent happened, JsonObject body)
    {
        body["at"] = FrozenRules.Instant(happened.At);
        return new ChainEntry(kind, CanonicalJson.Write(body), id);
    }

    private static JsonObject Signature(CountStamp count, SheetStamp sheet) => new() { ["sheet"] = sheet.Digest, ["version"] = (long)count.Version };

    private static JsonObject Answer(ChallengeAnswered answered)
    {
        var body = new JsonObject { ["answer"] = answered.Answer, ["number"] = (long)answered.Number };
        if (answered.Upheld)
        {
            body["upheld"] = true;
        }

        return body;
    }

    private static JsonObject Publication(RoundState before, ManifestStamp? manifest)
    {
        var body = Count(before.LatestCount!);
        if (before.SignOff is { } signed)
        {
            body["sheet"] = signed.Sheet.Digest;
        }

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
