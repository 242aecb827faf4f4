using System.Collections.Immutable;
using ParticipatoryHub.Papers;
using ParticipatoryHub.People;

namespace ParticipatoryHub.Tests.Web.Pages;

/// <summary>Batches of paper for tests of pages, done by people who are not signed in anywhere.</summary>
internal static class PaperRounds
{
    public static readonly StaffMember One = new("paper-1", "Petra Paper", [StaffRole.Officer]);
    public static readonly StaffMember Two = new("paper-2", "Paul Paper", [StaffRole.Officer]);
    public static readonly StaffMember Three = new("paper-3", "Prue Paper", [StaffRole.Officer]);

    public static IPaperGrain Papers(this TestWeb web, string round) => web.Grains.GetGrain<IPaperGrain>(round);

    /// <summary>Makes a batch and hands papers of it out.</summary>
    public static async Task<int> HandOut(this TestWeb web, string round, string place, int printed, IEnumerable<string> codes)
    {
        var made = await web.Papers(round).Prepare(new(place, null, printed, One));
        Done(made);
        foreach (var code in codes)
        {
            Assert.Empty((await web.Papers(round).HandOut(new(Guid.NewGuid(), made.Batch, code, One))).Refusals);
        }

        return made.Batch;
    }

    public static async Task CountIn(this TestWeb web, string round, int batch, int returned)
    {
        var printed = (await web.Papers(round).GetBatch(batch, One))!.Batch.Printed;
        Done(await web.Papers(round).CountIn(new(batch, new("CB 0417", returned, 0, printed - returned, 0, 0, 0, ""), One)));
    }

    /// <summary>Two enter the papers 1, 2, 3, ….</summary>
    public static async Task Enter(this TestWeb web, string round, int batch, ImmutableArray<string> first, ImmutableArray<string> second)
    {
        foreach (var (by, marks) in new[] { (One, first), (Two, second) })
        {
            for (var i = 0; i < marks.Length; i++)
            {
                Done(await web.Papers(round).Enter(new(batch, new PaperSerial(batch, i + 1).ToString(), marks[i], by)));
            }

            Done(await web.Papers(round).Finish(new(batch, by)));
        }
    }

    public static void Done(PaperOutcome outcome) => Assert.True(outcome.Done, string.Join(' ', outcome.Refusals.Select(refusal => refusal.Sentence)));
}
