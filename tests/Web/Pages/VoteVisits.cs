using System.Collections.Immutable;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Tests.Web.Pages;

/// <summary>The way to a ballot.</summary>
internal static class VoteVisits
{
    /// <summary>A visitor without script who has entered a code.</summary>
    public static async Task<Visitor> AtBallot(this PagesFixture pages, string round, string code)
    {
        var visitor = new Visitor(pages.Web);
        await visitor.Go($"/rounds/{round}/vote");
        await visitor.Press("Continue", ("code", code));
        Assert.Equal($"/rounds/{round}/vote/ballot", visitor.Path);
        return visitor;
    }

    /// <summary>A device that an officer has made a kiosk of a round.</summary>
    public static async Task<Visitor> Kiosk(this TestWeb web, string round)
    {
        var device = await new Visitor(web).SignIn();
        await device.Go($"/staff/rounds/{round}/kiosk");
        await device.Press("Sign out and begin here");
        Assert.Equal($"/rounds/{round}/vote/kiosk", device.Path);
        return device;
    }

    /// <summary>An open round whose set-up was changed first.</summary>
    public static async Task<(string Id, ImmutableArray<string> Codes)> OpenWith(
        this TestWeb web, Func<RoundSetup, RoundSetup> with, VotingMethod method = VotingMethod.Approval, BallotLimits? limits = null)
    {
        var id = $"with-{Guid.NewGuid():N}"[..24];
        var round = web.Grains.GetGrain<IRoundGrain>(id);
        var setup = PageRounds.Setup(web.Clock.Now, method, limits ?? new BallotLimits(MinLength: 1));
        Assert.Empty((await round.Create(new CreateRound(with(setup), SampleRound.Officer))).Refusals);
        var codes = await web.Grains.GetGrain<IRegisterGrain>(id).Issue(new IssueCodes(3, null, "test", SampleRound.Officer));
        Assert.Empty((await round.OpenVoting(new MoveRound(SampleRound.Officer))).Refusals);
        return (id, codes.Codes);
    }
}
