using ParticipatoryHub.Ballots;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Tests.Ballots;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Tests.Rounds;

namespace ParticipatoryHub.Tests.SignOff;

/// <summary>A round that was voted in, closed and counted.</summary>
internal sealed record CountedRound(TestHub Hub, string Id, IRoundGrain Round, IReadOnlyList<string> Tracking, IReadOnlyList<string> Codes)
{
    public DateTimeOffset Now => Hub.Clock.Now;

    /// <summary>Five codes of which one is withdrawn; three people vote, the first of them twice, the last at a kiosk.</summary>
    public static async Task<CountedRound> MakeAsync(TestHub hub, int challengeDays = 0)
    {
        var id = Box.NewRound();
        var round = hub.Grains.GetGrain<IRoundGrain>(id);
        Done(await round.Create(new(RoundExamples.Setup() with { OpensAt = hub.Clock.Now, ClosesAt = hub.Clock.Now.AddDays(9), ChallengeDays = challengeDays, Counting = CountOptions.For(CountingRule.Greedy) }, RoundExamples.Officer)));
        var register = hub.Grains.GetGrain<IRegisterGrain>(id);
        var codes = (await register.Issue(new(4, null, "letters", RoundExamples.Officer))).Codes;
        await register.Issue(new(1, null, "lost", RoundExamples.Officer));
        await register.Withdraw(new("lost", false, RoundExamples.Officer));
        Done(await round.OpenVoting(new(RoundExamples.Officer)));
        var box = hub.Grains.GetGrain<IBallotBoxGrain>(id);
        List<string> tracking =
        [
            await Cast(box, codes[0], "p01", BallotChannel.Online), await Cast(box, codes[0], "p02", BallotChannel.Online),
            await Cast(box, codes[1], "p02", BallotChannel.Online), await Cast(box, codes[2], "p03", BallotChannel.Kiosk),
        ];
        Done(await round.CloseVoting(new(RoundExamples.Officer)));
        Done(await round.Count(new(RoundExamples.Officer)));
        return new(hub, id, round, tracking, codes);
    }

    public static void Done(RoundOutcome outcome) => Assert.True(outcome.Done, string.Join(' ', outcome.Refusals.Select(refusal => refusal.Sentence)));

    private static async Task<string> Cast(IBallotBoxGrain box, string code, string project, BallotChannel channel)
    {
        var outcome = await box.Cast(new(Guid.NewGuid(), code, [new(project, 1)], null, channel));
        Assert.Null(outcome.Refusal);
        return outcome.Receipt!.TrackingCode;
    }
}
