using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Counting;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Tests.Hosting;

namespace ParticipatoryHub.Tests.Ballots;

/// <summary>A round's box on a test hub, with codes issued and voting open.</summary>
internal sealed class Box(TestHub hub, string round)
{
    public static StaffMember Officer { get; } = new("o1", "Olive Officer", [StaffRole.Officer]);

    public static StaffMember Administrator { get; } = new("a1", "Adam Administrator", [StaffRole.Administrator]);

    public TestHub Hub => hub;

    public string Round => round;

    public IBallotBoxGrain Grain => hub.Grains.GetGrain<IBallotBoxGrain>(round);

    public IRegisterGrain Register => hub.Grains.GetGrain<IRegisterGrain>(round);

    public IBallotJournal Journal => hub.Services.GetRequiredService<IBallotJournal>();

    public ImmutableArray<string> Codes { get; private set; } = [];

    public VotingRules Rules { get; } = SomeRules(hub.Clock.Now);

    /// <summary>Approval of 1 to 3 of the projects p01 to p12, from an hour ago until a day from now.</summary>
    public static VotingRules SomeRules(DateTimeOffset now) => new(
        RoundPhase.Voting, VotingMethod.Approval, new BallotLimits(MinLength: 1, MaxLength: 3), new Money(100_000),
        [.. Enumerable.Range(1, 12).Select(i => new BallotProject($"p{i:00}", new Money(i * 1_000)))],
        now.AddHours(-1), now.AddDays(1));

    public static string NewRound() => $"round-{Guid.NewGuid():N}"[..20];

    public static async Task<Box> OpenAsync(TestHub hub, int voters)
    {
        var box = new Box(hub, NewRound());
        if (voters > 0)
        {
            await box.IssueAsync(voters);
        }

        await box.Grain.Open(new ChainEntry("OPEN", "{}", "OPEN"), box.Rules);
        return box;
    }

    public async Task IssueAsync(int voters, string? area = null)
    {
        var outcome = await Register.Issue(new IssueCodes(voters, area, "letters", Officer));
        Assert.Empty(outcome.Refusals);
        Codes = Codes.AddRange(outcome.Codes);
    }

    public Task<CastOutcome> Cast(int voter, params string[] projects) => Cast(Guid.NewGuid(), voter, projects);

    public Task<CastOutcome> Cast(Guid castId, int voter, params string[] projects) => Grain.Cast(new CastBallot(
        castId, Codes[voter], [.. projects.Select(p => new Choice(p, 1))], null, BallotChannel.Online));

    public Task<TurnoutView> Close() => Grain.Close(new ChainEntry("CLOSE", "{}", "CLOSE"));

    /// <summary>What the box holds, by tracking code.</summary>
    public async Task<Dictionary<string, string>> BallotsAsync()
    {
        var ballots = new Dictionary<string, string>();
        await foreach (var ballot in Journal.ReadBallots(round, default))
        {
            ballots.Add(TrackingCode.Of(Commitment.Of(Commitment.Text(round, Rules.Method, ballot))).ToString(), ballot.Choices);
        }

        return ballots;
    }

    public async Task<List<StoredCast>> CastLogAsync()
    {
        var log = new List<StoredCast>();
        await foreach (var cast in Journal.ReadCastLog(round, 1, default))
        {
            log.Add(cast);
        }

        return log;
    }

    public async Task AssertLedgerHolds() => Assert.Null((await Grain.CheckLedger()).Problem);
}
