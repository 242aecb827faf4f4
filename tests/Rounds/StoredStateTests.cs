using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using ParticipatoryHub.Audit;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Results;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.SignOff;

namespace ParticipatoryHub.Tests.Rounds;

/// <summary>What is stored must be read by every later version: the samples are kept, and only added to.</summary>
public class StoredStateTests
{
    private static readonly JsonSerializerOptions Indented = new(HubJson.Options) { WriteIndented = true, NewLine = "\n" };

    [Fact]
    public void Round_StoredSample_IsReadWhole() => AssertReads(Stored(), "round");

    [Fact]
    public void Results_StoredSample_IsReadWhole() => AssertReads(
        new RoundResults
        {
            Latest = new RoundResult(
                2,
                RoundExamples.ClosesAt.AddHours(1),
                "d2",
                new TurnoutView(40, 12, 14, ImmutableSortedDictionary<string, long>.Empty.Add("online", 10).Add("paper", 2)),
                ["p01"],
                """{"rule":"greedy"}""")
            {
                Needed = ImmutableSortedDictionary<string, NeededVotes>.Empty.Add("p02", new NeededVotes(3, NeededVotesBasis.Search)),
                OtherRules = [new RuleOutcome(CountingRule.Greedy, ["p02", "p01"], 700_000, 9, 14)],
                Areas = [new AreaTurnout("North", 40, ImmutableSortedDictionary<string, long>.Empty.Add("online", 10).Add("paper", 2))],
                IsComplete = true,
            },
        },
        "result");

    [Fact]
    public void Index_StoredSample_IsReadWhole() => AssertReads(
        new RoundIndexState { Rounds = ImmutableSortedDictionary<string, RoundSummary>.Empty.Add("r", RoundViews.Summary("r", RoundExamples.In(RoundPhase.Voting) with { Setup = RoundExamples.WithCall() })) },
        "rounds");

    [Fact]
    public void Turnout_StoredSample_IsReadWhole() => AssertReads(
        new TurnoutSeriesState
        {
            Points = [new TurnoutPoint(RoundExamples.OpensAt, 0), new TurnoutPoint(RoundExamples.ClosesAt, 41)],
            Refusals = ImmutableSortedDictionary<string, long>.Empty.Add("over-budget", 3),
            Closed = true,
        },
        "turnout");

    [Fact]
    public void Ledgers_StoredSample_IsReadWhole() => AssertReads(
        new LedgerWatchState
        {
            Rounds = ImmutableSortedDictionary<string, NightlyCheck>.Empty
                .Add("elmbridge", new(RoundExamples.ClosesAt, new LedgerCheck(41, 7, 40, null)))
                .Add("parks", new(RoundExamples.ClosesAt, new LedgerCheck(3, 4, 3, "The cast log's entry 2 does not re-hash."))),
        },
        "ledgers");

    [Fact]
    public void Round_OfTwoHundredProjects_IsSmallWhenStored()
    {
        // Arrange
        var projects = Enumerable.Range(1, 200).Select(i => RoundExamples.Project($"p{i:000}", i) with { Description = new string('x', 800), Area = "North", Categories = ["Nature", "Play"] });
        var state = new RoundState().With(new RoundCreated(RoundExamples.Setup() with { Projects = [.. projects] }, RoundExamples.Officer, RoundExamples.Start));

        // Act
        var bytes = JsonSerializer.SerializeToUtf8Bytes(state, HubJson.Options);

        // Assert
        Assert.InRange(bytes.Length, 1, 256 * 1024);
    }

    private static Proposal Asked => new(4, JointKind.Void, "A test.", new("o1", "Olive Officer", RoundExamples.ClosesAt), "participatoryhub/joint-act/v1\n", "a5ced")
    {
        ClosesAt = RoundExamples.ClosesAt.AddDays(1),
        Void = VoidReason.TestVote,
        Leaf = "1eaf",
    };

    private static RoundState Stored()
    {
        var setup = RoundExamples.Setup() with
        {
            Area = "North",
            ChallengeDays = 10,
            Ideas = RoundExamples.WithCall().Ideas,
            Meta = [new MetaEntry("country", "United Kingdom")],
            Counting = RoundExamples.Setup().Counting with { Conflicts = [new Conflict("p01", "p02")], Tie = TieRule.Seeded("seed") },
        };
        var project = setup.Projects[0] with
        {
            Place = new Place(53.72, -2.63),
            Categories = ["Nature"],
            Area = "Brookside",
            Idea = 7,
            Other = ImmutableSortedDictionary<string, string>.Empty.Add("proposer", "A school"),
        };
        var counted = new CountStamp(1, 12, "d1", "r1");
        return RoundExamples.In(RoundPhase.Published) with
        {
            Setup = setup with { Projects = setup.Projects.SetItem(0, project) },
            Extensions = 1,
            Suspensions = 2,
            Resumptions = 2,
            IdeasReopenings = 1,
            Imported = true,
            RehearsalOf = "elmbridge-2027",
            Rehearsal = "elmbridge-2027-rehearsal-1",
            SetupVersion = 3,
            SetupChange = new RoundStoryLine(RoundExamples.Start, "Olive Officer", "Changed the set-up: 2 projects, £1 to spend."),
            Undo = new ReplacedProjects("1 project deleted.", [setup.Projects[1]], [new Conflict("p01", "p02")]),
            Unwritten = [new AuditEntry(Guid.Parse("0195f6a0-0000-7000-8000-000000000001"), "elmbridge", RoundExamples.Start, "o1", "Olive Officer", "setup-changed", "Changed the set-up.", [new AuditChange("budget", "£1", "£2")])],
            Manifest = new("m1", "full"),
            Proposals = [Asked],
            ProposalsMade = 4,
            Voids = 1,
            Challenges = [new(1, "The hall was counted twice.", RoundExamples.ClosesAt.AddDays(1), "It was not.", RoundExamples.ClosesAt.AddDays(2)) { Upheld = true, SetAside = 1 }],
            SetAsides = [new(1, RoundExamples.ClosesAt, "The hall was counted twice.", RoundExamples.ClosesAt.AddDays(2))],
            KeysDestroyedAt = RoundExamples.ClosesAt.AddDays(30),
            Pending = new RoundIntent(RoundMove.Count, RoundExamples.Officer, RoundExamples.ClosesAt, "Again.", RoundExamples.ClosesAt, counted with { Version = 2 })
            {
                Manifest = new("m2", "coarse"),
                Sheet = new("participatoryhub/sign-off/v1\n", "5ea2"),
                Agreed = Asked,
            },
        };
    }

    private static void AssertReads<T>(T state, string name)
    {
        // Arrange
        DocsFile.AssertSame($"tests/Rounds/Stored/{name}.json", JsonSerializer.Serialize(state, Indented) + "\n");
        var sample = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Rounds", "Stored", $"{name}.json"));

        // Act
        var read = JsonSerializer.Deserialize<T>(sample, HubJson.Options);

        // Assert
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(sample), JsonSerializer.SerializeToNode(read, HubJson.Options)));
    }
}
