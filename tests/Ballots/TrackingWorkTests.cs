using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Silo.Ballots;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Trust;

namespace ParticipatoryHub.Tests.Ballots;

/// <summary>Whether a tracking code is known cannot be told from how much is read to say so.</summary>
public sealed class TrackingWorkTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task V8_Track_KnownReplacedVoidOrUnknown_ReadsTheSame(DatabaseKind kind)
    {
        // Arrange
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var hub = await TestHub.StartAsync(database, Use);
        var box = await Box.OpenAsync(hub, voters: 2);
        var replaced = (await box.Cast(0, "p01")).Receipt!.TrackingCode;
        var counted = (await box.Cast(0, "p02")).Receipt!.TrackingCode;
        var gone = (await box.Cast(1, "p03")).Receipt!.TrackingCode;
        var seals = hub.Grains.GetGrain<ISealsGrain>(box.Round);
        var reads = ((Recorder)box.Journal).Reads;
        var work = new Dictionary<string, List<string>>();
        foreach (var isClosed in new[] { false, true })
        {
            if (isClosed)
            {
                await box.Close();
                var leaf = (await box.Journal.FindTracking(box.Round, Bits(gone), default))!.Leaf;
                await box.Grain.Append(new("VOID", $"{{\"leaf\":\"{Convert.ToHexStringLower(leaf.Span)}\",\"reason\":\"test-vote\"}}", "VOID-1"));
                await box.Grain.Append(new("COUNT", "{}", "COUNT-1"));
            }

            foreach (var (name, code) in new[] { ("counted", counted), ("replaced", replaced), ("void", gone), ("unknown", "0000-0000-0000-0") })
            {
                // Act
                reads.Clear();
                var state = await box.Grain.Track(code);
                var seal = await seals.FindSeal(code);
                work[$"{(isClosed ? "closed" : "open")}: {name} is {state}, {(seal is null ? "no" : $"{seal}")} seal"] = [.. reads];
            }
        }

        // Assert
        Assert.Equal(
            [
                "open: counted is Recorded, 0 seal", "open: replaced is Replaced, 0 seal", "open: void is Recorded, 0 seal", "open: unknown is Unknown, no seal",
                "closed: counted is Counted, 1 seal", "closed: replaced is Replaced, 1 seal", "closed: void is Voided, 1 seal", "closed: unknown is Unknown, no seal",
            ],
            work.Keys);
        Assert.All(work.Where(done => done.Key.StartsWith("open", StringComparison.Ordinal)), done => Assert.Equal(["FindTracking", "FindTracking"], done.Value));
        Assert.All(work.Where(done => done.Key.StartsWith("closed", StringComparison.Ordinal)), done => Assert.Equal(["FindTracking", "ReadPublicChain", "FindTracking"], done.Value));
    }

    private static long Bits(string code) => TrackingCode.TryParse(code, out var tracking) ? tracking.Bits : 0;

    private static void Use(HostApplicationBuilder builder) => builder.Services.AddSingleton(services => Recorder.Of(services.GetService<NpgsqlDataSource>() is { } postgres
        ? new PostgresBallotJournal(postgres)
        : new SqliteBallotJournal(services.GetRequiredService<SqliteDatabase>())));

    /// <summary>The real journal, with the names of what was asked of it.</summary>
    public class Recorder : DispatchProxy
    {
        private IBallotJournal inner = null!;

        public List<string> Reads { get; } = [];

        public static IBallotJournal Of(IBallotJournal journal)
        {
            var recorder = Create<IBallotJournal, Recorder>();
            ((Recorder)recorder).inner = journal;
            return recorder;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            lock (Reads)
            {
                Reads.Add(targetMethod!.Name);
            }

            return targetMethod.Invoke(inner, args);
        }
    }
}
