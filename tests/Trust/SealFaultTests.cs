using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Silo.Trust;
using ParticipatoryHub.Tests.Ballots;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Trust;

namespace ParticipatoryHub.Tests.Trust;

/// <summary>V6: whatever of a seal's publication fails, before it was done or after, the next try leaves a whole record.</summary>
public sealed class SealFaultTests
{
    private const int Voters = 30;

    [Theory, ClassData(typeof(Databases))]
    public async Task V6_Fault_InEveryStepOfAPublication_LeavesAWholeRecord(DatabaseKind kind)
    {
        // Arrange
        await using var hub = await TestHub.StartAsync(kind, FaultySeals.Use);
        var faults = (FaultySeals)hub.Services.GetRequiredService<ISealJournal>();
        var struck = 0;

        foreach (var isAfter in new[] { false, true })
        {
            for (var (step, strikes) = (1, true); strikes; step++)
            {
                var box = await Box.OpenAsync(hub, Voters);
                await Task.WhenAll(Enumerable.Range(0, Voters).Select(voter => box.Cast(voter, "p01")));
                await box.Cast(0, "p02");
                var seals = hub.Grains.GetGrain<ISealsGrain>(box.Round);

                // Act
                faults.Strike(step, isAfter);
                await Try(box.Close);
                await Try(seals.Finish);
                strikes = faults.HasStruck;
                struck += strikes ? 1 : 0;
                faults.Rest();
                await box.Close();
                await seals.Finish();

                // Assert
                await box.AssertLedgerHolds();
                Assert.Equal(["OPEN", "BATCH", "CLOSE", "SUPERSEDED"], await hub.Services.GetRequiredService<IBallotJournal>().ReadPublicChain(box.Round, 1, default).Select(entry => entry.Kind).ToListAsync());
                Assert.Equal((Voters + 1) * MerkleTree.HashLength, (await faults.ReadLeaves(box.Round, 1, default))!.Length);
                Assert.Equal(4, (await faults.ReadLastNote(box.Round, NoteKind.Checkpoint, default))!.Number);
            }
        }

        Assert.True(struck > 8, $"Only {struck} steps were struck.");
    }

    private static async Task Try(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (IOException)
        {
            // What was struck.
        }
    }

    /// <summary>The real journal, of which one call in a row fails: before it is made, or after.</summary>
    private sealed class FaultySeals(ISealJournal inner) : ISealJournal
    {
        private int left;
        private bool after;

        public bool HasStruck { get; private set; }

        public static void Use(HostApplicationBuilder builder) => builder.Services.AddSingleton<ISealJournal>(
            services => new FaultySeals(ActivatorUtilities.CreateInstance<SealJournal>(services)));

        public void Strike(int call, bool isAfter) => (left, after, HasStruck) = (call, isAfter, false);

        public void Rest() => left = 0;

        public Task Halt(string round, CancellationToken cancel) => Struck(async () => { await inner.Halt(round, cancel); return true; });

        public Task Append(string round, LeafList leaves, ChainEntry entry, CancellationToken cancel) => Struck(async () => { await inner.Append(round, leaves, entry, cancel); return true; });

        public Task<ImmutableArray<LeafLine>> List(string round, CancellationToken cancel) => Struck(() => inner.List(round, cancel));

        public Task<byte[]?> ReadLeaves(string round, int number, CancellationToken cancel) => Struck(() => inner.ReadLeaves(round, number, cancel));

        public Task<string> KeepNote(string round, NoteKind kind, long number, string note, CancellationToken cancel) => Struck(() => inner.KeepNote(round, kind, number, note, cancel));

        public Task<ImmutableArray<StoredNote>> ReadNotes(string round, NoteKind kind, CancellationToken cancel) => Struck(() => inner.ReadNotes(round, kind, cancel));

        public Task<StoredNote?> ReadLastNote(string round, NoteKind kind, CancellationToken cancel) => Struck(() => inner.ReadLastNote(round, kind, cancel));

        private async Task<T> Struck<T>(Func<Task<T>> call)
        {
            var strikes = left > 0 && Interlocked.Decrement(ref left) == 0;
            HasStruck |= strikes;
            var answer = strikes && !after ? throw new IOException("The disk is gone.") : await call();
            return strikes ? throw new IOException("The answer was lost.") : answer;
        }
    }
}
