using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Papers;
using ParticipatoryHub.Rounds.Export;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Ballots;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Tests.Trust;
using ParticipatoryHub.Trust.Bundles;

namespace ParticipatoryHub.Tests.Papers;

/// <summary>A result with paper, published, and checked by the program that needs no server.</summary>
public sealed class PaperBundleTests(BothHubs hubs) : IClassFixture<BothHubs>
{
    [Theory, ClassData(typeof(Databases))]
    public async Task C5_Bundle_OfARoundWithPaper_HoldsAndTellsOfIt(DatabaseKind kind)
    {
        // Arrange
        var round = await PaperPublished.MakeAsync(hubs[kind]);

        // Act
        var verdict = BundleCheck.Run(new MemoryStream(round.Bundle));

        // Assert
        Assert.True(verdict.Holds, string.Join('\n', verdict.Findings));
        string[] told =
        [
            "121 votes were sealed, 2 replaced by a later one, and 12 came on paper: 131 ballots were counted.",
            "Papers handed out while voting was open: 15; come back: 14; ballots from them: 12.",
            "Papers that a public seed draws, looked at again: 5; not as they had been entered: 0.",
            "Every ballot opens its leaf, once: 131 ballots.",
            "Two officers signed these figures, to the penny, before they were published.",
        ];
        Assert.All(told, sentence => Assert.Contains(verdict.Findings, finding => finding.Sentence == sentence));
        var files = new BundleFiles(round.Bundle);
        Assert.Equal(12, files.Text("ballots.csv").Split("\r\n").Count(line => line.StartsWith(",1,", StringComparison.Ordinal) && line.Contains(",paper,", StringComparison.Ordinal)));
        Assert.Equal(16, files.Text("paper-handed-out.csv").TrimEnd().Split("\r\n").Length);
        Assert.Equal(12, files.Text("ballots.pb").Split('\n').Count(line => line.EndsWith(";paper", StringComparison.Ordinal)));
        Assert.Contains("119,12,", files.Text("turnout.csv"), StringComparison.Ordinal);
        Assert.DoesNotContain(files.Names.Select(files.Text), text => text.Contains(new PaperSerial(1, 3).ToString(), StringComparison.Ordinal));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task V2_EveryBadBundleOfPaper_FailsWithItsSentence(DatabaseKind kind)
    {
        // Arrange
        var round = await PaperPublished.MakeAsync(hubs[kind]);

        // Act
        var wrong = BadBundles.OfPaper.Select(bad => (bad, Verdict: BundleCheck.Run(new MemoryStream(bad.Of(round.Bundle)))))
            .Where(looked => looked.Verdict.Holds || looked.Verdict.Findings.All(finding => finding.Holds || finding.Sentence != looked.bad.Sentence)).ToArray();

        // Assert
        Assert.True(wrong.Length == 0, string.Join("\n\n", wrong.Select(looked => $"{looked.bad.Name}:\n{string.Join('\n', looked.Verdict.Findings.Where(finding => !finding.Holds))}")));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task P2_Bundle_WithABatchOfFew_ShowsNoSingleBallotBesideItsLeaf(DatabaseKind kind)
    {
        // Arrange
        var round = await PaperPublished.MakeAsync(hubs[kind], fewInASecondBatch: true);

        // Act
        var files = new BundleFiles(round.Bundle);

        // Assert
        Assert.True(BundleCheck.Run(new MemoryStream(round.Bundle)).Holds);
        Assert.Contains("tier=coarse", files.Text("manifest.txt"), StringComparison.Ordinal);
        Assert.StartsWith("seal,paper,leaf\r\n", files.Text("ballots.csv"), StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task P3_Keys_Destroyed_TakeWithThemWhatStandsOnWhichPaper(DatabaseKind kind)
    {
        // Arrange
        var round = await PaperRound.OpenAsync(hubs[kind], 2, 2);
        await round.HandOutTo(0, 1);
        await round.CountIn(1, returned: 2);
        await round.EnterAndSettle(1, "1", "2");
        PaperRound.Done(await round.Round.CloseVoting(new(PaperRound.First)));
        var papers = round.Hub.Services.GetRequiredService<IPaperJournal>();
        var before = await papers.ReadEntries(round.Id, 1, default);

        // Act
        await round.Box.DestroyKeys(new("KEYS_DESTROYED", "{}", "keys-destroyed"));

        // Assert
        Assert.Equal(4, before.Length);
        Assert.Empty(await papers.ReadEntries(round.Id, 1, default));
        Assert.Equal(2, (await round.Ballots())[BallotChannel.Paper].Count());
        await round.AssertLedgerHolds();
    }
}
