using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Tests.Rounds;
using ParticipatoryHub.Trust.Bundles;

namespace ParticipatoryHub.Tests.Trust;

/// <summary>A round that was voted in, counted and published, and its bundle.</summary>
internal sealed record PublishedRound(IServiceProvider Services, string Id, byte[] Bundle, ImmutableArray<string> Tracking)
{
    /// <summary>Everybody votes; the first voter votes twice.</summary>
    public static async Task<PublishedRound> MakeAsync(
        IServiceProvider services, DateTimeOffset now, int voters, CountingRule rule = CountingRule.Greedy, VotingMethod method = VotingMethod.Approval, string? area = null,
        Func<RoundSetup, RoundSetup>? declared = null)
    {
        var grains = services.GetRequiredService<IGrainFactory>();
        var id = $"published-{Guid.NewGuid():N}"[..24];
        var round = grains.GetGrain<IRoundGrain>(id);
        var setup = RoundExamples.Setup() with { OpensAt = now, ClosesAt = now.AddDays(14), Method = method, Limits = LimitsOf(method), ChallengeDays = 10, Counting = CountOptions.For(rule) };
        Done(await round.Create(new(declared?.Invoke(setup) ?? setup, RoundExamples.Officer)));
        var register = grains.GetGrain<IRegisterGrain>(id);
        var codes = (await register.Issue(new(voters, area, "letters", RoundExamples.Officer))).Codes;
        Done(await round.OpenVoting(new(RoundExamples.Officer)));
        var box = grains.GetGrain<IBallotBoxGrain>(id);
        var receipts = await Task.WhenAll(codes.Select((code, voter) => Cast(box, code, ChoicesOf(method, voter))));
        var again = await Cast(box, codes[0], ChoicesOf(method, 1));
        Done(await round.CloseVoting(new(RoundExamples.Officer)));
        Done(await round.Count(new(RoundExamples.Officer)));
        await round.PublishSigned(now);
        return new(services, id, await BuildAsync(services, id), [.. receipts, again]);
    }

    public static async Task<byte[]> BuildAsync(IServiceProvider services, string id)
    {
        var (bundle, refusal) = await services.GetRequiredService<RoundBundles>().Prepare(id, default);
        Assert.Null(refusal);
        using var target = new MemoryStream();
        await RoundBundles.Write(bundle!, target, default);
        return target.ToArray();
    }

    private static async Task<string> Cast(IBallotBoxGrain box, string code, ImmutableArray<Choice> choices)
    {
        var outcome = await box.Cast(new(Guid.NewGuid(), code, choices, null, BallotChannel.Online));
        Assert.Null(outcome.Refusal);
        return outcome.Receipt!.TrackingCode;
    }

    private static ImmutableArray<Choice> ChoicesOf(VotingMethod method, int voter)
    {
        var (first, second) = (voter % 3) switch { 0 => ("p01", "p02"), 1 => ("p02", "p03"), _ => ("p01", "p03") };
        return method switch
        {
            VotingMethod.Approval => voter % 4 == 0 ? [new(first, 1)] : [new(first, 1), new(second, 1)],
            VotingMethod.Knapsack => [new(first, 1)],
            VotingMethod.Ordinal => [new(first, 1), new(second, 2)],
            _ => [new(first, 3), new(second, (voter % 2) + 1)],
        };
    }

    private static BallotLimits LimitsOf(VotingMethod method) => method switch
    {
        VotingMethod.Cumulative => new BallotLimits(MinLength: 1, MaxTotalPoints: 10, MaxPoints: 5),
        VotingMethod.Scoring => new BallotLimits(MinPoints: 0, MaxPoints: 5),
        VotingMethod.Knapsack => new BallotLimits(MinLength: 1),
        _ => new BallotLimits(MinLength: 1, MaxLength: 2),
    };

    private static void Done(RoundOutcome outcome) => Assert.True(outcome.Done, string.Join(' ', outcome.Refusals.Select(refusal => refusal.Sentence)));
}
