using System.Globalization;
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
[Collection(WalkTests.Name)]
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

    // What a cheap phone does with 200,000 ballots. It takes minutes and measures, so it is run by whoever asks for it.
    [Fact]
    public async Task V10_Verify_TwoHundredThousandBallotsOnASlowProcessor_IsMeasured()
    {
        // Arrange
        if (Environment.GetEnvironmentVariable("HUB_MEASURE_VERIFY") is not { Length: > 0 } || ElectionsFolder.Real is not { } elections)
        {
            output.WriteLine("HUB_MEASURE_VERIFY is not set, or the real elections are missing, so nothing was measured.");
            return;
        }

        var (id, folder) = ($"measured-{Guid.NewGuid():N}"[..20], Directory.CreateTempSubdirectory("hub-measured-").FullName);
        await using (var file = new MemoryStream(await Doubled(Path.Combine(elections, "Poland_Wroclaw_2015_150_-_500.pb"), 200_000)))
        {
            var importer = ActivatorUtilities.CreateInstance<RoundImporter>(pages.Web.Services);
            Assert.Empty((await importer.ImportPabulib(file, new ImportOptions(Id: id, WithVotes: true), RoundExamples.Officer, null, default)).Problems);
        }

        var round = pages.Web.Services.GetRequiredService<IGrainFactory>().GetGrain<IRoundGrain>(id);
        Assert.True((await round.Count(new(RoundExamples.Officer))).Done);
        await round.PublishSigned(pages.Web.Clock.Now);
        var bundle = await PublishedRound.BuildAsync(pages.Web.Services, id);
        await File.WriteAllBytesAsync(Path.Combine(folder, "round.zip"), bundle);
        await ExtractVerifyPage(bundle, folder);
        await using var guest = await browser.Visit(pages.Web, 360);
        await guest.Page.Context.SetOfflineAsync(true);
        await guest.Page.GotoAsync(new Uri(Path.Combine(folder, "verify.html")).ToString());
        var chromium = await guest.Page.Context.NewCDPSessionAsync(guest.Page);
        await chromium.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = 4 });
        var startedAt = System.Diagnostics.Stopwatch.GetTimestamp();

        // Act
        await guest.Page.SetInputFilesAsync("#file", Path.Combine(folder, "round.zip"));
        await Assertions.Expect(guest.Page.Locator("#verdict")).ToContainTextAsync("hold", new() { Timeout = 600_000 });

        // Assert
        output.WriteLine($"{bundle.Length / 1e6:0.0} MB with 200,000 ballots, processor slowed four times: {System.Diagnostics.Stopwatch.GetElapsedTime(startedAt).TotalSeconds:0.0} s");
        Assert.Equal("Everything holds.", await guest.Page.InnerTextAsync("#verdict"));
        Directory.Delete(folder, recursive: true);
    }

    // The same election with ballots of its own once more, under other names, up to a number. Each names one project.
    private static async Task<byte[]> Doubled(string path, int ballots)
    {
        var lines = (await File.ReadAllLinesAsync(path)).ToList();
        var (projects, votes) = (lines.IndexOf("PROJECTS") + 2, lines.IndexOf("VOTES") + 2);
        var again = lines.GetRange(votes, ballots - (lines.Count - votes));
        var more = again.CountBy(line => line.Split(';')[1]).ToDictionary(StringComparer.Ordinal);
        for (var project = projects; project < votes - 2; project++)
        {
            var fields = lines[project].Split(';', 4);
            fields[2] = $"{int.Parse(fields[2], CultureInfo.InvariantCulture) + more.GetValueOrDefault(fields[0])}";
            lines[project] = string.Join(';', fields);
        }

        lines.AddRange(again.Select((line, at) => $"again{at}{line[line.IndexOf(';', StringComparison.Ordinal)..]}"));
        return System.Text.Encoding.UTF8.GetBytes(string.Join('\n', lines.Select(line => line.StartsWith("num_votes;", StringComparison.Ordinal) ? $"num_votes;{ballots}" : line)));
    }

    private static async Task ExtractVerifyPage(byte[] bundle, string folder)
    {
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(bundle));
        await using var page = await zip.GetEntry(BundleNames.Verify)!.OpenAsync();
        await using var file = File.Create(Path.Combine(folder, BundleNames.Verify));
        await page.CopyToAsync(file);
    }
}
