using Microsoft.Extensions.DependencyInjection;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Drafts;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Hosting;

namespace ParticipatoryHub.Tests.Drafts;

/// <summary>Who is written to before the close, and what is left of their address.</summary>
public sealed class DraftReminderTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task KeepTime_ADayBeforeTheClose_WritesOnceToWhoeverAskedAndHasNotCast(DatabaseKind kind)
    {
        // Arrange
        await using var hub = await DraftHubs.Start(kind);
        var round = await DraftRound.Open(hub);
        foreach (var (voter, email) in new[] { (0, "ada@example.com"), (1, "bob@example.com"), (2, "cyd@example.com") })
        {
            await round.Drafts.Save(new SaveDraft(round.Codes[voter], null, [new Choice("p01", 1)]));
            Assert.Null((await round.Drafts.Remind(new RemindOfDraft(round.Codes[voter], null, email, "cy"))).Refusal);
        }

        await round.Cast(round.Codes[1]);
        await round.Drafts.Discard(new ReadDraft(round.Codes[2], null));
        await round.Drafts.KeepTime();
        var before = Post(hub).Sent.Count;
        hub.Clock.Now = round.ClosesAt.AddHours(-24);

        // Act
        await round.Drafts.KeepTime();
        await round.Drafts.KeepTime();

        // Assert
        Assert.Equal(0, before);
        Assert.Equal((round.Id, "ada@example.com", "cy"), Assert.Single(Post(hub).Sent));
        Assert.Empty(await round.Column("SELECT seal FROM vote_reminder WHERE round = $round"));
        Assert.Equal("p01", Assert.Single((await round.Read(round.Codes[0])).Choices).ProjectId);
    }

    [Fact]
    public async Task KeepTime_WhenThePostIsDown_TriesAgain()
    {
        // Arrange
        await using var hub = await DraftHubs.Start(DatabaseKind.Sqlite);
        var round = await DraftRound.Open(hub, setup => setup with { Access = setup.Access with { RemindHours = 48 } });
        await round.Drafts.Save(new SaveDraft(round.Codes[0], null, [new Choice("p01", 1)]));
        await round.Drafts.Remind(new RemindOfDraft(round.Codes[0], null, "ada@example.com", "en-GB"));
        hub.Clock.Now = round.ClosesAt.AddHours(-47);
        Post(hub).IsBroken = true;
        await round.Drafts.KeepTime();
        Post(hub).IsBroken = false;

        // Act
        await round.Drafts.KeepTime();

        // Assert
        Assert.Single(Post(hub).Sent);
    }

    [Fact]
    public async Task KeepTime_AfterTheClose_DeletesWhatIsLeft()
    {
        // Arrange
        await using var hub = await DraftHubs.Start(DatabaseKind.Sqlite);
        var round = await DraftRound.Open(hub);
        await round.Drafts.Save(new SaveDraft(round.Codes[0], null, [new Choice("p01", 1)]));
        await round.Drafts.Remind(new RemindOfDraft(round.Codes[0], null, "ada@example.com", "en-GB"));
        hub.Clock.Now = round.ClosesAt;

        // Act
        await round.Drafts.KeepTime();

        // Assert
        Assert.Empty(Post(hub).Sent);
        Assert.Empty(await round.Column("SELECT seal FROM vote_draft WHERE round = $round UNION ALL SELECT seal FROM vote_reminder WHERE round = $round"));
    }

    [Theory]
    [InlineData("nobody", "email-malformed")]
    [InlineData("Ada <ada@example.com>", "email-malformed")]
    [InlineData("ada@example.com\r\nBcc: all@example.com", "email-malformed")]
    public async Task Remind_AtAnAddressThatIsNone_IsRefused(string email, string code)
    {
        // Arrange
        await using var hub = await DraftHubs.Start(DatabaseKind.Sqlite);
        var round = await DraftRound.Open(hub);

        // Act
        var outcome = await round.Drafts.Remind(new RemindOfDraft(round.Codes[0], null, email, "en-GB"));

        // Assert
        Assert.Equal(code, outcome.Refusal?.Code);
    }

    [Fact]
    public async Task Remind_WhenTheTimeToRemindIsOver_IsRefused()
    {
        // Arrange
        await using var hub = await DraftHubs.Start(DatabaseKind.Sqlite);
        var round = await DraftRound.Open(hub);
        hub.Clock.Now = round.ClosesAt.AddHours(-2);

        // Act
        var outcome = await round.Drafts.Remind(new RemindOfDraft(round.Codes[0], null, "ada@example.com", "en-GB"));

        // Assert
        Assert.Equal("too-late-to-remind", outcome.Refusal?.Code);
    }

    private static KeptPost Post(TestHub hub) => (KeptPost)hub.Services.GetRequiredService<IDraftPost>();
}
