using Orleans;
using ParticipatoryHub.Ideas;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Tests.Web.Ideas;

/// <summary>Rounds that take ideas, for pages.</summary>
internal static class IdeaRounds
{
    public static IdeaText Text(string title = "Benches along the brook") => new(
        title, "Four benches with backs and arm rests, so that people can rest on the way.", "Beside the brook, from the bridge to the hall", "North", "Older people and parents", "Nature", new Money(240_000));

    /// <summary>A round open for ideas; its id.</summary>
    public static async Task<string> OpenForIdeas(this TestWeb web)
    {
        var id = $"ideas-{Guid.NewGuid():N}"[..24];
        var now = web.Clock.Now;
        var setup = SampleRound.Setup(now) with
        {
            Name = "Clayton Brook decides 2027",
            Projects = [],
            OpensAt = now.AddDays(20),
            ClosesAt = now.AddDays(34),
            Ideas = new IdeaCall(now.AddDays(-1), now.AddDays(10), "Things that last, and that anyone may use.", ["North", "South"], ["Nature", "Play"], new Money(500_000)),
        };
        var round = web.Grains.GetGrain<IRoundGrain>(id);
        Assert.Empty((await round.Create(new(setup, SampleRound.Officer))).Refusals);
        Assert.Empty((await round.OpenIdeas(new(SampleRound.Officer))).Refusals);
        return id;
    }

    /// <summary>An idea put forward by a resident; its number.</summary>
    public static async Task<int> PutForward(this TestWeb web, string round, ResidentId by, IdeaText? text = null)
    {
        var begun = await web.Grains.GetGrain<IIdeaIndexGrain>(round).Begin(new(Guid.NewGuid(), text ?? Text(), by));
        Assert.Empty(begun.Refusals);
        Assert.Empty((await web.Idea(round, begun.Number).Move(new(IdeaMove.Submit, by))).Refusals);
        return begun.Number;
    }

    public static IIdeaGrain Idea(this TestWeb web, string round, int number) => web.Grains.GetGrain<IIdeaGrain>($"{round}/{number}");
}
