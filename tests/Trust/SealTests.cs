using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Ballots;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Trust;

namespace ParticipatoryHub.Tests.Trust;

/// <summary>Votes come under seals in time, once each, in an order that says nothing; and nobody changes a seal unseen.</summary>
public sealed class SealTests(BothHubs hubs) : IClassFixture<BothHubs>
{
    [Theory]
    [InlineData(24, 60, false)]
    [InlineData(25, 59, false)]
    [InlineData(25, 60, true)]
    [InlineData(400, 0, false)]
    public void IsDue_NeedsEnoughVotesAndAnHour(long waiting, int minutes, bool due) =>
        Assert.Equal(due, SealRules.IsDue(waiting, default, default(DateTimeOffset).AddMinutes(minutes)));

    [Theory, ClassData(typeof(Databases))]
    public async Task KeepUp_WithEnoughVotes_SealsThemInSortedOrder(DatabaseKind kind)
    {
        // Arrange
        var box = await Box.OpenAsync(hubs[kind], 26);
        await CastAll(box, 26);

        // Act
        await Seals(box).KeepUp();

        // Assert
        var leaves = await Journal(box).ReadLeaves(box.Round, 1, default);
        var log = await box.CastLogAsync();
        Assert.Equal(LeafOrder.Sorted(log.Select(cast => cast.Leaf)), leaves);
        Assert.NotEqual(log.SelectMany(cast => cast.Leaf.ToArray()), leaves);
        Assert.Equal(["OPEN", "BATCH"], (await Chain(box)).Select(entry => entry.Kind));
        await box.AssertLedgerHolds();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task KeepUp_WithTooFewVotes_SealsNone(DatabaseKind kind)
    {
        // Arrange
        var box = await Box.OpenAsync(hubs[kind], 24);
        await CastAll(box, 24);

        // Act
        await Seals(box).KeepUp();

        // Assert
        var view = await Seals(box).GetView();
        Assert.Equal((0, 24), (view.Batches.Length, view.Waiting));
        Assert.NotNull(view.Checkpoint);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Close_WithVotesThatWait_SealsThemBeforeIt(DatabaseKind kind)
    {
        // Arrange
        var box = await Box.OpenAsync(hubs[kind], 3);
        await CastAll(box, 3);
        await box.Cast(0, "p05");

        // Act
        await box.Close();
        await Seals(box).Finish();

        // Assert
        Assert.Equal(["OPEN", "BATCH", "CLOSE", "SUPERSEDED"], (await Chain(box)).Select(entry => entry.Kind));
        Assert.Equal((4 * 32, 32), ((await Journal(box).ReadLeaves(box.Round, 1, default))!.Length, (await Journal(box).ReadLeaves(box.Round, ISealJournal.Replaced, default))!.Length));
        await box.AssertLedgerHolds();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task C6_CastsRacingTheClose_AreUnderASealBeforeItOrRefused(DatabaseKind kind)
    {
        // Arrange
        const int Voters = 200;
        var box = await Box.OpenAsync(hubs[kind], Voters);
        var casting = Enumerable.Range(0, Voters).Select(voter => Task.Run(() => box.Cast(voter, "p01"))).ToArray();

        // Act
        await casting[0];
        await box.Close();
        var outcomes = await Task.WhenAll(casting);

        // Assert
        var accepted = outcomes.Count(outcome => outcome.Receipt is not null);
        Assert.All(outcomes.Where(outcome => outcome.Receipt is null), outcome => Assert.Equal("voting-closed", outcome.Refusal!.Code));
        Assert.Equal(accepted * 32, (await Journal(box).ReadLeaves(box.Round, 1, default))!.Length);
        Assert.Equal(["OPEN", "BATCH", "CLOSE"], (await Chain(box)).Select(entry => entry.Kind));
        await box.AssertLedgerHolds();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Checkpoints_OverTime_ContainTheEarlierOnes(DatabaseKind kind)
    {
        // Arrange
        var box = await Box.OpenAsync(hubs[kind], 60);
        await Seals(box).KeepUp();
        await CastAll(box, 30);
        await Seals(box).KeepUp();
        await CastAll(box, 60, from: 30);
        await box.Close();

        // Act
        await Seals(box).Finish();

        // Assert
        var notes = (await Journal(box).ReadNotes(box.Round, NoteKind.Checkpoint, default)).Select(note => note.Note).ToArray();
        var key = await box.Hub.Services.GetRequiredService<INoteSigner>().GetKey(default);
        var checkpoints = notes.Select(note => SignedNote.TryRead(note, out var read) && read.IsSignedBy(key) && Checkpoint.TryRead(read.Text, out var found) ? found : null).ToArray();
        Assert.Equal([0L, 30L, 60L], checkpoints.Select(checkpoint => checkpoint!.Size));
        byte[] leaves = [.. (await Journal(box).ReadLeaves(box.Round, 1, default))!, .. (await Journal(box).ReadLeaves(box.Round, 2, default))!];
        Assert.All(checkpoints, checkpoint => Assert.Equal(MerkleTree.Of(leaves.AsSpan(0, (int)checkpoint!.Size * 32)).Root(), checkpoint.Root.ToArray()));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task FindSeal_BeforeAndAfterTheSeal_SaysWhere(DatabaseKind kind)
    {
        // Arrange
        var box = await Box.OpenAsync(hubs[kind], 1);
        var code = (await box.Cast(0, "p01")).Receipt!.TrackingCode;
        var before = await Seals(box).FindSeal(code);

        // Act
        await box.Close();

        // Assert
        Assert.Equal((0, 1), (before, await Seals(box).FindSeal(code)));
        Assert.Null(await Seals(box).FindSeal("0000-0000-0000-0"));
    }

    public static TheoryData<DatabaseKind, string> Tamperings()
    {
        var data = new TheoryData<DatabaseKind, string>();
        foreach (var kind in Enum.GetValues<DatabaseKind>())
        {
            var zero = kind == DatabaseKind.Postgres ? $"decode('{new string('0', 64)}', 'hex')" : $"x'{new string('0', 64)}'";
            data.Add(kind, $"UPDATE leaf_list SET leaves = {zero} WHERE round = '@' AND number = 1");
            data.Add(kind, "UPDATE leaf_list SET through_seq = 1 WHERE round = '@' AND number = 1");
            data.Add(kind, "UPDATE leaf_list SET at = 0 WHERE round = '@' AND number = 1");
            data.Add(kind, $"UPDATE leaf_list SET leaves = {zero} WHERE round = '@' AND number = 0");
            data.Add(kind, "UPDATE signed_note SET note = 'nothing' WHERE round = '@'");
            data.Add(kind, "UPDATE signed_note SET number = number + 1 WHERE round = '@' AND number = (SELECT max(number) FROM signed_note WHERE round = '@')");
        }

        return data;
    }

    [Theory, MemberData(nameof(Tamperings))]
    public async Task V4_CheckLedger_AfterTamperingWithASeal_FindsIt(DatabaseKind kind, string tampering)
    {
        // Arrange
        var box = await ClosedAsync(kind);
        await box.AssertLedgerHolds();
        await LedgerTests.WithoutTriggersAsync(hubs[kind].Database, tampering.Replace("@", box.Round, StringComparison.Ordinal));

        // Act
        var check = await box.Grain.CheckLedger();

        // Assert
        Assert.NotNull(check.Problem);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite, "leaf_list")]
    [InlineData(DatabaseKind.Sqlite, "signed_note")]
    [InlineData(DatabaseKind.Postgres, "leaf_list")]
    [InlineData(DatabaseKind.Postgres, "signed_note")]
    public async Task V5_ChangingASeal_IsRefusedByTheDatabase(DatabaseKind kind, string table)
    {
        // Arrange
        var box = await ClosedAsync(kind);

        // Act
        var refusals = new List<Exception?>();
        foreach (var act in new[] { $"UPDATE {table} SET number = number + 5 WHERE round = '{box.Round}'", $"DELETE FROM {table} WHERE round = '{box.Round}'" })
        {
            refusals.Add(await Record.ExceptionAsync(() => hubs[kind].Database.ExecuteAsync(act)));
        }

        // Assert
        Assert.All(refusals, refusal => Assert.Contains("append-only", refusal?.Message ?? "", StringComparison.Ordinal));
    }

    private async Task<Box> ClosedAsync(DatabaseKind kind)
    {
        var box = await Box.OpenAsync(hubs[kind], 2);
        await CastAll(box, 2);
        await box.Cast(0, "p05");
        await box.Close();
        await Seals(box).Finish();
        return box;
    }

    private static async Task CastAll(Box box, int voters, int from = 0)
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(from, voters - from).Select(voter => box.Cast(voter, "p01", "p02")));
        Assert.All(outcomes, outcome => Assert.NotNull(outcome.Receipt));
    }

    // Voting opened an hour before the box was made: the first seal is due as soon as there are votes enough.
    private static ISealsGrain Seals(Box box) => box.Hub.Grains.GetGrain<ISealsGrain>(box.Round);

    private static ISealJournal Journal(Box box) => box.Hub.Services.GetRequiredService<ISealJournal>();

    private static async Task<List<StoredChainEntry>> Chain(Box box)
    {
        var entries = new List<StoredChainEntry>();
        await foreach (var entry in box.Journal.ReadPublicChain(box.Round, 1, default))
        {
            entries.Add(entry);
            JsonDocument.Parse(entry.Body).Dispose();
        }

        return entries;
    }
}
