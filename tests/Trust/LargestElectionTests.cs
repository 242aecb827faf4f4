using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Orleans;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Rounds.Import;
using ParticipatoryHub.Tests.Counting;
using ParticipatoryHub.Tests.Rounds;
using ParticipatoryHub.Tests.Web.Pages;
using ParticipatoryHub.Trust.Bundles;
using Xunit.Abstractions;

namespace ParticipatoryHub.Tests.Trust;

/// <summary>The largest election at hand, from its close to a stranger's browser.</summary>
[Collection(BrowserTests.Name)]
public sealed class LargestElectionTests(Browser browser, PagesFixture pages, ITestOutputHelper output)
{
    [Fact]
    public async Task V10_LargestElection_CountedSignedAndPublished_HoldsByTheProgramAndOfflineInABrowser()
    {
        // Arrange
        if (ElectionsFolder.Real is not { } elections)
        {
            output.WriteLine("The real elections are missing, so nothing was published.");
            return;
        }

        var id = $"largest-{Guid.NewGuid():N}"[..20];
        await using (var file = File.OpenRead(Path.Combine(elections, "Poland_Wroclaw_2015_150_-_500.pb")))
        {
            var importer = ActivatorUtilities.CreateInstance<RoundImporter>(pages.Web.Services);
            Assert.True((await importer.ImportPabulib(file, new ImportOptions(Id: id, WithVotes: true), RoundExamples.Officer, null, default)).Done);
        }

        var round = pages.Web.Services.GetRequiredService<IGrainFactory>().GetGrain<IRoundGrain>(id);
        var folder = Directory.CreateTempSubdirectory("hub-largest-").FullName;

        // Act
        Assert.True((await round.Count(new(RoundExamples.Officer))).Done);
        await round.PublishSigned(pages.Web.Clock.Now);
        var bundle = await PublishedRound.BuildAsync(pages.Web.Services, id);
        var program = BundleCheck.Run(new MemoryStream(bundle));
        await File.WriteAllBytesAsync(Path.Combine(folder, "round.zip"), bundle);
        await ExtractVerifyPage(bundle, folder);
        await using var guest = await browser.Visit(pages.Web);
        var requests = 0;
        await guest.Page.Context.SetOfflineAsync(true);
        guest.Page.Request += (_, request) => requests += request.Url.StartsWith("file:", StringComparison.Ordinal) ? 0 : 1;
        await guest.Page.GotoAsync(new Uri(Path.Combine(folder, "verify.html")).ToString());
        await guest.Page.SetInputFilesAsync("#file", Path.Combine(folder, "round.zip"));

        // Assert
        await Assertions.Expect(guest.Page.Locator("#verdict")).ToContainTextAsync("hold", new() { Timeout = 300_000 });
        var findings = await guest.Page.Locator("#findings li").AllTextContentsAsync();
        Assert.True(program.Holds);
        Assert.Equal(program.Findings.Select(finding => finding.Sentence), findings);
        Assert.Contains(findings, sentence => sentence.StartsWith("A recount funds the same, purchase by purchase: ", StringComparison.Ordinal));
        Assert.Equal(0, requests);
        Directory.Delete(folder, recursive: true);
    }

    private static async Task ExtractVerifyPage(byte[] bundle, string folder)
    {
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(bundle));
        await using var page = await zip.GetEntry(BundleNames.Verify)!.OpenAsync();
        await using var file = File.Create(Path.Combine(folder, BundleNames.Verify));
        await page.CopyToAsync(file);
    }
}
