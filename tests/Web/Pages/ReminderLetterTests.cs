using Microsoft.Extensions.DependencyInjection;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Drafts;
using ParticipatoryHub.Mail;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Silo.Storage;

namespace ParticipatoryHub.Tests.Web.Pages;

/// <summary>The letter to whoever stopped half-way.</summary>
public sealed class ReminderLetterTests
{
    [Fact]
    public async Task Reminder_ADayBeforeTheClose_IsOneLetterWithoutCodeOrChoices()
    {
        // Arrange
        await using var web = await TestWeb.StartAsync(DatabaseKind.Sqlite, demo: true);
        var (round, codes) = await web.OpenForPages();
        using var visitor = new Visitor(web);
        await visitor.Go($"/rounds/{round}/vote");
        await visitor.Press("Continue", ("code", codes[0]));
        await visitor.Press("Finish later", ("project", "p02"));
        await visitor.Press("Remind me", ("email", "ada@example.com"));
        web.Clock.Now = (await web.Grains.GetGrain<IRoundGrain>(round).GetView())!.Setup.ClosesAt.AddHours(-24);

        // Act
        await web.Grains.GetGrain<IVoteDraftsGrain>(round).KeepTime();
        await web.Grains.GetGrain<IVoteDraftsGrain>(round).KeepTime();

        // Assert
        var letters = await web.Services.GetRequiredService<IMailOutbox>().Latest(50, CancellationToken.None);
        var letter = Assert.Single(letters, entry => entry.Letter.Key.StartsWith($"{round}:vote-not-cast", StringComparison.Ordinal)).Letter;
        Assert.Equal("ada@example.com", letter.Address);
        Assert.StartsWith("Your vote is not cast yet", letter.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain(codes[0], letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("fridge", letter.Text, StringComparison.Ordinal);
    }
}
