using ParticipatoryHub.Ideas;
using ParticipatoryHub.Tests.Web.Pages;

namespace ParticipatoryHub.Tests.Web.Ideas;

/// <summary>Pages of ideas for tests that go to every page.</summary>
internal static class IdeaVisits
{
    /// <summary>
    /// The path with a round for its <c>{ideas}</c>, whose visitor is signed in as the author of idea 1, put forward, 2, a draft, and 3, declined.
    /// Any other path as it is.
    /// </summary>
    public static async Task<string> WithIdeas(this Visitor visitor, string path)
    {
        if (!path.Contains("{ideas}", StringComparison.Ordinal) && path != "/my/ideas")
        {
            return path;
        }

        var round = await visitor.Web.OpenForIdeas();
        var author = await visitor.SignInResident("Aisha visits");
        await visitor.Web.PutForward(round, author);
        Assert.Equal(2, (await visitor.Web.Grains.GetGrain<IIdeaIndexGrain>(round).Begin(new(Guid.NewGuid(), IdeaRounds.Text("A pond"), author))).Number);
        var declined = visitor.Web.Idea(round, await visitor.Web.PutForward(round, author, IdeaRounds.Text("A swing")));
        Assert.Empty((await declined.Review(new(IdeaMove.StartReview, SampleRound.Officer))).Refusals);
        Assert.Empty((await declined.Assess(new(new(Feasibility.NotFeasible, "No room.", null, ""), SampleRound.Officer))).Refusals);
        Assert.Empty((await declined.Review(new(IdeaMove.Decline, SampleRound.Officer, "There is no room."))).Refusals);
        return path.Replace("{ideas}", round, StringComparison.Ordinal);
    }
}
