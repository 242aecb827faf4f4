using Microsoft.Extensions.DependencyInjection;
using ParticipatoryHub.Audit;
using ParticipatoryHub.Comments;
using ParticipatoryHub.Mail;
using ParticipatoryHub.People;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Ballots;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Tests.Rounds;

namespace ParticipatoryHub.Tests.Comments;

public sealed class ModerationTests(BothHubs hubs) : IClassFixture<BothHubs>
{
    [Theory, ClassData(typeof(Databases))]
    public async Task Flag_TwiceByOnePerson_CountsOnce(DatabaseKind kind)
    {
        // Arrange
        var thread = await Thread.OpenAsync(hubs[kind]);
        var number = await thread.Say("You are all fools.");
        var (ann, bob) = (CommentAuthor.Of(Thread.Resident()), CommentAuthor.Of(Thread.Resident()));

        // Act
        Assert.Null((await thread.Grain.Flag(new(Guid.NewGuid(), ann, number, FlagReason.Abusive))).Refusal);
        Assert.Null((await thread.Grain.Flag(new(Guid.NewGuid(), ann, number, FlagReason.Spam))).Refusal);
        Assert.Null((await thread.Grain.Flag(new(Guid.NewGuid(), bob, number, FlagReason.Other, "Rude."))).Refusal);

        // Assert
        var queued = Assert.Single(await thread.Queue(QueueFilter.Flagged));
        Assert.Equal(2, queued.Flags.Length);
        Assert.Contains(queued.Flags, flag => flag is { Reason: FlagReason.Other, Note: "Rude." });
        Assert.Equal(new WaitingComments(1, 1), await thread.Moderation.CountWaiting(thread.Round));
        Assert.True((await thread.See(number, ann)).IsFlagged);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Hide_WithAReason_IsReadByTheAuthorAndModeratorsAlone(DatabaseKind kind)
    {
        // Arrange
        var thread = await Thread.OpenAsync(hubs[kind]);
        var ann = CommentAuthor.Of(Thread.Resident());
        var number = await thread.Say("Mrs Smith of 4 Brook Lane is to blame.", by: ann.Resident);

        // Act
        var outcome = await thread.Moderate(CommentAct.Hidden, number, "It names a private person.");

        // Assert
        Assert.Equal(new(null, 1), outcome);
        var anyone = await thread.See(number);
        Assert.Equal((CommentState.Hidden, "", "It names a private person."), (anyone.State, anyone.Text, anyone.HiddenBecause));
        Assert.Equal("Mrs Smith of 4 Brook Lane is to blame.", (await thread.See(number, ann)).Text);
        Assert.Equal("Mrs Smith of 4 Brook Lane is to blame.", (await thread.See(number, CommentAuthor.Of(Thread.Officer))).Text);
        Assert.Equal("", (await thread.See(number, CommentAuthor.Of(RoundExamples.Nobody))).Text);
        Assert.Equal(0, (await thread.Page()).Total);
        var letter = Assert.Single(await hubs[kind].Services.GetRequiredService<IMailOutbox>().Latest(100, default), entry => entry.Letter.Resident == ann.Resident).Letter;
        Assert.Equal("Your comment was hidden", letter.Subject);
        Assert.Contains("It names a private person.", letter.Text, StringComparison.Ordinal);
        var line = (await thread.Grain.GetHistory(number, Thread.Officer))[^1];
        Assert.Equal((CommentAct.Hidden, "Olive Officer", "It names a private person."), (line.Act, line.By, line.Reason));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Moderating_ByOthers_IsRefused(DatabaseKind kind)
    {
        // Arrange
        var thread = await Thread.OpenAsync(hubs[kind]);
        var number = await thread.Say("Good.");
        var place = (await thread.Queue(QueueFilter.New))[0].Place;

        // Act
        var direct = await thread.Grain.Moderate(new(Guid.NewGuid(), RoundExamples.Nobody, [number], CommentAct.Hidden, "Because."));
        var queued = await thread.Moderation.Act(new(Guid.NewGuid(), RoundExamples.Nobody, [place], CommentAct.Kept));
        var undone = await thread.Moderation.Undo(new(Guid.NewGuid(), RoundExamples.Nobody));
        var queue = await thread.Moderation.GetQueue(new(QueueFilter.All, thread.Round, CommentSubjectKind.Unspecified, null, 0), RoundExamples.Nobody);
        var settings = await thread.Settings.Change(new(true, "Because.", RoundExamples.Nobody));

        // Assert
        Assert.Equal(["moderators-only", "moderators-only", "moderators-only", "officers-only"], new[] { direct.Refusal, queued.Refusal, undone.Refusal, settings.Refusal }.Select(refusal => refusal?.Code));
        Assert.Empty(queue.Comments);
        Assert.Empty(await thread.Grain.GetHistory(number, RoundExamples.Nobody));
        Assert.Equal(CommentState.Shown, (await thread.See(number)).State);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Act_OnManyThreads_IsOneActThatCanBeTakenBack(DatabaseKind kind)
    {
        // Arrange
        var (here, there) = (await Thread.OpenAsync(hubs[kind]), await Thread.OpenAsync(hubs[kind]));
        await here.Say("Buy cheap tiles!");
        await here.Say("A thoughtful remark.");
        var spam = await there.Say("Buy cheap tiles!");
        await there.Grain.Flag(new(Guid.NewGuid(), CommentAuthor.Of(Thread.Resident()), spam, FlagReason.Spam));
        var places = (await here.Moderation.GetQueue(new(QueueFilter.New, null, CommentSubjectKind.Project, "CHEAP TILES", 0), Thread.Officer)).Comments
            .Where(queued => queued.Subject.Round == here.Round || queued.Subject.Round == there.Round).Select(queued => queued.Place).ToList();
        var command = new ActOnComments(Guid.NewGuid(), Thread.Officer, [.. places], CommentAct.Hidden, "Advertising.");

        // Act
        var hidden = await here.Moderation.Act(command);
        var again = await here.Moderation.Act(command);
        var whileHidden = await there.Moderation.CountWaiting(there.Round);
        var undone = await here.Moderation.Undo(new(command.CommandId, Thread.Officer));

        // Assert
        Assert.Equal((2, 2, 2), (hidden.Changed, again.Changed, undone.Changed));
        Assert.Equal(new WaitingComments(0, 0), whileHidden);
        Assert.Equal(new WaitingComments(1, 1), await there.Moderation.CountWaiting(there.Round));
        Assert.Equal(2, (await here.Page()).Total);
        var log = await hubs[kind].Services.GetRequiredService<IAuditJournal>().Read(new(there.Round), default).Select(line => line.Entry).Where(entry => entry.Act.StartsWith("comments", StringComparison.Ordinal)).ToListAsync();
        Assert.Equal(["comments-act-undone", "comments-hidden"], log.Select(entry => entry.Act));
        Assert.Equal($"Comment {spam} on project p01 hidden. Reason: Advertising.", log[1].What);
        Assert.Equal([CommentAct.Posted, CommentAct.Flagged, CommentAct.Hidden, CommentAct.Undone], (await there.Grain.GetHistory(spam, Thread.Officer)).Select(line => line.Act));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Keep_AComment_SettlesItUntilItsWordsChange(DatabaseKind kind)
    {
        // Arrange
        var thread = await Thread.OpenAsync(hubs[kind]);
        var ann = CommentAuthor.Of(Thread.Resident());
        var number = await thread.Say("Fine.", by: ann.Resident);

        // Act
        await thread.Moderate(CommentAct.Kept, number);
        var settled = await thread.Moderation.CountWaiting(thread.Round);
        await thread.Grain.Edit(new(Guid.NewGuid(), ann, number, "Not so fine."));

        // Assert
        Assert.Equal(0, settled.New);
        Assert.Equal(1, (await thread.Moderation.CountWaiting(thread.Round)).New);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Restore_AHiddenComment_ShowsItAgain(DatabaseKind kind)
    {
        // Arrange
        var thread = await Thread.OpenAsync(hubs[kind]);
        var number = await thread.Say("Fine after all.");
        await thread.Moderate(CommentAct.Hidden, number, "A mistake.");
        var place = Assert.Single(await thread.Queue(QueueFilter.Hidden)).Place;

        // Act
        var outcome = await thread.Moderation.Act(new(Guid.NewGuid(), Thread.Officer, [place], CommentAct.Restored));

        // Assert
        Assert.Equal(1, outcome.Changed);
        Assert.Equal("Fine after all.", (await thread.See(number)).Text);
        Assert.Empty(await thread.Queue(QueueFilter.Hidden));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task OfficialAnswer_ByStaff_IsMarkedAndFound(DatabaseKind kind)
    {
        // Arrange
        var thread = await Thread.OpenAsync(hubs[kind]);
        var question = await thread.Say("Who will look after it?");

        // Act
        var answer = await thread.Grain.Post(new(Guid.NewGuid(), CommentAuthor.Of(Thread.Officer), "The parks team will.", question, IsOfficial: true));
        var marked = await thread.Page();
        await thread.Moderate(CommentAct.UnmarkedOfficial, answer.Number);
        var residents = await thread.Moderate(CommentAct.MarkedOfficial, question);

        // Assert
        Assert.Equal(answer.Number, marked.Official);
        Assert.Equal((true, "Olive Officer", null), (marked.Conversations[0].Replies[0].IsOfficial, marked.Conversations[0].Replies[0].StaffName, marked.Conversations[0].Replies[0].Author));
        Assert.Equal(0, (await thread.Page()).Official);
        Assert.Equal(0, residents.Changed);
        Assert.Single(await thread.Queue(QueueFilter.New));
    }
}
