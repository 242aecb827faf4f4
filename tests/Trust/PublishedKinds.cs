using Microsoft.Extensions.DependencyInjection;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Rounds.Import;
using ParticipatoryHub.SignOff;
using ParticipatoryHub.Tests.Ballots;
using ParticipatoryHub.Tests.Counting;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Tests.Papers;
using ParticipatoryHub.Tests.Rounds;

namespace ParticipatoryHub.Tests.Trust;

/// <summary>Publishes a round of each kind that <see cref="KeptBundles"/> has.</summary>
internal static class PublishedKinds
{
    public static async Task<byte[]> Publish(TestHub hub, string name) => name switch
    {
        "full" or "workbook" => await Plain(hub, 120),
        "coarse" => await Plain(hub, 60),
        "totals" => await Plain(hub, 30),
        "paper" => (await PaperPublished.MakeAsync(hub)).Bundle,
        "declared" => await Plain(hub, 120, CountingRule.EqualShares, VotingMethod.Cumulative, setup => setup with
        {
            Counting = setup.Counting with
            {
                Tie = TieRule.Seeded("6 3 1 4"), MinimumVotes = 2, MinimumScore = 150, Conflicts = [new("p01", "p02")], Step = 50, StopWhenExhaustive = true, CompareWithGreedy = true,
            },
        }),
        "scoring" => await Plain(hub, 120, CountingRule.EqualSharesScore, VotingMethod.Scoring, setup => setup with { Limits = setup.Limits with { DefaultScore = 1 } }),
        "ordinal" => await Plain(hub, 120, CountingRule.Phragmen, VotingMethod.Ordinal),
        "knapsack" => await Plain(hub, 120, CountingRule.GreedyStop, VotingMethod.Knapsack),
        "set-aside" => await SetAside(hub),
        "imported" => await Imported(hub),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    private static async Task<byte[]> Plain(
        TestHub hub, int voters, CountingRule rule = CountingRule.Greedy, VotingMethod method = VotingMethod.Approval, Func<RoundSetup, RoundSetup>? declared = null) =>
        (await PublishedRound.MakeAsync(hub.Services, hub.Clock.Now, voters, rule, method, declared: declared)).Bundle;

    // Objected to, upheld, set aside, one ballot void, counted, signed and published again, objected to and answered, until it is final.
    private static async Task<byte[]> SetAside(TestHub hub)
    {
        var published = await PublishedRound.MakeAsync(hub.Services, hub.Clock.Now, 120);
        var round = hub.Grains.GetGrain<IRoundGrain>(published.Id);
        Done(await round.RecordChallenge(new("Somebody voted twice.", RoundExamples.Officer)));
        Done(await round.AnswerChallenge(new(1, "So it was.", RoundExamples.Officer, Upheld: true)));
        Done(await round.AskSetAside(new("Somebody voted twice.", RoundExamples.Officer, hub.Clock.Now)));
        Done(await round.Agree(SignOffs.Second, hub.Clock.Now));
        Done(await round.AskVoid(new(published.Tracking[5], VoidReason.VotedTwice, "The same hand.", RoundExamples.Officer, hub.Clock.Now)));
        Done(await round.Agree(SignOffs.Second, hub.Clock.Now));
        Done(await round.Count(new(RoundExamples.Officer)));
        await round.PublishSigned(hub.Clock.Now);
        Done(await round.RecordChallenge(new("The hall was on the ballot twice.", RoundExamples.Officer)));
        Done(await round.AnswerChallenge(new(2, "It was not; the second is another hall.", RoundExamples.Officer)));
        hub.Clock.Advance(TimeSpan.FromDays(40));
        Assert.Equal(RoundPhase.Final, (await round.GetView())!.Phase);
        return await PublishedRound.BuildAsync(hub.Services, published.Id);
    }

    private static async Task<byte[]> Imported(TestHub hub)
    {
        var importer = ActivatorUtilities.CreateInstance<RoundImporter>(hub.Services);
        await using var content = File.OpenRead(Path.Combine(ElectionsFolder.Small, "e2_mes.pb"));
        var imported = await importer.ImportPabulib(content, new(Box.NewRound(), WithVotes: true), RoundExamples.Officer, null, default);
        var round = hub.Grains.GetGrain<IRoundGrain>(imported.RoundId!);
        Done(await round.Count(new(RoundExamples.Officer)));
        await round.PublishSigned(hub.Clock.Now);
        return await PublishedRound.BuildAsync(hub.Services, imported.RoundId!);
    }

    private static void Done(RoundOutcome outcome) => Assert.True(outcome.Done, string.Join(' ', outcome.Refusals.Select(refusal => refusal.Sentence)));
}
