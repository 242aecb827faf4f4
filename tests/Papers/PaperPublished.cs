using ParticipatoryHub.Papers;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Tests.Trust;

namespace ParticipatoryHub.Tests.Papers;

/// <summary>
/// A published round with 121 votes on the web, of which one was cast again and one replaced by a paper; 15 papers were handed out, one did
/// not come back, 14 did, of which one is blank and one unclear. Five were looked at again.
/// </summary>
internal static class PaperPublished
{
    public const string Seed = "31415926535897932384";

    private static readonly string[] Marks = ["1", "1 2", "2", "2 3", "3", "1 3", "1", "2", "3", "1 2", "2", "1", "b", "u torn in two"];

    public static async Task<PublishedRound> MakeAsync(TestHub hub, bool fewInASecondBatch = false)
    {
        var round = await PaperRound.OpenAsync(hub, 140, 20);
        foreach (var voter in Enumerable.Range(0, 120))
        {
            Assert.Null((await round.Cast(voter, voter % 3 == 0 ? "p01" : voter % 3 == 1 ? "p02" : "p03")).Refusal);
        }

        await round.Cast(1, "p01");
        await round.HandOutTo([0, .. Enumerable.Range(120, 14)]);
        await round.CountIn(1, returned: 14, spoilt: 2, missing: 1);
        await round.EnterAndSettle(1, Marks);
        if (fewInASecondBatch)
        {
            PaperRound.Done(await round.Papers.Prepare(new("Care home", null, 3, PaperRound.First)));
            Assert.Empty((await round.HandOut(134, batch: 2)).Refusals);
            await round.CountIn(2, returned: 1);
            await round.EnterAndSettle(2, "3");
        }

        PaperRound.Done(await round.Papers.Draw(new(Seed, 5, PaperRound.First)));
        foreach (var paper in (await round.Papers.GetAudits(PaperRound.First)).Single().Papers)
        {
            PaperRound.Done(await round.Papers.Check(new(1, paper.Serial, paper.Serial.Batch == 2 ? "3" : Marks[paper.Serial.Number - 1], PaperRound.Third)));
        }

        PaperRound.Done(await round.Papers.FinishAudit(new(1, PaperRound.Third)));
        await round.CloseAndCount();
        await round.Publish();
        return new(hub.Services, round.Id, await PublishedRound.BuildAsync(hub.Services, round.Id), []);
    }
}
