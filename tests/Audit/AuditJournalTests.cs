using Microsoft.Extensions.DependencyInjection;
using ParticipatoryHub.Audit;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Ballots;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Tests.Rounds;

namespace ParticipatoryHub.Tests.Audit;

public sealed class AuditJournalTests(BothHubs hubs) : IClassFixture<BothHubs>
{
    private static readonly DateTimeOffset At = new(2027, 3, 2, 10, 0, 0, TimeSpan.Zero);

    [Theory, ClassData(typeof(Databases))]
    public async Task Append_TheSameTwice_IsThereOnceAsItWas(DatabaseKind kind)
    {
        // Arrange
        var round = Box.NewRound();
        var entry = Entry(round, "setup-changed", At) with { Changes = [new AuditChange("budget", "£1", "£2"), new AuditChange("area", null, "North")] };

        // Act
        await Journal(kind).Append(entry, default);
        await Journal(kind).Append(entry, default);

        // Assert
        var line = Assert.Single(await Read(kind, new AuditFilter(Round: round)));
        Assert.Equal(entry with { Changes = [] }, line.Entry with { Changes = [] });
        Assert.Equal(entry.Changes.AsEnumerable(), line.Entry.Changes);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Read_ByEachFilter_FindsWhatItAsksForNewestFirst(DatabaseKind kind)
    {
        // Arrange
        var round = Box.NewRound();
        var journal = Journal(kind);
        await journal.Append(Entry(round, "round-created", At), default);
        await journal.Append(Entry(round, "setup-changed", At.AddDays(1)) with { ByName = "Adam Administrator" }, default);
        await journal.Append(Entry(round, "setup-changed", At.AddDays(2)), default);
        await journal.Append(Entry(Box.NewRound(), "setup-changed", At), default);
        var all = await Read(kind, new AuditFilter(Round: round));

        // Act and assert
        Assert.Equal([At.AddDays(2), At.AddDays(1), At], all.Select(line => line.Entry.At));
        Assert.Equal(all[1], Assert.Single(await Read(kind, new AuditFilter(Round: round, Who: "ADAM")), line => line.Sequence == all[1].Sequence) with { Entry = all[1].Entry });
        Assert.Equal(2, (await Read(kind, new AuditFilter(Round: round, Act: "setup-changed"))).Count);
        Assert.Equal([At.AddDays(1)], (await Read(kind, new AuditFilter(Round: round, From: At.AddHours(1), Until: At.AddDays(2)))).Select(line => line.Entry.At));
        Assert.Equal([At], (await Read(kind, new AuditFilter(Round: round, Before: all[1].Sequence))).Select(line => line.Entry.At));
        Assert.Equal([At.AddDays(2)], (await Read(kind, new AuditFilter(Round: round, Most: 1))).Select(line => line.Entry.At));
        Assert.Contains("round-created", await journal.ListActs(default));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Entry_OnceWritten_CannotBeChangedOrDeleted(DatabaseKind kind)
    {
        // Arrange
        await Journal(kind).Append(Entry(Box.NewRound(), "round-created", At), default);

        // Act and assert
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => hubs[kind].Database.ExecuteAsync("UPDATE audit_entry SET what = 'nothing'"));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => hubs[kind].Database.ExecuteAsync("DELETE FROM audit_entry"));
    }

    private IAuditJournal Journal(DatabaseKind kind) => hubs[kind].Services.GetRequiredService<IAuditJournal>();

    private async Task<List<AuditLine>> Read(DatabaseKind kind, AuditFilter filter)
    {
        var lines = new List<AuditLine>();
        await foreach (var line in Journal(kind).Read(filter, default))
        {
            lines.Add(line);
        }

        return lines;
    }

    private static AuditEntry Entry(string round, string act, DateTimeOffset at) => AuditEntry.Of(round, RoundExamples.Officer, at, act, "Something was done.");
}
