using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.SignOff;
using ParticipatoryHub.Tests.Ballots;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Tests.Rounds;
using ParticipatoryHub.Tests.SignOff;

namespace ParticipatoryHub.Tests.Trust;

/// <summary>Everything that the service says of itself while people vote, at the most talkative level.</summary>
public sealed class SilentLogsTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task P3_LogsAndTraces_OfAWholeRound_SayNoCodeHandleOrChoice(DatabaseKind kind)
    {
        // Arrange
        using var heard = new Heard();
        await using var hub = await TestHub.StartAsync(kind, builder =>
        {
            builder.Logging.SetMinimumLevel(LogLevel.Trace);
            builder.Services.AddSingleton<ILoggerProvider>(heard);
        });
        var id = Box.NewRound();
        var round = hub.Grains.GetGrain<IRoundGrain>(id);
        CountedRound.Done(await round.Create(new(RoundExamples.Setup() with { OpensAt = hub.Clock.Now, ClosesAt = hub.Clock.Now.AddDays(9) }, RoundExamples.Officer)));
        var codes = (await hub.Grains.GetGrain<IRegisterGrain>(id).Issue(new(3, null, "letters", RoundExamples.Officer))).Codes;
        CountedRound.Done(await round.OpenVoting(new(RoundExamples.Officer)));
        var box = hub.Grains.GetGrain<IBallotBoxGrain>(id);
        var secrets = new List<string>(codes.SelectMany(code => new[] { code, code.Replace("-", "", StringComparison.Ordinal) })) { "p02=1", "p03=1" };

        // Act
        foreach (var (code, project) in new[] { (codes[0], "p02"), (codes[0], "p03"), (codes[1], "p02"), ("0000-0000-0000-0", "p03"), (codes[2], "p99") })
        {
            secrets.AddRange((await box.Cast(new(Guid.NewGuid(), code, [new Choice(project, 1)], null, BallotChannel.Online))).Receipt is { } receipt ? [receipt.TrackingCode] : []);
        }

        await box.ReadBack(new(codes[1]));
        await box.Track(secrets[^1]);
        CountedRound.Done(await round.CloseVoting(new(RoundExamples.Officer)));
        CountedRound.Done(await round.AskVoid(new(codes[1], VoidReason.CodeMisused, "Stolen.", RoundExamples.Officer, hub.Clock.Now)));
        CountedRound.Done(await round.Agree(SignOffs.Second, hub.Clock.Now));
        CountedRound.Done(await round.Count(new(RoundExamples.Officer)));
        await round.PublishSigned(hub.Clock.Now);
        await foreach (var ballot in hub.Services.GetRequiredService<IBallotJournal>().ReadBallots(id, default))
        {
            secrets.AddRange([Convert.ToHexString(ballot.Handle.Span), Convert.ToBase64String(ballot.Handle.Span), Convert.ToHexString(ballot.Nonce.Span)]);
        }

        // Assert
        Assert.True(heard.Lines.Count > 50, "Nothing was heard.");
        Assert.Contains(heard.Lines, line => line.Contains(id, StringComparison.Ordinal));
        Assert.DoesNotContain(secrets, secret => heard.Lines.Any(line => line.Contains(secret, StringComparison.OrdinalIgnoreCase)));
    }
}
