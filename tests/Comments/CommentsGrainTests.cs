using System.Collections.Concurrent;
using ParticipatoryHub.Comments;
using ParticipatoryHub.People;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Ballots;
using ParticipatoryHub.Tests.Hosting;

namespace ParticipatoryHub.Tests.Comments;

public sealed class CommentsGrainTests(BothHubs hubs) : IClassFixture<BothHubs>
{
    [Theory, ClassData(typeof(Databases))]
    public async Task Post_WithAnswers_IsAConversationOfOneLevel(DatabaseKind kind)
    {
        // Arrange
        var thread = await Thread.OpenAsync(hubs[kind]);

        // Act
        var first = await thread.Say("A first.");
        var answer = await thread.Say("An answer.", first);
        var deeper = await thread.Say("An answer to the answer.", answer);
        var second = await thread.Say("A second.");

        // Assert
        var page = await thread.Page();
        Assert.Equal(4, page.Total);
        Assert.Null(page.Closed);
        Assert.Equal([second, first], page.Conversations.Select(conversation => conversation.First.Number));
        Assert.Equal([answer, deeper], page.Conversations[1].Replies.Select(reply => reply.Number));
        Assert.Equal((2, 1), (page.Conversations[1].First.Replies, page.Conversations[1].Replies[0].Replies));
        Assert.Equal((first, answer), (page.Conversations[1].Replies[1].Root, page.Conversations[1].Replies[1].ReplyTo));
        Assert.Equal(4, (await thread.Journal.CountBySubject(thread.Round, CommentSubjectKind.Project, default))["p01"]);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Post_SentTwice_IsThereOnce(DatabaseKind kind)
    {
        // Arrange
        var thread = await Thread.OpenAsync(hubs[kind]);
        var command = new PostComment(Guid.NewGuid(), CommentAuthor.Of(Thread.Resident()), "Once.");
        var first = await thread.Grain.Post(command);

        // Act
        var again = await thread.Grain.Post(command);
        var changed = await thread.Grain.Post(command with { Text = "Twice." });

        // Assert
        Assert.Equal(first, again);
        Assert.Equal("comment-sent", changed.Refusal?.Code);
        Assert.Equal(1, (await thread.Page()).Total);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Post_WhereItMayNot_IsRefused(DatabaseKind kind)
    {
        // Arrange
        var thread = await Thread.OpenAsync(hubs[kind]);
        var by = CommentAuthor.Of(Thread.Resident());
        var elsewhere = hubs[kind].Grains.GetGrain<ICommentsGrain>(new CommentSubject(thread.Round, CommentSubjectKind.Project, "no-such").ToString());

        // Act
        var noProject = await elsewhere.Post(new(Guid.NewGuid(), by, "Hello?"));
        var noComment = await thread.Grain.Post(new(Guid.NewGuid(), by, "Hello?", 17));
        Assert.True((await thread.Settings.Change(new(true, "The council meets tonight.", Thread.Officer))).Done);
        var closed = await thread.Grain.Post(new(Guid.NewGuid(), by, "Hello?"));
        Assert.True((await thread.Settings.Change(new(false, null, Thread.Officer))).Done);
        var opened = await thread.Grain.Post(new(Guid.NewGuid(), by, "Hello?"));
        await thread.RoundGrain.CloseVoting(new(Thread.Officer));
        var over = await thread.Grain.Post(new(Guid.NewGuid(), by, "Hello again?"));

        // Assert
        Assert.Equal(
            ["subject-unknown", "comment-unknown", "comments-closed", null, "comments-over"],
            new[] { noProject, noComment, closed, opened, over }.Select(outcome => outcome.Refusal?.Code));
        Assert.Equal("comments-over", (await thread.Page()).Closed?.Code);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Post_FasterThanAPersonWrites_IsRefusedInEveryThread(DatabaseKind kind)
    {
        // Arrange
        var thread = await Thread.OpenAsync(hubs[kind]);
        var other = await Thread.OpenAsync(hubs[kind]);
        var ann = Thread.Resident();
        for (var i = 0; i < 5; i++)
        {
            await (i % 2 == 0 ? thread : other).Say($"Comment {i}.", by: ann);
        }

        // Act
        var sixth = await other.Grain.Post(new(Guid.NewGuid(), CommentAuthor.Of(ann), "One more."));

        // Assert
        Assert.Equal("too-many", sixth.Refusal?.Code);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Edit_WithinTenMinutes_KeepsWhatWasSaid(DatabaseKind kind)
    {
        // Arrange
        var thread = await Thread.OpenAsync(hubs[kind]);
        var ann = CommentAuthor.Of(Thread.Resident());
        var number = await thread.Say("Befor.", by: ann.Resident);

        // Act
        var done = await thread.Grain.Edit(new(Guid.NewGuid(), ann, number, "Before."));
        var others = await thread.Grain.Edit(new(Guid.NewGuid(), CommentAuthor.Of(Thread.Resident()), number, "After."));

        // Assert
        Assert.Null(done.Refusal);
        Assert.Equal("not-yours", others.Refusal?.Code);
        var seen = await thread.See(number, ann);
        Assert.Equal(("Before.", true), (seen.Text, seen.EditedAt is not null));
        Assert.NotNull(seen.EditableUntil);
        var history = await thread.Grain.GetHistory(number, Thread.Officer);
        Assert.Equal([CommentAct.Posted, CommentAct.Edited], history.Select(line => line.Act));
        Assert.Equal(("Befor.", "Before."), (history[1].Before, history[1].After));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Delete_OfOnesOwn_LeavesAPlaceholderOnlyWhereItWasAnswered(DatabaseKind kind)
    {
        // Arrange
        var thread = await Thread.OpenAsync(hubs[kind]);
        var (ann, bob) = (CommentAuthor.Of(Thread.Resident()), CommentAuthor.Of(Thread.Resident()));
        var alone = await thread.Say("Alone.", by: ann.Resident);
        var answered = await thread.Say("Answered.", by: ann.Resident);
        var answer = await thread.Say("The answer.", answered, bob.Resident);

        // Act
        Assert.Null((await thread.Grain.Delete(new(Guid.NewGuid(), ann, alone))).Refusal);
        Assert.Null((await thread.Grain.Delete(new(Guid.NewGuid(), ann, answered))).Refusal);
        var others = await thread.Grain.Delete(new(Guid.NewGuid(), ann, answer));
        var withPlaceholder = await thread.Page();
        Assert.Null((await thread.Grain.Delete(new(Guid.NewGuid(), bob, answer))).Refusal);

        // Assert
        Assert.Equal("not-yours", others.Refusal?.Code);
        var left = Assert.Single(withPlaceholder.Conversations);
        Assert.Equal((CommentState.Deleted, "", null), (left.First.State, left.First.Text, left.First.Author));
        Assert.Equal(1, withPlaceholder.Total);
        Assert.Empty((await thread.Page()).Conversations);
        Assert.Equal("Answered.", (await thread.Grain.GetHistory(answered, Thread.Officer))[^1].Before);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Support_ByEachPersonOnce_OrdersThePage(DatabaseKind kind)
    {
        // Arrange
        var thread = await Thread.OpenAsync(hubs[kind]);
        var ann = Thread.Resident();
        var liked = await thread.Say("Liked.", by: ann);
        var other = await thread.Say("Not so much.");
        var bob = Thread.Resident();

        // Act
        var own = await thread.Grain.Support(new(ann, liked, true));
        Assert.Null((await thread.Grain.Support(new(bob, liked, true))).Refusal);
        Assert.Null((await thread.Grain.Support(new(bob, liked, true))).Refusal);
        var supported = await thread.Page(CommentSort.Supported, viewer: CommentAuthor.Of(bob));
        Assert.Null((await thread.Grain.Support(new(bob, liked, false))).Refusal);
        Assert.Null((await thread.Grain.Support(new(bob, liked, false))).Refusal);

        // Assert
        Assert.Equal("own-comment", own.Refusal?.Code);
        Assert.Equal([(liked, 1, true), (other, 0, false)], supported.Conversations.Select(c => (c.First.Number, c.First.Supports, c.First.IsSupported)));
        Assert.Equal(0, (await thread.See(liked)).Supports);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Page_OfVeryMany_GoesOnWhereTheLastEnded(DatabaseKind kind)
    {
        // Arrange
        var thread = await Thread.OpenAsync(hubs[kind]);
        for (var i = 1; i <= 45; i++)
        {
            await thread.Say($"Comment {i}.");
        }

        for (var i = 0; i < 7; i++)
        {
            await thread.Say($"Answer {i}.", 3);
        }

        foreach (var sort in new[] { CommentSort.Newest, CommentSort.Oldest, CommentSort.Supported, CommentSort.Replied })
        {
            // Act
            var read = new List<Conversation>();
            string? after = null;
            do
            {
                var page = await thread.Page(sort, after);
                Assert.InRange(page.Conversations.Length, 1, 20);
                read.AddRange(page.Conversations);
                after = page.Next;
            }
            while (after is not null);

            // Assert
            var numbers = read.Select(conversation => conversation.First.Number).ToList();
            Assert.Equal(Enumerable.Range(1, 45).Select(i => (long)i), numbers.Order());
            Assert.Equal(sort == CommentSort.Oldest ? 1 : sort == CommentSort.Replied ? 3 : 45, numbers[0]);
            var answered = read.Single(conversation => conversation.First.Number == 3);
            Assert.Equal((5, true), (answered.Replies.Length, answered.HasMore));
        }

        var alone = (await thread.Page(only: 50)).Conversations.Single();
        Assert.Equal((3, 7), (alone.First.Number, alone.Replies.Length));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Watch_WhileCommentsCome_HearsOfEach(DatabaseKind kind)
    {
        // Arrange
        var thread = await Thread.OpenAsync(hubs[kind]);
        var watcher = new Ear();
        var reference = hubs[kind].Grains.CreateObjectReference<ICommentsWatcher>(watcher);
        await thread.Grain.Watch(reference);

        // Act
        var first = await thread.Say("One.");
        var second = await thread.Say("Two.", first);
        await thread.Moderate(CommentAct.Hidden, first, "Not about this.");

        // Assert
        await Eventually.Is(() => watcher.Heard.Values.Any(c => c.Number == second) && watcher.Heard[first].State == CommentState.Hidden, "the news of both");
        Assert.Equal(("", "Not about this.", 1), (watcher.Heard[first].Text, watcher.Heard[first].HiddenBecause, watcher.Heard[first].Replies));
        await thread.Grain.Unwatch(reference);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Thread_AfterARestart_IsThereWhole(DatabaseKind kind)
    {
        // Arrange
        await using var hub = await TestHub.StartAsync(kind);
        var thread = await Thread.OpenAsync(hub);
        var number = await thread.Say("Still here?");

        // Act
        await hub.RestartAsync();
        var next = await thread.Say("Yes.", number);

        // Assert
        Assert.Equal(2, next);
        Assert.Equal("Still here?", (await thread.See(number)).Text);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Forget_APerson_LeavesWhatWasSaid(DatabaseKind kind)
    {
        // Arrange
        var thread = await Thread.OpenAsync(hubs[kind]);
        var ann = Thread.Resident();
        var number = await thread.Say("I was here.", by: ann);
        var other = await thread.Say("So was I.");
        await thread.Grain.Support(new(ann, other, true));
        await thread.Grain.Flag(new(Guid.NewGuid(), CommentAuthor.Of(ann), other, FlagReason.OffTopic));

        // Act
        await thread.Journal.Forget(ann.Value, default);

        // Assert
        var seen = await thread.See(number);
        Assert.Equal(("I was here.", ""), (seen.Text, seen.Author?.Value));
        Assert.Empty(await thread.Journal.ReadBy(ann.Value, 0, 10, default));
        Assert.Equal(1, (await thread.See(other)).Supports);
        Assert.DoesNotContain(await thread.Grain.GetHistory(number, Thread.Officer), line => line.By == ann.Value);
    }

    private sealed class Ear : ICommentsWatcher
    {
        public ConcurrentDictionary<long, CommentView> Heard { get; } = new();

        public Task CommentsChanged(CommentsNews news)
        {
            foreach (var comment in news.Comments)
            {
                Heard[comment.Number] = comment;
            }

            return Task.CompletedTask;
        }
    }
}
