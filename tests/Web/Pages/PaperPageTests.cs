using System.Net;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Papers;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Tests.Web.Pages;

/// <summary>The pages about paper ballots, as they are without script.</summary>
[Collection(PageTests.Name)]
public sealed class PaperPageTests(PagesFixture pages)
{
    private TestWeb Web => pages.Web;

    [Fact]
    public async Task Batch_FromThePrinterToTheBox_WorksByFormsAlone()
    {
        // Arrange
        var (round, codes) = await Web.OpenForPages();
        using var officer = await Officer();
        using var admin = await Officer("admin@demo.example", "clayton brook settings");

        // Act
        await officer.Go($"/staff/rounds/{round}/papers");
        await officer.Press("Prepare the batch", ("place", "Town hall"), ("printed", "4"));
        var printed = await officer.Go($"/staff/rounds/{round}/papers/1/print");
        var serials = printed.Page.QuerySelectorAll(".hub-paper__foot--serial strong").Select(serial => serial.TextContent).ToArray();
        var squares = printed.Page.QuerySelectorAll(".hub-paper .hub-qr").Length;
        await officer.Go($"/staff/rounds/{round}/papers/hand-out");
        await officer.Press("Mark the register", ("voterCode", codes[0]));
        var handed = officer.Words;
        await officer.Press("Mark the register", ("voterCode", codes[1]));
        await officer.Press("Mark the register", ("voterCode", codes[0]));
        var twice = officer.Words;
        await officer.Go($"/staff/rounds/{round}/papers/1");
        await officer.Press("Count in", ("bag", "CB 0417"), ("returned", "2"), ("spoilt", "1"), ("unused", "1"));
        foreach (var keyer in new[] { officer, admin })
        {
            await keyer.Go($"/staff/rounds/{round}/papers/1/enter");
            await keyer.Press("Next paper", ("serial", serials[0]), ("marks", "3 1"));
            await keyer.Press("Next paper", ("serial", serials[2].ToLowerInvariant()), ("marks", "b"));
            await keyer.Press("Finish this batch");
        }

        await admin.Press("Put the batch into the box");

        // Assert
        Assert.Equal(Enumerable.Range(1, 4).Select(number => new PaperSerial(1, number).ToString()), serials);
        Assert.Equal(4, squares);
        Assert.Contains("Hand out one paper.", handed, StringComparison.Ordinal);
        Assert.Contains("A paper ballot was handed out for this code already.", twice, StringComparison.Ordinal);
        Assert.Contains("The batch is in the box and on the public record.", admin.Words, StringComparison.Ordinal);
        Assert.Equal(1, (await Web.Papers(round).GetBatches(PaperRounds.One)).Single().Settled);
        Assert.Equal(1, (await Web.Grains.GetGrain<IBallotBoxGrain>(round).GetTurnout()).ByChannel["paper"]);
    }

    [Fact]
    public async Task Vote_OfWhoTookAPaper_IsToldSo()
    {
        // Arrange
        var (round, codes) = await Web.OpenForPages();
        await Web.HandOut(round, "Library", 3, codes[..1]);
        using var voter = new Visitor(Web);

        // Act
        await voter.Go($"/rounds/{round}/vote");
        await voter.Press("Continue", ("code", codes[0]));

        // Assert
        Assert.Contains("You were handed a paper ballot for this vote, so you vote on paper.", voter.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forms_WithBadInput_SayItBesideTheirFieldsAndKeepWhatWasTyped()
    {
        // Arrange
        var (round, codes) = await Web.OpenForPages();
        await Web.HandOut(round, "Library", 3, codes[..2]);
        using var officer = await Officer();

        // Act and assert
        await officer.Go($"/staff/rounds/{round}/papers");
        await officer.Press("Prepare the batch", ("place", ""), ("printed", "9999"), ("area", "-"));
        AssertErrors(officer, "place", "printed", "area");
        Assert.Equal("9999", officer.Page.QuerySelector("#printed")!.GetAttribute("value"));

        await officer.Go($"/staff/rounds/{round}/papers/hand-out");
        await officer.Press("Mark the register", ("voterCode", "7K3M-9QX2-B4TN-6"));
        AssertErrors(officer, "voterCode");
        Assert.Equal("7K3M-9QX2-B4TN-6", officer.Page.QuerySelector("#voterCode")!.GetAttribute("value"));

        await officer.Go($"/staff/rounds/{round}/papers/1");
        await officer.Press("Count in", ("bag", ""), ("returned", "two"), ("spoilt", "0"), ("unused", "1"));
        AssertErrors(officer, "bag", "returned");
        Assert.Equal("two", officer.Page.QuerySelector("#returned")!.GetAttribute("value"));
        await officer.Press("Count in", ("bag", "CB 1"), ("returned", "2"), ("spoilt", "1"), ("unused", "1"));
        Assert.Contains("3 papers were printed, but 4 are accounted for", officer.Words, StringComparison.Ordinal);
        await officer.Press("Count in", ("spoilt", "0"));
        Assert.DoesNotContain("accounted for", officer.Words, StringComparison.Ordinal);

        await officer.Go($"/staff/rounds/{round}/papers/1/enter");
        await officer.Press("Next paper", ("serial", "1-0001-Z"), ("marks", "3 7"));
        AssertErrors(officer, "serial");
        Assert.Equal("3 7", officer.Page.QuerySelector("#marks")!.GetAttribute("value"));
        await officer.Press("Next paper", ("serial", new PaperSerial(1, 1).ToString()), ("marks", "3 7 9"));
        AssertErrors(officer, "marks");

        await officer.Go($"/staff/rounds/{round}/papers/audit");
        await officer.Press("Draw the sample", ("seed", "1"), ("size", "some"));
        Assert.Contains("No batch of papers is in the box.", officer.Words, StringComparison.Ordinal);
        Assert.Equal("some", officer.Page.QuerySelector("#size")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Differences_AreDecidedOnTheirPage_ByNeitherOfTheTwo()
    {
        // Arrange
        var (round, codes) = await Web.OpenForPages();
        var batch = await Web.HandOut(round, "Library", 2, codes[..2]);
        await Web.CountIn(round, batch, 2);
        await Web.Enter(round, batch, ["1", "2"], ["1", "2 3"]);
        using var officer = await Officer();

        // Act
        await officer.Go($"/staff/rounds/{round}/papers/{batch}/differences");
        var both = officer.Words;
        await officer.PressFirst("form:has(#marks-2) button", ("marks", "2 3"), ("reason", ""));
        var refused = (officer.Page.QuerySelector("#marks-2")!.GetAttribute("value"), officer.Page.QuerySelector("#reason-2-error")?.TextContent.Trim());
        await officer.PressFirst("form:has(#marks-2) button", ("reason", "A faint cross at 3."));
        await officer.Go($"/staff/rounds/{round}/papers/{batch}");
        await officer.Press("Put the batch into the box");

        // Assert
        Assert.Contains("One entered2 The other2 3", both, StringComparison.Ordinal);
        Assert.Equal("2 3", refused.Item1);
        Assert.Contains("Say why", refused.Item2, StringComparison.Ordinal);
        Assert.Equal(2, (await Web.Papers(round).GetBatches(PaperRounds.One)).Single().Settled);
    }

    [Fact]
    public async Task Audit_OnItsPage_FindsAMistakeAndSaysWhatTheSampleMeans()
    {
        // Arrange
        var (round, codes) = await Web.OpenForPages();
        var batch = await Web.HandOut(round, "Library", 5, codes);
        await Web.CountIn(round, batch, 5);
        await Web.Enter(round, batch, ["1", "2", "3", "4", "5"], ["1", "2", "3", "4", "5"]);
        PaperRounds.Done(await Web.Papers(round).Settle(new(batch, PaperRounds.Three)));
        using var officer = await Officer();

        // Act
        await officer.Go($"/staff/rounds/{round}/papers/audit");
        await officer.Press("Draw the sample", ("seed", "31415926535897932384"), ("size", "60"));
        for (var number = 1; number <= 5; number++)
        {
            await officer.PressFirst(".hub-paper-check button", ("marks", number == 4 ? "4 5" : number.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }

        await officer.Press("Finish the audit");
        var found = officer.Words;
        var own = officer.Page.QuerySelectorAll("main button").Any(button => button.TextContent.Contains("Put it right", StringComparison.Ordinal));
        using var admin = await Officer("admin@demo.example", "clayton brook settings");
        await admin.Go($"/staff/rounds/{round}/papers/audit");
        await admin.PressFirst("form[action$=correct] button", ("marks", "4 5"), ("reason", "Two crosses, one of them faint."));

        // Assert
        Assert.Contains("Every paper was looked at: One mistake.", found, StringComparison.Ordinal);
        Assert.Contains("Somebody else looks at the paper too", found, StringComparison.Ordinal);
        Assert.False(own);
        Assert.Contains("Was entered wrongly, and is put right", admin.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_OfABatchThatIsNot_AreNotThere()
    {
        // Arrange
        var (round, _) = await Web.OpenForPages();
        using var officer = await Officer();

        foreach (var path in new[] { "7", "7/print", "7/enter", "7/differences", "0", "99999" })
        {
            // Act
            await officer.Go($"/staff/rounds/{round}/papers/{path}");

            // Assert
            Assert.Equal(HttpStatusCode.NotFound, officer.Response.StatusCode);
        }
    }

    [Fact]
    public async Task Figures_WithABatchUnfinished_AreRedAndSayWhereToLook()
    {
        // Arrange
        var (round, codes) = await Web.OpenForPages();
        await Web.HandOut(round, "Library", 5, codes[..0]);
        var grain = Web.Grains.GetGrain<IRoundGrain>(round);
        Assert.True((await grain.CloseVoting(new(PaperRounds.One))).Done);
        Assert.True((await grain.Count(new(PaperRounds.One))).Done);
        using var officer = await Officer();

        // Act
        await officer.Go($"/staff/rounds/{round}/sign");

        // Assert
        Assert.Contains("Paper ballots printed", officer.Words, StringComparison.Ordinal);
        Assert.Contains("Open “Paper ballots”: a batch is not finished", officer.Words, StringComparison.Ordinal);
    }

    private static void AssertErrors(Visitor visitor, params string[] fields)
    {
        Assert.StartsWith("Error: ", visitor.Title, StringComparison.Ordinal);
        Assert.Equal(fields, visitor.Page.QuerySelectorAll("main .govuk-error-message[id$='-error']").Select(error => error.Id![..^6]));
        Assert.Equal(fields.Length, visitor.Page.QuerySelectorAll(".govuk-error-summary__list a").Length);
    }

    private async Task<Visitor> Officer(string email = "officer@demo.example", string password = "clayton brook votes") =>
        await new Visitor(Web).SignIn(email, password);
}
