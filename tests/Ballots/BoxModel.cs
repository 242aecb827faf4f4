using System.Security.Cryptography;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Tests.Ballots;

/// <summary>The real rules of the box on tables in memory: what the database would hold after each batch, and nothing of how.</summary>
internal sealed class BoxModel(VotingRules rules, RoundKeys keys)
{
    public const string Round = "model-round";

    private readonly BallotPaper paper = new(rules);
    private readonly Dictionary<ReadOnlyMemory<byte>, StoredRight> rights = new(HashedKey.Comparer);
    private readonly Dictionary<ReadOnlyMemory<byte>, StoredBallot> ballots = new(HashedKey.Comparer);
    private readonly HashSet<ReadOnlyMemory<byte>> replaced = new(HashedKey.Comparer);
    private BoxHead head = BoxHead.Empty with { State = BoxState.Open };

    public List<StoredCast> Log { get; } = [];

    public IReadOnlyCollection<StoredBallot> Ballots => ballots.Values;

    public ChannelCounts Voted => head.Voted;

    public byte[] Register(string voter)
    {
        var id = RightId(voter);
        rights.Add(id, new StoredRight(id, 0, null, false));
        return id;
    }

    public void Withdraw(string voter) => rights[RightId(voter)] = rights[RightId(voter)] with { Void = true };

    public void Close() => head = head with { State = BoxState.Closed };

    /// <summary>Sends casts in one batch; each is refused by the rules of the ballot or planned by those of the box.</summary>
    public async Task<IReadOnlyList<CastOutcome>> Send(IReadOnlyList<ModelCast> casts)
    {
        var closed = BallotRules.WhyNotNow(head.State, paper, rules.OpensAt);
        var wrong = casts.Select(cast => cast.Paper is null && BallotRules.Check(paper, [.. cast.Choices]) is { IsEmpty: false } refusals ? CastOutcome.No(refusals[0].Code, refusals[0].Sentence) : null).ToArray();
        var batch = casts.Where((_, at) => wrong[at] is null).Select(Pending).ToList();
        var contexts = batch.ConvertAll(cast => new CastContext(
            rights.GetValueOrDefault(cast.RightId), Log.Find(known => known.CastId == cast.CastId)));
        var stored = contexts.ConvertAll(context => context.Right is { Version: > 0, IsOnPaper: false } right ? ballots.GetValueOrDefault(CastPlan.HandleOf(keys, right)) : null);
        var plan = CastPlan.Of(Round, rules.Method, keys, head, closed, batch, contexts, stored);
        Append(plan);
        foreach (var (cast, outcome) in plan.Answers)
        {
            cast.Answer(outcome);
        }

        var (answers, planned) = (new List<CastOutcome>(), 0);
        foreach (var refusal in wrong)
        {
            answers.Add(refusal ?? await batch[planned++].Outcome);
        }

        return answers;
    }

    // What box_append does in one transaction.
    private void Append(CastPlan plan)
    {
        if (plan.Entries.Count == 0)
        {
            return;
        }

        var batch = CastBatch.Of(plan.Entries);
        foreach (var (right, before) in batch.Rights.Zip(batch.VersionsBefore))
        {
            var known = rights[right.RightId];
            Assert.Equal((before, false, false), (known.Version, known.Void, known.IsOnPaper));
            rights[right.RightId] = known with { Version = right.ExpectedVersion + 1, IsOnPaper = right.Paper is not null };
        }

        Assert.All(batch.Gone, handle => Assert.True(ballots.Remove(handle)));
        foreach (var ballot in batch.Ballots)
        {
            ballots.Add(ballot.Handle, new StoredBallot(ballot.Handle, ballot.Choices, ballot.Nonce, ballot.Channel, ballot.Area));
        }

        foreach (var entry in batch.Log)
        {
            Log.Add(new StoredCast(entry.Sequence, entry.Hash, entry.CastId, entry.Fingerprint, entry.Leaf, entry.ReplacedLeaf, entry.Tracking, false) { Paper = entry.Paper });
            Assert.True(entry.ReplacedLeaf is not { } leaf || replaced.Add(leaf));
        }

        head = head with { Sequence = plan.Entries[^1].Sequence, Hash = plan.Entries[^1].Hash, Voted = plan.Voted };
    }

    private PendingCast Pending(ModelCast cast)
    {
        var (right, choices) = (RightId(cast.Voter), BallotText.Write(cast.Choices));
        return new PendingCast(cast.CastId, right, choices, keys.Fingerprint(right, cast.Channel, choices), new byte[16], cast.Channel, cast.Paper);
    }

    private byte[] RightId(string voter) => keys.ImportedRightId(voter);

    /// <summary>Keys that are the same each time.</summary>
    public static RoundKeys SomeKeys() => new([.. SHA256.HashData("eligibility"u8), .. SHA256.HashData("link"u8)]);
}

/// <summary>A vote that is sent, or, where it has a batch, a paper that is handed out.</summary>
internal sealed record ModelCast(Guid CastId, string Voter, Choice[] Choices, BallotChannel Channel, int? Paper);
