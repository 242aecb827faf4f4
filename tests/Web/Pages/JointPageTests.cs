using ParticipatoryHub.Ballots;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Tests.Rounds;

namespace ParticipatoryHub.Tests.Web.Pages;

/// <summary>What takes two people, in their browsers: later closes, void ballots, objections.</summary>
[Collection(PageTests.Name)]
public sealed class JointPageTests(PagesFixture pages)
{
    private TestWeb Web => pages.Web;

    [Fact]
    public async Task Extend_AskedAndAgreedTo_MovesTheClose()
    {
        // Arrange
        var (id, _) = await Web.OpenForPages();
        var before = (await Web.Grains.GetGrain<IRoundGrain>(id).GetView())!.Setup.ClosesAt;
        using var officer = await Officer();
        using var finance = await Finance();

        // Act
        await Prove(officer, $"/staff/rounds/{id}/extend");
        await officer.Press("Ask for a later close", ("closesDay", before.AddDays(3).ToString("yyyy-MM-dd", null)), ("reason", "The post was late."));
        var asked = officer.Words;
        await officer.Go($"/staff/rounds/{id}/agree/1");
        var own = officer.Words;
        await Prove(finance, $"/staff/rounds/{id}/agree/1", "clayton brook roles");
        await finance.Press("I agree");

        // Assert
        Assert.Contains("once somebody else agrees", asked, StringComparison.Ordinal);
        Assert.Contains("Somebody else must agree.", own, StringComparison.Ordinal);
        Assert.DoesNotContain(officer.Page.QuerySelectorAll("main button"), button => button.TextContent.Contains("I agree", StringComparison.Ordinal));
        Assert.Contains("The close has been put later.", finance.Words, StringComparison.Ordinal);
        Assert.True((await Web.Grains.GetGrain<IRoundGrain>(id).GetView())!.Setup.ClosesAt >= before.AddDays(2));
        await finance.Go($"/staff/rounds/{id}/agree/1");
        Assert.Contains("not waiting any more", finance.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Extend_WithoutAReasonOrAProof_KeepsWhatWasTyped()
    {
        // Arrange
        var (id, _) = await Web.OpenForPages();
        using var officer = await Officer();
        await Prove(officer, $"/staff/rounds/{id}/extend");
        await officer.Press("Ask for a later close", ("closesDay", "2031-01-02"), ("reason", ""));
        var wrong = officer.Page.QuerySelector("#reason-error")!.TextContent;
        Web.Clock.Advance(TimeSpan.FromMinutes(6));

        // Act
        await officer.Press("Ask for a later close", ("reason", "The post was late."));

        // Assert
        Assert.Contains("Say why.", wrong, StringComparison.Ordinal);
        Assert.Contains("Prove again who you are", officer.Words, StringComparison.Ordinal);
        Assert.Equal(("2031-01-02", "The post was late."), (officer.Page.QuerySelector("#closesDay")!.GetAttribute("value"), officer.Page.QuerySelector("#reason")!.GetAttribute("value")));
        Assert.NotNull(officer.Page.QuerySelector("main a[target=_blank][href*='prove-who-you-are']"));
        Assert.Empty((await Web.Grains.GetGrain<IRoundGrain>(id).GetStaffView(SampleRound.Officer))!.Proposals);
    }

    [Fact]
    public async Task Void_AskedAgreedToAndCounted_IsToldToItsVoterAndOnThePageOfCounts()
    {
        // Arrange
        var (id, round, tracking) = await Counted();
        using var officer = await Officer();
        using var finance = await Finance();
        using var voter = new Visitor(Web);
        await Prove(officer, $"/staff/rounds/{id}/voids");

        // Act
        await officer.Press("Ask that it be void", ("code", "not a code"), ("why", "4"), ("note", "A try-out."));
        var wrong = officer.Page.QuerySelector("#code-error")!.TextContent;
        await officer.Press("Ask that it be void", ("code", tracking));
        await Prove(finance, $"/staff/rounds/{id}/agree/1", "clayton brook roles");
        await finance.Press("I agree");
        await voter.Go($"/rounds/{id}/track");
        await voter.Press("Check", ("code", tracking));
        Assert.Empty((await round.Count(new(SampleRound.Officer))).Refusals);
        await officer.Go($"/staff/rounds/{id}/counts");

        // Assert
        Assert.Contains("No ballot of this round has this code.", wrong, StringComparison.Ordinal);
        Assert.Contains("was declared void and does not count", voter.Words, StringComparison.Ordinal);
        Assert.Contains("Other ballots", officer.Words, StringComparison.Ordinal);
        Assert.Contains(officer.Page.QuerySelectorAll("main tbody th"), cell => cell.TextContent.Length > 3);
        await officer.Go($"/staff/rounds/{id}/voids");
        Assert.Contains("It was cast to try out the service", officer.Words, StringComparison.Ordinal);
        await officer.Go($"/staff/rounds/{id}/sign");
        Assert.Contains("cast to try out the service 1", officer.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Proposal_DroppedOnItsPage_IsGone()
    {
        // Arrange
        var (id, _) = await Web.OpenForPages();
        using var officer = await Officer();
        await Prove(officer, $"/staff/rounds/{id}/extend");
        await officer.Press("Ask for a later close", ("closesDay", "2027-12-30"), ("reason", "The post was late."));
        await officer.Go($"/staff/rounds/{id}/agree/1");

        // Act
        await officer.Press("Drop this");

        // Assert
        Assert.Contains("Nothing was changed.", officer.Words, StringComparison.Ordinal);
        Assert.Empty((await Web.Grains.GetGrain<IRoundGrain>(id).GetStaffView(SampleRound.Officer))!.Proposals);
    }

    [Fact]
    public async Task Objection_RecordedAndAnsweredByStaff_IsReadByResidents()
    {
        // Arrange
        var id = $"objected-{Guid.NewGuid():N}"[..24];
        var round = Web.Grains.GetGrain<IRoundGrain>(id);
        Assert.Empty((await round.Create(new(SampleRound.Setup(Web.Clock.Now) with { ChallengeDays = 10 }, SampleRound.Officer))).Refusals);
        Assert.Empty((await round.OpenVoting(new(SampleRound.Officer))).Refusals);
        Assert.Empty((await round.CloseVoting(new(SampleRound.Officer))).Refusals);
        Assert.Empty((await round.Count(new(SampleRound.Officer))).Refusals);
        await round.PublishSigned(Web.Clock.Now);
        using var officer = await Officer();
        using var resident = new Visitor(Web);
        await officer.Go($"/staff/rounds/{id}/challenges");

        // Act
        await officer.Press("Put it on record", ("what", ""));
        var wrong = officer.Page.QuerySelector("#what-error")!.TextContent;
        await officer.Press("Put it on record", ("what", "The hall was on the ballot twice."));
        await officer.Press("Publish the answer", ("answer", " "));
        var unanswered = officer.Page.QuerySelector("#answer-1-error")!.TextContent;
        await resident.Go($"/rounds/{id}/results");
        var waiting = resident.Words;
        await officer.Press("Publish the answer", ("answer", "The second is another hall."));
        await resident.Go($"/rounds/{id}/results");

        // Assert
        Assert.Contains("Say what is objected to.", wrong, StringComparison.Ordinal);
        Assert.Contains("Say what the council’s answer is.", unanswered, StringComparison.Ordinal);
        Assert.Contains("The council has not answered yet.", waiting, StringComparison.Ordinal);
        Assert.Contains("can write to the council until", resident.Words, StringComparison.Ordinal);
        Assert.Contains("The second is another hall.", resident.Words, StringComparison.Ordinal);
    }

    private static async Task Prove(Visitor visitor, string page, string password = "clayton brook votes")
    {
        await visitor.Go(page);
        await visitor.Go(visitor.Page.QuerySelector("main a[href*='prove-who-you-are']")!.GetAttribute("href")!);
        await visitor.Press("Continue", ("password", password));
        Assert.StartsWith(page, visitor.Path, StringComparison.Ordinal);
    }

    private async Task<Visitor> Officer(string email = "officer@demo.example", string password = "clayton brook votes") => await new Visitor(Web).SignIn(email, password);

    private Task<Visitor> Finance() => Officer("finance@demo.example", "clayton brook roles");

    private async Task<(string Id, IRoundGrain Round, string Tracking)> Counted()
    {
        var (id, codes) = await Web.OpenForPages();
        var box = Web.Grains.GetGrain<IBallotBoxGrain>(id);
        var tracking = "";
        foreach (var code in codes)
        {
            tracking = (await box.Cast(new(Guid.NewGuid(), code, [new("p01", 1), new("p03", 1)], null, BallotChannel.Online))).Receipt!.TrackingCode;
        }

        var round = Web.Grains.GetGrain<IRoundGrain>(id);
        Assert.Empty((await round.CloseVoting(new(SampleRound.Officer))).Refusals);
        Assert.Empty((await round.Count(new(SampleRound.Officer))).Refusals);
        return (id, round, tracking);
    }
}
