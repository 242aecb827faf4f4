using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using ParticipatoryHub.Comments;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Tests.Rounds;

namespace ParticipatoryHub.Tests.Comments;

/// <summary>The comments on project p01 of a round of their own, with people who comment.</summary>
internal sealed class Thread(TestHub hub, string round)
{
    public static readonly StaffMember Officer = RoundExamples.Officer;

    public string Round => round;

    public CommentSubject Subject => new(round, CommentSubjectKind.Project, "p01");

    public ICommentsGrain Grain => hub.Grains.GetGrain<ICommentsGrain>(Subject.ToString());

    public ICommentSettingsGrain Settings => hub.Grains.GetGrain<ICommentSettingsGrain>(round);

    public IModerationGrain Moderation => hub.Grains.GetGrain<IModerationGrain>("all");

    public ICommentJournal Journal => hub.Services.GetRequiredService<ICommentJournal>();

    public IRoundGrain RoundGrain => hub.Grains.GetGrain<IRoundGrain>(round);

    /// <summary>With a round that is open for voting.</summary>
    public static async Task<Thread> OpenAsync(TestHub hub)
    {
        var thread = new Thread(hub, $"talk-{Guid.NewGuid():N}"[..20]);
        var setup = RoundExamples.Setup() with { OpensAt = hub.Clock.Now, ClosesAt = hub.Clock.Now.AddDays(30) };
        Assert.True((await thread.RoundGrain.Create(new(setup, Officer))).Done);
        Assert.True((await thread.RoundGrain.OpenVoting(new(Officer))).Done);
        return thread;
    }

    /// <summary>A resident nobody else is.</summary>
    public static ResidentId Resident() => new(Guid.NewGuid().ToString("N"));

    /// <summary>Says something that is accepted; by somebody new where nobody is given.</summary>
    public async Task<long> Say(string text, long to = 0, ResidentId? by = null)
    {
        var outcome = await Grain.Post(new(Guid.NewGuid(), CommentAuthor.Of(by ?? Resident()), text, to));
        Assert.Null(outcome.Refusal);
        return outcome.Number;
    }

    public async Task<CommentsPage> Page(CommentSort sort = CommentSort.Newest, string? after = null, long only = 0, CommentAuthor? viewer = null) =>
        await Grain.GetPage(new(sort, after, only, viewer));

    public async Task<CommentView> See(long number, CommentAuthor? viewer = null) => (await Grain.GetComment(number, viewer))!;

    public Task<ModerationOutcome> Moderate(CommentAct act, long number, string? reason = null, Guid? command = null) =>
        Grain.Moderate(new(command ?? Guid.NewGuid(), Officer, [number], act, reason));

    public async Task<ImmutableArray<QueuedComment>> Queue(QueueFilter filter) =>
        (await Moderation.GetQueue(new(filter, round, CommentSubjectKind.Unspecified, null, 0), Officer)).Comments;
}
