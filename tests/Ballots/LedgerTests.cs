using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Silo;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Hosting;

namespace ParticipatoryHub.Tests.Ballots;

/// <summary>The database refuses to rewrite the ledger; and where someone makes it, re-hashing finds out.</summary>
public sealed class LedgerTests(BothHubs hubs) : IClassFixture<BothHubs>
{
    private static readonly string[] Tables = ["cast_log", "public_chain"];

    public static TheoryData<DatabaseKind, string> Tamperings()
    {
        var data = new TheoryData<DatabaseKind, string>();
        foreach (var kind in Enum.GetValues<DatabaseKind>())
        {
            var (bytes, id) = kind == DatabaseKind.Postgres
                ? ($"decode('{new string('5', 64)}', 'hex')", "'00000000-0000-0000-0000-000000000001'")
                : ($"x'{new string('5', 64)}'", $"x'{new string('5', 32)}'");
            foreach (var column in new[] { "hash", "fingerprint", "leaf", "replaced_leaf" })
            {
                data.Add(kind, $"UPDATE cast_log SET {column} = {bytes} WHERE round = '@' AND seq = 2");
            }

            data.Add(kind, $"UPDATE cast_log SET cast_id = {id} WHERE round = '@' AND seq = 2");
            data.Add(kind, "UPDATE cast_log SET tracking = 7 WHERE round = '@' AND seq = 2");
            data.Add(kind, "UPDATE cast_log SET replaced_leaf = NULL WHERE round = '@' AND seq = 4");
            data.Add(kind, "DELETE FROM cast_log WHERE round = '@' AND seq = 2");
            data.Add(kind, "DELETE FROM cast_log WHERE round = '@' AND seq = 4");
            data.Add(kind, "UPDATE public_chain SET kind = 'EXTEND' WHERE round = '@' AND seq = 1");
            data.Add(kind, "UPDATE public_chain SET body = '{ }' WHERE round = '@' AND seq = 1");
            data.Add(kind, "UPDATE public_chain SET entry_id = 'OPEN-2' WHERE round = '@' AND seq = 1");
            data.Add(kind, $"UPDATE public_chain SET hash = {bytes} WHERE round = '@' AND seq = 1");
            data.Add(kind, "DELETE FROM public_chain WHERE round = '@' AND seq = 1");
            data.Add(kind, $"UPDATE box_head SET hash = {bytes} WHERE round = '@'");
            data.Add(kind, "UPDATE box_head SET online = online - 1 WHERE round = '@'");
            data.Add(kind, "UPDATE ballot SET choices = 'p12=1' WHERE round = '@'");
            data.Add(kind, $"UPDATE ballot SET nonce = {bytes} WHERE round = '@'");
            data.Add(kind, "UPDATE ballot SET channel = 2 WHERE round = '@'");
            data.Add(kind, "UPDATE ballot SET area = 'North' WHERE round = '@'");
            data.Add(kind, "DELETE FROM ballot WHERE round = '@'");
            data.Add(kind, "UPDATE voting_right SET version = version + 1 WHERE round = '@'");
        }

        return data;
    }

    [Theory, MemberData(nameof(Tamperings))]
    public async Task V4_CheckLedger_AfterTampering_FindsIt(DatabaseKind kind, string tampering)
    {
        // Arrange
        var box = await VotedAsync(hubs[kind]);
        var before = await box.Grain.CheckLedger();
        await WithoutTriggersAsync(hubs[kind].Database, tampering.Replace("@", box.Round, StringComparison.Ordinal));

        // Act
        var after = await box.Grain.CheckLedger();

        // Assert
        Assert.Null(before.Problem);
        Assert.NotNull(after.Problem);
        if (Regex.Match(tampering, "seq = ([0-9])") is { Success: true } at)
        {
            // Of the last entry nothing is left; the one before it is where the log ends.
            Assert.Matches(tampering.StartsWith("DELETE FROM cast_log", StringComparison.Ordinal) && at.Groups[1].Value == "4" ? @"\b3\b" : $@"\b{at.Groups[1].Value}\b", after.Problem);
        }
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task V4_Night_AfterTampering_FindsItNamesTheEntryAndKeepsIt(DatabaseKind kind)
    {
        // Arrange
        await using var hub = await TestHub.StartAsync(kind);
        var (whole, broken) = (await VotedAsync(hub), await VotedAsync(hub));
        var watch = hub.Grains.GetGrain<ILedgerWatchGrain>("all");
        await watch.CheckAll();
        await hub.RestartAsync();
        watch = hub.Grains.GetGrain<ILedgerWatchGrain>("all");
        var before = await watch.Get();
        await WithoutTriggersAsync(hub.Database, $"UPDATE cast_log SET tracking = 7 WHERE round = '{broken.Round}' AND seq = 2");

        // Act
        await watch.CheckAll();

        // Assert
        var after = await watch.Get();
        Assert.Equal(2, before.Count);
        Assert.All(before.Values, check => Assert.Null(check.Found.Problem));
        Assert.Equal((hub.Clock.Now, 4L, 3L, null), (after[whole.Round].At, after[whole.Round].Found.CastEntries, after[whole.Round].Found.Ballots, after[whole.Round].Found.Problem));
        Assert.Equal("The cast log's entry 2 does not re-hash.", after[broken.Round].Found.Problem);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task V4_Night_IsWaitedForAfterEveryStart(DatabaseKind kind)
    {
        // Arrange
        await using var hub = await TestHub.StartAsync(kind);

        // Act
        await Eventually.DoesAsync(async () => await hub.Database.QueryAsync<long>("SELECT count(*) FROM reminder WHERE name = 'night'") == 1, "the watch to be set going");

        // Assert
        Assert.Equal(86_400_000, await hub.Database.QueryAsync<long>("SELECT period_ms FROM reminder WHERE name = 'night'"));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task V5_Ledger_UpdatedOrDeleted_IsRefusedByTheDatabase(DatabaseKind kind)
    {
        // Arrange
        var database = hubs[kind].Database;
        var box = await VotedAsync(hubs[kind]);
        await box.Close();
        string[] statements =
        [
            .. Tables.SelectMany(t => new[] { $"UPDATE {t} SET seq = seq + 100 WHERE round = '{box.Round}'", $"DELETE FROM {t} WHERE round = '{box.Round}'" }),
            .. kind == DatabaseKind.Postgres ? Tables.Select(t => $"TRUNCATE {t}") : [],
            $"DELETE FROM box_head WHERE round = '{box.Round}'",
            $"UPDATE box_head SET state = 1 WHERE round = '{box.Round}'",
            $"UPDATE box_head SET seq = seq - 1 WHERE round = '{box.Round}'",
        ];

        // Act
        var refused = new List<Exception?>();
        foreach (var statement in statements)
        {
            refused.Add(await Record.ExceptionAsync(() => database.ExecuteAsync(statement)));
        }

        // Assert
        Assert.All(refused, Assert.NotNull);
        await box.AssertLedgerHolds();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Start_LedgerTampered_IsRefusedInOneLine(DatabaseKind kind)
    {
        // Arrange
        await using var database = await TestDatabase.CreateAsync(kind);
        string round;
        await using (var hub = await TestHub.StartAsync(database))
        {
            var box = await VotedAsync(hub);
            round = box.Round;
        }

        await WithoutTriggersAsync(database, $"UPDATE cast_log SET tracking = 7 WHERE round = '{round}' AND seq = 3");

        // Act
        var refusal = await Assert.ThrowsAsync<StartRefused>(() => TestHub.StartAsync(database));

        // Assert
        Assert.Equal($"the ledger of round {round} does not hold: The cast log's entry 3 does not re-hash.", refusal.Message);
    }

    [Fact]
    public async Task P1_Close_OnPostgres_LeavesNoOrderInTheTransactionIds()
    {
        // Arrange
        var hub = hubs[DatabaseKind.Postgres];
        var box = await Box.OpenAsync(hub, voters: 20);
        for (var voter = 0; voter < 20; voter++)
        {
            await box.Cast(voter, "p01");
        }

        // Act
        await box.Close();

        // Assert
        foreach (var (table, key) in new[] { ("ballot", "handle"), ("voting_right", "right_id") })
        {
            Assert.Equal(1, await hub.Database.QueryAsync<int>($"SELECT count(DISTINCT xmin::text) FROM {table} WHERE round = '{box.Round}'"));

            // Where other rounds have left room, the rows lie in more than one page, in key order within each.
            Assert.Equal(0, await hub.Database.QueryAsync<int>(
                $"SELECT count(*) FROM (SELECT {key} < lag({key}) OVER (PARTITION BY (ctid::text::point)[0] ORDER BY ctid) AS back FROM {table} WHERE round = '{box.Round}') rows WHERE back"));
        }

        await box.AssertLedgerHolds();
    }

    [Theory]
    [InlineData(20, 0.9)]
    [InlineData(200, 0)]
    public async Task P1_Close_OnSqlite_LeavesNoOrderInThePages(int voters, double before)
    {
        // Arrange
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        await using var hub = await TestHub.StartAsync(database);
        var box = await Box.OpenAsync(hub, voters);
        for (var voter = 0; voter < voters; voter++)
        {
            await box.Cast(voter, "p01", "p02");
        }

        var file = Path.Combine(database.DataFolder, "hub.db");
        await database.ExecuteAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        var cast = await CastOrderAsync(box);
        var asCast = Follows(SqlitePages.KeysAsLaid(file, "ballot", box.Round), cast);

        // Act
        await box.Close();

        // Assert
        var log = await File.ReadAllBytesAsync(file + "-wal");
        Assert.All(cast.Keys, handle => Assert.Equal(-1, log.AsSpan().IndexOf(Convert.FromHexString(handle))));
        var pages = SqlitePages.KeysAsLaid(file, "ballot", box.Round);
        Assert.True(asCast >= before, $"Before the close {asCast:P0} of neighbours lie in the order of casting, which the test is to see.");
        Assert.Equal(voters, pages.Sum(page => page.Length));
        Assert.Equal(SqlitePages.KeysAsLaidAnew(file, "ballot", "handle", box.Round), pages);
        Assert.Equal(SqlitePages.KeysAsLaidAnew(file, "voting_right", "right_id", box.Round), SqlitePages.KeysAsLaid(file, "voting_right", box.Round));
        await box.AssertLedgerHolds();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Import_FinishedElection_IsWholeAndRepeatable(DatabaseKind kind)
    {
        // Arrange
        var hub = hubs[kind];
        var box = new Box(hub, Box.NewRound());
        var import = hub.Services.GetRequiredService<BallotImport>();
        ImportedBallot[] ballots = [.. Enumerable.Range(0, 500).Select(i => new ImportedBallot($"v{i}", [new($"p{(i % 12) + 1:00}", 1)], BallotChannel.Online, i % 3 == 0 ? "North" : null))];

        // Act
        var first = await import.Store(box.Round, box.Rules, ballots, default);
        var again = await import.Store(box.Round, box.Rules, ballots, default);

        // Assert
        Assert.Equal(first.Hash.ToArray(), again.Hash.ToArray());
        Assert.Equal((500, 500), ((await box.BallotsAsync()).Count, (await box.Grain.GetTurnout()).Voted));
        await Assert.ThrowsAsync<JournalConflictException>(() => import.Store(box.Round, box.Rules, ballots[..400], default));
        await box.AssertLedgerHolds();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Import_RoundWithVotesOfItsOwn_IsRefused(DatabaseKind kind)
    {
        // Arrange
        var box = await VotedAsync(hubs[kind]);
        var import = hubs[kind].Services.GetRequiredService<BallotImport>();

        // Act
        var storing = () => import.Store(box.Round, box.Rules, [new("v1", [new("p01", 1)], BallotChannel.Online, null)], default);

        // Assert
        await Assert.ThrowsAsync<JournalConflictException>(storing);
        await box.AssertLedgerHolds();
    }

    // Handles in the order in which they were cast.
    private static async Task<Dictionary<string, int>> CastOrderAsync(Box box)
    {
        var byLeaf = (await box.CastLogAsync()).Select((cast, place) => (Leaf: Convert.ToHexStringLower(cast.Leaf.Span), place)).ToDictionary(cast => cast.Leaf, cast => cast.place);
        var order = new Dictionary<string, int>();
        await foreach (var ballot in box.Journal.ReadBallots(box.Round, default))
        {
            order.Add(Convert.ToHexStringLower(ballot.Handle.Span), byLeaf[Convert.ToHexStringLower(Commitment.Leaf(box.Round, box.Rules.Method, ballot))]);
        }

        return order;
    }

    // How many of two neighbours in a page were cast in that order: one half by chance.
    private static double Follows(List<string[]> pages, Dictionary<string, int> cast)
    {
        var pairs = pages.SelectMany(page => page.Zip(page.Skip(1))).ToArray();
        return pairs.Count(pair => cast[pair.First] < cast[pair.Second]) / (double)pairs.Length;
    }

    private static async Task<Box> VotedAsync(TestHub hub)
    {
        var box = await Box.OpenAsync(hub, voters: 3);
        foreach (var voter in new[] { 0, 1, 2, 0 })
        {
            Assert.NotNull((await box.Cast(voter, "p01", "p02")).Receipt);
        }

        return box;
    }

    // As someone could who owns the database.
    internal static async Task WithoutTriggersAsync(TestDatabase database, string statement)
    {
        if (database.Kind == DatabaseKind.Postgres)
        {
            await database.ExecuteAsync($"SET session_replication_role = replica; {statement}; SET session_replication_role = DEFAULT");
            return;
        }

        string[] guards =
        [
            "cast_log_no_update", "cast_log_no_delete", "public_chain_no_update", "public_chain_no_delete", "box_head_no_delete", "box_head_forward_only",
            "cast_unordered_no_update", "cast_unordered_no_delete", "leaf_list_no_update", "leaf_list_no_delete", "signed_note_no_update", "signed_note_no_delete",
        ];
        var triggers = new List<string>();
        foreach (var name in guards)
        {
            triggers.Add(await database.QueryAsync<string>($"SELECT sql FROM sqlite_master WHERE name = '{name}'"));
        }

        await database.ExecuteAsync($"{string.Concat(guards.Select(name => $"DROP TRIGGER {name}; "))}{statement}; {string.Join(";", triggers)}");
    }
}
