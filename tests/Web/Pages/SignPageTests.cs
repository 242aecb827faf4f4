using System.Globalization;
using System.Net;
using System.Text;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Tests.Rounds;
using ParticipatoryHub.Web.Rounds;

namespace ParticipatoryHub.Tests.Web.Pages;

/// <summary>Two people sign a result in their browsers, and nobody does it in their name.</summary>
[Collection(PageTests.Name)]
public sealed class SignPageTests(PagesFixture pages)
{
    private TestWeb Web => pages.Web;

    [Fact]
    public async Task S15_Sign_WithoutAProof_AsksForOneAndSignsNothing()
    {
        // Arrange
        var round = await Counted();
        using var officer = await Officer();
        await officer.Prove(round);
        var request = officer.Request("Sign the result");
        Web.Clock.Advance(TimeSpan.FromMinutes(6));

        // Act
        var answer = await officer.Send(request);

        // Assert
        Assert.StartsWith("/staff/prove-who-you-are", answer.RequestMessage!.RequestUri!.PathAndQuery, StringComparison.Ordinal);
        Assert.Equal(RoundPhase.Counted, await Phase(round));
    }

    [Fact]
    public async Task S15_Proof_WithAWrongPassword_IsRefusedBesideItsField()
    {
        // Arrange
        var round = await Counted();
        using var officer = await Officer();
        await officer.Go($"/staff/prove-who-you-are?returnUrl=/staff/rounds/{round}/sign");

        // Act
        await officer.Press("Continue", ("password", "not this one"));

        // Assert
        Assert.Contains("The password is not right.", officer.Page.QuerySelector("#password-error")!.TextContent, StringComparison.Ordinal);
        await officer.Go($"/staff/rounds/{round}/sign");
        Assert.DoesNotContain(officer.Page.QuerySelectorAll("main button"), button => button.TextContent.Contains("Sign the result", StringComparison.Ordinal));
    }

    [Fact]
    public async Task S15_Sign_InASecondSessionOfTheSameOfficer_SaysThatItMustBeSomebodyElse()
    {
        // Arrange
        var round = await Counted();
        using var officer = await Officer();
        using var elsewhere = await Officer();
        await elsewhere.Prove(round);
        await officer.SignResult(round);

        // Act
        await elsewhere.Press("Sign the result");

        // Assert
        Assert.Equal(RoundPhase.SignedOnce, await Phase(round));
        Assert.Contains("The second signature must be somebody else’s.", elsewhere.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task S15_Proof_OfOneSignature_IsUsedUpByIt()
    {
        // Arrange
        var (first, second) = (await Counted(), await Counted());
        using var officer = await Officer();
        await officer.SignResult(first);

        // Act
        await officer.Go($"/staff/rounds/{second}/sign");

        // Assert
        Assert.NotNull(officer.Page.QuerySelector("main a[href*='prove-who-you-are']"));
    }

    [Fact]
    public async Task Figures_ThatDifferByOne_AreARedLineThatSaysWhereToLook()
    {
        // Arrange
        var round = await Counted();
        await Web.Database.ExecuteAsync($"UPDATE box_head SET issued = issued + 1 WHERE round = '{round}'");
        using var officer = await Officer();

        // Act
        await officer.Go($"/staff/rounds/{round}/sign");

        // Assert
        var line = officer.Page.QuerySelector(".hub-sums__gap")!;
        Assert.Contains("This should be 6 and is 5.", line.TextContent, StringComparison.Ordinal);
        Assert.Contains("The figures do not add up", officer.Words, StringComparison.Ordinal);
        Assert.Null(officer.Page.QuerySelector("main a[href*='prove-who-you-are']"));
    }

    [Fact]
    public async Task X4_CommitteePage_AddsUpToThePenny()
    {
        // Arrange
        var round = await Counted();
        using var finance = await Officer("finance@demo.example", "clayton brook roles");

        // Act
        await finance.Go($"/staff/rounds/{round}/committee");

        // Assert
        var awards = finance.Page.QuerySelectorAll("[data-award]").Select(cell => Pence(cell.TextContent)).ToArray();
        Assert.NotEmpty(awards);
        Assert.Equal(awards.Sum(), Pence(finance.Page.QuerySelector("[data-allocated]")!.TextContent));
        Assert.Equal(awards.Sum(), (await Web.Grains.GetGrain<IRoundGrain>(round).GetSignOff(SignOffs.Second))!.Figures.Allocated.Pence);
        Assert.Contains("PROVISIONAL", finance.Words, StringComparison.Ordinal);
        var view = (await Web.Grains.GetGrain<IRoundGrain>(round).GetView())!;
        Assert.True(view.ClosedAt < view.Setup.ClosesAt);
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-GB");
        Assert.Contains($" to {CivicTime.Closing(view.ClosedAt!.Value, view.Setup.TimeZone)}.", finance.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("result.csv", "text/csv")]
    [InlineData("reconciliation.csv", "text/csv")]
    [InlineData("ballots.csv", "text/csv")]
    [InlineData("election.pb", "text/plain")]
    [InlineData("result.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    public async Task Files_BeforeBothSignatures_AreNamedProvisional_AndTheFiguresAreForStaffOnly(string file, string type)
    {
        // Arrange
        var round = await Counted();
        using var officer = await Officer();
        using var resident = new Visitor(Web);

        // Act
        await officer.Download($"/staff/rounds/{round}/files/{file}");
        await resident.Go($"/rounds/{round}/files/{file}");

        // Assert
        Assert.Equal($"PROVISIONAL-{round}-{file}", officer.Response.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        Assert.Equal(type, officer.Response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.NotFound, resident.Response.StatusCode);
    }

    [Fact]
    public async Task FilesOfVotes_BeforeBothSignatures_SayProvisionalInside()
    {
        // Arrange
        var round = await Counted();
        using var officer = await Officer();

        // Act
        var ballots = Encoding.UTF8.GetString(await officer.Download($"/staff/rounds/{round}/files/ballots.csv")).TrimEnd().Split("\r\n");
        var (spreadsheet, projects) = (await officer.Download($"/staff/rounds/{round}/files/ballots-spreadsheet.csv"), await officer.Download($"/staff/rounds/{round}/files/projects-data.csv"));
        var pabulib = Encoding.UTF8.GetString(await officer.Download($"/staff/rounds/{round}/files/election.pb"));

        // Assert
        Assert.StartsWith("standing,ballot,", ballots[0], StringComparison.Ordinal);
        Assert.All(ballots[1..], line => Assert.StartsWith("PROVISIONAL,", line, StringComparison.Ordinal));
        Assert.Equal(string.Join("\r\n", ballots), Encoding.UTF8.GetString(spreadsheet).TrimStart('\uFEFF').TrimEnd());
        Assert.Equal((true, false), (spreadsheet.AsSpan().StartsWith(Encoding.UTF8.Preamble), projects.AsSpan().StartsWith(Encoding.UTF8.Preamble)));
        Assert.Contains("\ncomment;#1: PROVISIONAL, not signed off by two officers\n", pabulib, StringComparison.Ordinal);
    }

    private static long Pence(string amount) => long.Parse(string.Concat(amount.Where(char.IsAsciiDigit)), System.Globalization.CultureInfo.InvariantCulture);

    private async Task<Visitor> Officer(string email = "officer@demo.example", string password = "clayton brook votes") => await new Visitor(Web).SignIn(email, password);

    private async Task<RoundPhase> Phase(string round) => (await Web.Grains.GetGrain<IRoundGrain>(round).GetView())!.Phase;

    private async Task<string> Counted()
    {
        var (id, codes) = await Web.OpenForPages();
        var box = Web.Grains.GetGrain<IBallotBoxGrain>(id);
        foreach (var code in codes)
        {
            Assert.Null((await box.Cast(new(Guid.NewGuid(), code, [new("p01", 1), new("p03", 1)], null, BallotChannel.Online))).Refusal);
        }

        var round = Web.Grains.GetGrain<IRoundGrain>(id);
        Assert.Empty((await round.CloseVoting(new(SampleRound.Officer))).Refusals);
        Assert.Empty((await round.Count(new(SampleRound.Officer))).Refusals);
        return id;
    }
}
