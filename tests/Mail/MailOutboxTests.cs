using Microsoft.Extensions.DependencyInjection;
using ParticipatoryHub.Mail;
using ParticipatoryHub.People;
using ParticipatoryHub.Silo;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Tests.Web;

namespace ParticipatoryHub.Tests.Mail;

/// <summary>Mail that must not be lost, on both databases.</summary>
public sealed class MailOutboxTests
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    [Theory, ClassData(typeof(Databases))]
    public async Task Queue_TheSameKeyTwice_IsOneLetter(DatabaseKind kind)
    {
        // Arrange
        await using var hub = await TestHub.StartAsync(kind);
        var outbox = hub.Services.GetRequiredService<IMailOutbox>();
        await outbox.Queue(Letter.To("a@example.org", "k", "First", "one"));

        // Act
        await outbox.Queue([Letter.To("a@example.org", "k", "Second", "two"), Letter.To(new ResidentId("r"), "l", "Third", "three")]);

        // Assert
        var latest = await outbox.Latest(10, CancellationToken.None);
        Assert.Equal(["First", "Third"], latest.Select(entry => entry.Letter.Subject).Order());
        Assert.Equal(new ResidentId("r"), latest.Single(entry => entry.Letter.Key == "l").Letter.Resident);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Claim_ByManyAtOnce_GivesEachLetterToOne(DatabaseKind kind)
    {
        // Arrange
        await using var hub = await TestHub.StartAsync(kind);
        var outbox = hub.Services.GetRequiredService<IMailOutbox>();
        await outbox.Queue([.. Enumerable.Range(0, 40).Select(i => Letter.To("a@example.org", $"k{i}", "S", "t"))]);

        // Act
        var claims = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => outbox.Claim(hub.Clock.Now, hub.Clock.Now + Lease, 10, CancellationToken.None))));

        // Assert
        var keys = claims.SelectMany(claim => claim).Select(letter => letter.Letter.Key).ToList();
        Assert.Equal(keys.Distinct().Count(), keys.Count);
        var rest = await outbox.Claim(hub.Clock.Now, hub.Clock.Now + Lease, 100, CancellationToken.None);
        Assert.Equal(40, keys.Count + rest.Length);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Claim_WhoseHolderDied_ComesBackAfterItsLeaseAndAfterARestart(DatabaseKind kind)
    {
        // Arrange
        await using var hub = await TestHub.StartAsync(kind);
        var before = hub.Services.GetRequiredService<IMailOutbox>();
        await before.Queue(Letter.To("a@example.org", "k", "S", "t"));
        var dead = Assert.Single(await before.Claim(hub.Clock.Now, hub.Clock.Now + Lease, 10, CancellationToken.None));
        await hub.RestartAsync();
        var outbox = hub.Services.GetRequiredService<IMailOutbox>();
        Assert.Empty(await outbox.Claim(hub.Clock.Now, hub.Clock.Now + Lease, 10, CancellationToken.None));

        // Act
        hub.Clock.Advance(Lease);
        var again = Assert.Single(await outbox.Claim(hub.Clock.Now, hub.Clock.Now + Lease, 10, CancellationToken.None));
        await outbox.End(dead, hub.Clock.Now, "too late", keep: false, CancellationToken.None);

        // Assert: the letter is whole, and the dead holder's word counts no more.
        Assert.Equal((2, "S", "t", "a@example.org"), (again.Attempt, again.Letter.Subject, again.Letter.Text, again.Letter.Address));
        Assert.Null(Assert.Single(await outbox.Latest(1, CancellationToken.None)).Ended);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task End_OfALetter_EmptiesItUnlessItIsKept(DatabaseKind kind)
    {
        // Arrange
        await using var hub = await TestHub.StartAsync(kind);
        var outbox = hub.Services.GetRequiredService<IMailOutbox>();
        await outbox.Queue([Letter.To("a@example.org", "sent", "S", "t"), Letter.To("a@example.org", "kept", "S", "t")]);
        var letters = await outbox.Claim(hub.Clock.Now, hub.Clock.Now + Lease, 10, CancellationToken.None);

        // Act
        foreach (var letter in letters)
        {
            await outbox.End(letter, hub.Clock.Now, "sent", letter.Letter.Key == "kept", CancellationToken.None);
        }

        // Assert
        var latest = (await outbox.Latest(10, CancellationToken.None)).ToDictionary(entry => entry.Letter.Key, entry => entry.Letter);
        Assert.Equal(((string?)null, "", ""), (latest["sent"].Address, latest["sent"].Subject, latest["sent"].Text));
        Assert.Equal(("a@example.org", "S", "t"), (latest["kept"].Address, latest["kept"].Subject, latest["kept"].Text));
        Assert.Equal(0, (await outbox.Waiting(CancellationToken.None)).Letters);
        await outbox.Forget(hub.Clock.Now.AddSeconds(1), CancellationToken.None);
        Assert.Empty(await outbox.Latest(10, CancellationToken.None));
    }

    [Fact]
    public async Task Send_ByAServerThatIsBusyFirst_ReachesItLaterOnceWithItsWords()
    {
        // Arrange
        using var server = new FakeMailServer { Refusal = "451 try later" };
        await using var web = await TestWeb.StartAsync(settings: By(server));
        var outbox = web.Services.GetRequiredService<IMailOutbox>();
        await outbox.Queue(Letter.To("zoe@example.org", "k", "Pleidlais – głosowanie", "Your link:\n\nhttps://hub.example.org/sign-in/link?secret=abc\n"));
        await Eventually.DoesAsync(async () => (await outbox.Latest(1, CancellationToken.None))[0].Outcome is not null, "the first attempt");
        Assert.Empty(server.Letters);

        // Act
        server.Refusal = null;
        web.Clock.Advance(TimeSpan.FromMinutes(1));
        await Eventually.Is(() => !server.Letters.IsEmpty, "the letter");

        // Assert
        await Eventually.DoesAsync(async () => (await outbox.Waiting(CancellationToken.None)).Letters == 0, "the end of it");
        var letter = Assert.Single(server.Letters);
        Assert.Contains("Auto-Submitted: auto-generated", letter, StringComparison.Ordinal);
        Assert.Matches("(?i)message-id: <[0-9a-f]{32}@hub.example.org>", letter);
    }

    [Fact]
    public async Task Send_ToAMailboxThatIsNotThere_IsNotTriedAgain()
    {
        // Arrange
        using var server = new FakeMailServer { Refusal = "550 no such user" };
        await using var web = await TestWeb.StartAsync(settings: By(server));
        var outbox = web.Services.GetRequiredService<IMailOutbox>();

        // Act
        await outbox.Queue(Letter.To("nobody@example.org", "k", "S", "t"));
        await Eventually.DoesAsync(async () => (await outbox.Latest(1, CancellationToken.None))[0].Ended is not null, "the end of it");

        // Assert
        Assert.StartsWith("550", (await outbox.Latest(1, CancellationToken.None))[0].Outcome, StringComparison.Ordinal);
    }

    private static string[] By(FakeMailServer server) =>
        ["--Hub:Mail:Host=127.0.0.1", $"--Hub:Mail:Port={server.Port}", "--Hub:Mail:From=hub@hub.example.org", "--Hub:Mail:Encrypted=false", "--Hub:Address=http://hub.example.org"];

    [Theory]
    [InlineData("", "http://hub.example.org", "no e-mail address")]
    [InlineData("hub@example.org", "", "not Hub:Address")]
    public async Task Start_WithHalfASetUpOfMail_IsRefused(string from, string address, string reason)
    {
        // Arrange
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        await using var app = ParticipatoryHub.Web.Program.Build([$"--Hub:Data={database.DataFolder}", "--Hub:Mail:Host=127.0.0.1", $"--Hub:Mail:From={from}", $"--Hub:Address={address}"]);

        // Act
        var refusal = await Assert.ThrowsAsync<StartRefused>(() => app.Services.GetRequiredService<StartGate>().OpenAsync());

        // Assert
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }
}
