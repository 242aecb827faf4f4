using System.Security.Cryptography;
using System.Text;
using Microsoft.Playwright;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.SignOff;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Tests.Papers;
using ParticipatoryHub.Tests.Rounds;
using ParticipatoryHub.Tests.Web.Pages;
using ParticipatoryHub.Trust.Bundles;

namespace ParticipatoryHub.Tests.Trust;

/// <summary>verify.html out of a bundle, in Chromium with the network off: the other program's sentences, word for word.</summary>
[Collection(BrowserTests.Name)]
public sealed class VerifyPageTests(Browser browser, PagesFixture pages) : IAsyncLifetime
{
    private static readonly string[] NoHex = ["0", "0g", "g0", "0A", "\u01300"];

    private readonly string folder = Directory.CreateTempSubdirectory("hub-verify-").FullName;
    private PublishedRound round = null!;
    private Guest guest = null!;
    private int requests;

    public async Task InitializeAsync()
    {
        round = await PublishedRound.MakeAsync(pages.Web.Services, pages.Web.Clock.Now, 120);
        await File.WriteAllTextAsync(Path.Combine(folder, "verify.html"), new BundleFiles(round.Bundle).Text("verify.html"));
        guest = await browser.Visit(pages.Web, 360);
        await guest.Page.Context.SetOfflineAsync(true);
        guest.Page.Request += (_, request) => requests += request.Url.StartsWith("file:", StringComparison.Ordinal) ? 0 : 1;
    }

    public async Task DisposeAsync()
    {
        await guest.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData(CountingRule.Greedy)]
    [InlineData(CountingRule.EqualShares)]
    [InlineData(CountingRule.Phragmen)]
    public async Task V2_Page_SaysOfEveryBundleWhatTheProgramSays(CountingRule rule)
    {
        // Arrange
        round = await PublishedRound.MakeAsync(pages.Web.Services, pages.Web.Clock.Now, 120, rule);
        foreach (var (name, bundle) in BadBundles.All.Concat(BadBundles.OfWorkbook).Select(bad => (bad.Name, bad.Of(round.Bundle))).Prepend(("good", round.Bundle)).Append(("no zip", "nothing"u8.ToArray())))
        {
            // Act
            var said = await Look(bundle);

            // Assert
            var program = BundleCheck.Run(new MemoryStream(bundle));
            Assert.True(program.Holds == (name == "good"), name);
            Assert.Equal(program.Holds ? "Everything holds." : "This bundle does not hold.", said.Verdict);
            Assert.Equal((name, string.Join('\n', Lines(program))), (name, string.Join('\n', said.Findings)));
        }

        Assert.Equal(0, requests);
    }

    [Fact]
    public async Task V2_Page_SaysOfEveryBundleOfPaperWhatTheProgramSays()
    {
        // Arrange
        await using var hub = await TestHub.StartAsync(DatabaseKind.Sqlite);
        var onPaper = await PaperPublished.MakeAsync(hub);
        foreach (var (name, bundle) in BadBundles.OfPaper.Select(bad => (bad.Name, bad.Of(onPaper.Bundle))).Prepend(("good", onPaper.Bundle)))
        {
            // Act
            var said = await Look(bundle);

            // Assert
            var program = BundleCheck.Run(new MemoryStream(bundle));
            Assert.True(program.Holds == (name == "good"), name);
            Assert.Equal((name, string.Join('\n', Lines(program))), (name, string.Join('\n', said.Findings)));
        }
    }

    [Fact]
    public async Task Page_HashesAsTheProgramDoes()
    {
        // Arrange
        var texts = Enumerable.Range(0, 200).Append(9_000).Select(length => string.Concat(Enumerable.Range(0, length).Select(at => (char)('a' + ((at + length) % 26))))).Append("£ ż ñ 票").ToArray();
        await guest.Page.GotoAsync(new Uri(Path.Combine(folder, "verify.html")).ToString());

        // Act
        var ofTexts = await guest.Page.EvaluateAsync<string[]>("texts => texts.map(text => hex(sha256OfText(text)))", texts);
        var ofBytes = await guest.Page.EvaluateAsync<string[]>("texts => texts.map(text => hex(sha256(utf8(text))))", texts);
        var readBack = await guest.Page.EvaluateAsync<string[]>("texts => texts.map(text => hex(unhex(text)))", ofBytes);
        var refused = await guest.Page.EvaluateAsync<bool[]>("texts => texts.map(text => { try { unhex(text); return false; } catch { return true; } })", NoHex.Append("00"));

        // Assert
        var expected = texts.Select(text => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))).ToArray();
        Assert.Equal(expected, ofTexts);
        Assert.Equal(expected, ofBytes);
        Assert.Equal(expected, readBack);
        Assert.Equal([true, true, true, true, true, false], refused);
    }

    [Theory]
    [InlineData("a,b\n1,2\n3,4\n", "1,2;3,4")]
    [InlineData("a,b\r\n1,2\r\n", "1,2")]
    [InlineData("a,b\n\"x, y\",\"says \"\"no\"\"\"\n3,4\n", "x, y,says \"no\";3,4")]
    [InlineData("a,b\n\"two\nlines\",2\n3,4\n", "two\nlines,2;3,4")]
    [InlineData("a,b\n1\n\n", "1,;,")]
    [InlineData("a,b\n1,2\n3,4", "1,2")]
    [InlineData("a,b\n1,2\n\"3,4\n", "1,2")]
    [InlineData("", "")]
    public async Task Page_ReadsTablesAsTheyAreWritten(string table, string rows)
    {
        // Arrange
        await guest.Page.GotoAsync(new Uri(Path.Combine(folder, "verify.html")).ToString());

        // Act
        var read = await guest.Page.EvaluateAsync<string>("table => readCsv(table).map(row => row.a + ',' + row.b).join(';')", table);

        // Assert
        Assert.Equal(rows, read);
    }

    [Fact]
    public async Task Page_WithATrackingCode_SaysWhatBecameOfIt()
    {
        // Act
        var said = await Look(round.Bundle, round.Tracking[^1]);

        // Assert
        Assert.Equal("The vote with this tracking code was counted.", said.Mine);
        await guest.Page.TakeAccessible("verify");
    }

    [Fact]
    public async Task Bundle_DownloadedFromTheResult_Holds()
    {
        // Act
        using var answer = await pages.Web.Http.GetAsync(new Uri($"/rounds/{round.Id}/bundle", UriKind.Relative));

        // Assert
        Assert.Matches($"^round-{round.Id}-[0-9a-f]{{8}}\\.zip$", answer.Content.Headers.ContentDisposition!.FileNameStar);
        Assert.Equal(round.Bundle, await answer.Content.ReadAsByteArrayAsync());
        Assert.Contains($"/rounds/{round.Id}/bundle", await pages.Web.Http.GetStringAsync(new Uri($"/rounds/{round.Id}/results", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(60, CountingRule.Greedy, VotingMethod.Approval)]
    [InlineData(30, CountingRule.Greedy, VotingMethod.Approval)]
    [InlineData(120, CountingRule.GreedyStop, VotingMethod.Knapsack)]
    [InlineData(120, CountingRule.EqualShares, VotingMethod.Cumulative)]
    [InlineData(120, CountingRule.EqualSharesScore, VotingMethod.Scoring)]
    [InlineData(120, CountingRule.Phragmen, VotingMethod.Ordinal)]
    public async Task Page_OnGoodBundlesOfEveryRuleAndMethod_SaysWhatTheProgramSays(int voters, CountingRule rule, VotingMethod method)
    {
        // Arrange
        var other = await PublishedRound.MakeAsync(pages.Web.Services, pages.Web.Clock.Now, voters, rule, method);

        // Act
        var said = await Look(other.Bundle);

        // Assert
        Assert.Equal("Everything holds.", said.Verdict);
        Assert.Equal(Lines(BundleCheck.Run(new MemoryStream(other.Bundle))), said.Findings);
    }

    [Fact]
    public async Task V2_Page_OfAResultAfterOneThatWasSetAside_SaysWhatTheProgramSays()
    {
        // Arrange
        round = await PublishedRound.MakeAsync(pages.Web.Services, pages.Web.Clock.Now, 120);
        round = round with { Bundle = await AnotherResult() };
        (string Name, Action<BundleFiles> Spoil)[] all =
        [
            ("good", _ => { }),
            ("set aside unseen", files => files.Lines("ledger.jsonl", lines => lines.RemoveAt(Find(lines, "SET_ASIDE")))),
            ("not counted again", files => files.Lines("ledger.jsonl", lines => lines.RemoveAt(lines.FindLastIndex(line => line.Contains("\"COUNT\"", StringComparison.Ordinal))))),
            ("set aside before it was public", files => files.Lines("ledger.jsonl", lines => lines.RemoveAt(Find(lines, "PUBLISH")))),
            ("upheld after the publication", files => files.Lines("ledger.jsonl", lines => lines.Insert(lines.Count - 1, lines[Find(lines, "ANSWER")]))),
        ];
        foreach (var (name, spoil) in all)
        {
            var files = new BundleFiles(round.Bundle);
            spoil(files);
            var bundle = files.ToZip();

            // Act
            var said = await Look(bundle);

            // Assert
            var program = BundleCheck.Run(new MemoryStream(bundle));
            Assert.Equal((name, string.Join('\n', Lines(program))), (name, string.Join('\n', said.Findings)));
            Assert.Equal(name == "good", program.Holds);
        }

        static int Find(List<string> lines, string kind) => lines.FindIndex(line => line.Contains($"\"{kind}\"", StringComparison.Ordinal));
    }

    // Objected to, upheld, set aside, counted, signed and published again, until it is final.
    private async Task<byte[]> AnotherResult()
    {
        var (grain, now) = (pages.Web.Grains.GetGrain<IRoundGrain>(round.Id), pages.Web.Clock.Now);
        Assert.True((await grain.RecordChallenge(new("Somebody voted twice.", RoundExamples.Officer))).Done);
        Assert.True((await grain.AnswerChallenge(new(1, "So it was.", RoundExamples.Officer, Upheld: true))).Done);
        Assert.True((await grain.AskSetAside(new("Somebody voted twice.", RoundExamples.Officer, now))).Done);
        Assert.True((await grain.Agree(SignOffs.Second, now)).Done);
        Assert.True((await grain.AskVoid(new(round.Tracking[5], VoidReason.VotedTwice, "The same hand.", RoundExamples.Officer, now))).Done);
        Assert.True((await grain.Agree(SignOffs.Second, now)).Done);
        Assert.True((await grain.Count(new(RoundExamples.Officer))).Done);
        await grain.PublishSigned(now);
        return await PublishedRound.BuildAsync(pages.Web.Services, round.Id);
    }

    private static IEnumerable<string> Lines(BundleVerdict verdict) => verdict.Findings.Select(finding => (finding.Holds ? "good " : "bad ") + finding.Sentence);

    private async Task<(string Verdict, string[] Findings, string Mine)> Look(byte[] bundle, string? code = null)
    {
        await guest.Page.GotoAsync(new Uri(Path.Combine(folder, "verify.html")).ToString());
        if (code is not null)
        {
            await guest.Page.FillAsync("#code", code);
        }

        await guest.Page.SetInputFilesAsync("#file", new FilePayload { Name = "round.zip", MimeType = "application/zip", Buffer = bundle });
        await Assertions.Expect(guest.Page.Locator("#verdict")).ToContainTextAsync("hold");
        var findings = await guest.Page.Locator("#findings li").EvaluateAllAsync<string[]>("all => all.map(item => item.className + ' ' + item.textContent)");
        return (await guest.Page.InnerTextAsync("#verdict"), findings, await guest.Page.InnerTextAsync("#mine"));
    }
}
