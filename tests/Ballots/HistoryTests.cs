using FsCheck;
using FsCheck.Fluent;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Silo.Storage;
using Xunit.Abstractions;

namespace ParticipatoryHub.Tests.Ballots;

/// <summary>Random histories of a round.</summary>
public sealed class HistoryTests(BothHubs hubs, ITestOutputHelper output) : IClassFixture<BothHubs>
{
    private const int Voters = 8;

    // Votes, votes sent again, another vote under the same id, unknown voters, ballots against the rules, papers handed out, codes withdrawn,
    // a close; in batches of any size. What ought to be is kept beside it by a few lines that know of no hash, version or handle.
    [Fact]
    public async Task C9_History_TenThousandAtRandom_CountsEachRightsLastAcceptedVote()
    {
        // Arrange
        const int runs = 10_000;
        var seed = int.TryParse(Environment.GetEnvironmentVariable("HUB_TEST_SEED"), out var given) ? given : Random.Shared.Next(int.MaxValue - runs);
        output.WriteLine($"HUB_TEST_SEED={seed}");
        var (rules, keys, seen) = (Box.SomeRules(DateTimeOffset.UnixEpoch.AddYears(57)), BoxModel.SomeKeys(), new Dictionary<string, int>());

        for (var run = 0; run < runs; run++)
        {
            // Act
            var random = new Random(seed + run);
            var model = new BoxModel(rules, keys);
            var (last, onPaper, withdrawn, accepted, replaced, isClosed) = (new Dictionary<string, string>(), new HashSet<string>(), new HashSet<string>(), new Dictionary<Guid, ModelCast>(), 0, false);
            for (var voter = 0; voter < Voters; voter++)
            {
                model.Register($"v{voter}");
            }

            var sent = new List<ModelCast>();
            for (var left = random.Next(1, 40); left > 0;)
            {
                var batch = Enumerable.Range(0, Math.Min(left, random.Next(1, 9))).Select(_ => Next(random, sent)).ToArray();
                left -= batch.Length;
                sent.AddRange(batch);
                var answers = await model.Send(batch);
                foreach (var (cast, answer) in batch.Zip(answers))
                {
                    var expected = Expected(cast, onPaper, withdrawn, accepted, isClosed);
                    Assert.Equal((run, expected), (run, answer.Refusal?.Code ?? (accepted.ContainsKey(cast.CastId) ? "again" : "accepted")));
                    seen[expected] = seen.GetValueOrDefault(expected) + 1;
                    if (expected == "accepted")
                    {
                        accepted.Add(cast.CastId, cast);
                        replaced += last.Remove(cast.Voter) ? 1 : 0;
                        if (cast.Paper is null)
                        {
                            last[cast.Voter] = BallotText.Write(cast.Choices);
                        }
                        else
                        {
                            onPaper.Add(cast.Voter);
                        }
                    }
                }

                if (random.Next(12) == 0)
                {
                    var voter = $"v{random.Next(Voters)}";
                    model.Withdraw(voter);
                    withdrawn.Add(voter);
                }

                if (random.Next(25) == 0)
                {
                    model.Close();
                    isClosed = true;
                }
            }

            // Assert: counted are the rights with their last accepted vote; every cast is counted, replaced, void or a paper handed out.
            var gone = model.Ballots.Where(_ => random.Next(10) == 0).ToHashSet();
            var counted = model.Ballots.Except(gone).Count();
            Assert.Equal(last.Values.Order(), model.Ballots.Select(ballot => ballot.Choices).Order());
            Assert.Equal((run, accepted.Count), (run, counted + replaced + gone.Count + onPaper.Count));
            Assert.Equal((run, last.Count, (long)last.Count), (run, model.Ballots.Count, model.Voted.Total));
            Assert.Equal(accepted.Keys, model.Log.Select(cast => cast.CastId));
            Assert.Equal(replaced, model.Log.Count(cast => cast.ReplacedLeaf is not null));
            var hash = ChainHash.Genesis;
            foreach (var (entry, at) in model.Log.Select((entry, at) => (entry, at)))
            {
                Assert.Null(LedgerAudit.WhyNotNext(hash.Span, at + 1, entry));
                hash = entry.Hash;
            }
        }

        // Nothing that was meant to be tried was missed.
        output.WriteLine(string.Join(", ", seen.Select(what => $"{what.Value:N0} {what.Key}")));
        Assert.Equal(["accepted", "again", "cast-id-reused", "code-unknown", "code-void", "paper-issued", "paper-issued-already", "too-many-projects", "voting-closed"], seen.Keys.Order(StringComparer.Ordinal));
    }

    private static ModelCast Next(Random random, List<ModelCast> sent)
    {
        var kind = random.Next(20);
        var cast = new ModelCast(
            new Guid(random.Next(), 0, 0, [1, 2, 3, 4, 5, 6, 7, 8]),
            $"v{random.Next(Voters + 1)}",
            [.. Enumerable.Range(random.Next(1, 9), kind == 0 ? 4 : random.Next(1, 4)).Select(project => new Choice($"p{project:00}", 1))],
            (BallotChannel)random.Next(1, 5),
            null);
        return kind switch
        {
            1 or 2 => cast with { Choices = [], Channel = BallotChannel.Paper, Paper = 1 },
            3 or 4 when sent.Count > 0 => sent[random.Next(sent.Count)],
            5 when sent.Count > 0 => cast with { CastId = sent[random.Next(sent.Count)].CastId },
            _ => cast,
        };
    }

    private static string Expected(ModelCast cast, HashSet<string> onPaper, HashSet<string> withdrawn, Dictionary<Guid, ModelCast> accepted, bool isClosed) =>
        cast.Choices.Length > 3 ? "too-many-projects"
        : accepted.TryGetValue(cast.CastId, out var earlier)
            ? earlier.Voter == cast.Voter && earlier.Channel == cast.Channel && earlier.Choices.SequenceEqual(cast.Choices) ? "again" : "cast-id-reused"
        : isClosed ? "voting-closed"
        : cast.Voter == $"v{Voters}" ? "code-unknown"
        : withdrawn.Contains(cast.Voter) ? "code-void"
        : onPaper.Contains(cast.Voter) ? cast.Paper is null ? "paper-issued" : "paper-issued-already"
        : "accepted";

    [Theory, InlineData(DatabaseKind.Sqlite, 60), InlineData(DatabaseKind.Postgres, 60)]
    public async Task C9_History_Random_CountsEachRightsLastAcceptedVote(DatabaseKind database, int runs)
    {
        // Arrange: each step is a voter (8 of them are registered, 2 are not), a project, and whether the step before is sent again.
        var step = ArbMap.Default.GeneratorFor<(byte Voter, byte Project, bool Repeat)>();
        var histories = Gen.ArrayOf(step).Sample(runs, 30).ToArray();

        foreach (var history in histories)
        {
            // Act
            var box = await Box.OpenAsync(hubs[database], voters: 8);
            var last = new Dictionary<int, string>();
            var accepted = new HashSet<Guid>();
            var (castId, voter, project) = (Guid.NewGuid(), 0, "p01");
            foreach (var next in history)
            {
                if (!next.Repeat)
                {
                    (castId, voter, project) = (Guid.NewGuid(), next.Voter % 8, $"p{(next.Project % 14) + 1:00}");
                }

                var outcome = await box.Cast(castId, voter, project);
                if (outcome.Receipt is not null && accepted.Add(castId))
                {
                    last[voter] = $"{project}=1";
                }
            }

            // Assert
            output.WriteLine(string.Join(' ', history));
            var log = await box.CastLogAsync();
            var counted = await box.BallotsAsync();
            Assert.Equal(last.Values.Order(), counted.Values.Order());
            Assert.Equal(accepted, log.Select(c => c.CastId).ToHashSet());
            Assert.Equal(log.Count, counted.Count + log.Count(c => c.IsReplaced));
            await box.AssertLedgerHolds();
        }
    }
}
