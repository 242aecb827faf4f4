using System.Text;
using Microsoft.Extensions.DependencyInjection;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Tests.Hosting;

namespace ParticipatoryHub.Tests.Web.Pages;

/// <summary>What officers do on pages, without script.</summary>
[Collection(PageTests.Name)]
public sealed class OfficerPageTests(PagesFixture pages)
{
    private TestWeb Web => pages.Web;

    [Fact]
    public async Task Round_FromNothing_IsSetUpStepByStepAndOpened()
    {
        // Arrange
        using var officer = await Officer("/staff/rounds/start");

        // Act
        await officer.Press("Begin");
        var nameless = officer.Title;
        await officer.Press("Begin", ("Name", $"Spring fund {Guid.NewGuid():N}"[..20]));
        var round = officer.Path.Split('/')[^2];
        var begun = officer.Words;
        await officer.Go($"/staff/rounds/{round}/setup/about");
        await officer.Press("Save", ("Community", "Clayton Brook"), ("Description", "For a better spring."));
        await officer.Go($"/staff/rounds/{round}/setup/money");
        await officer.Press("Save", ("Budget", "12,500.50"));
        foreach (var (name, cost) in new[] { ("Benches", "9000"), ("Trees", "4,000"), ("Lights", "£2,500") })
        {
            await officer.Go($"/staff/rounds/{round}/projects/edit");
            await officer.Press("Save", ("Name", name), ("Cost", cost), ("Delivery", "Council"));
        }

        await officer.Go($"/staff/rounds/{round}/setup/voting");
        await officer.Press("Save", ("Method", "Approval"), ("MinLength", "1"), ("MaxLength", "2"));
        await officer.Go($"/staff/rounds/{round}/setup/counting");
        await officer.Press("Save", ("Rule", "EqualShares"), ("ShareStep", "0.50"), ("StopWhenExhaustive", "true"), ("Seed", "lottery 14"));
        await officer.Go($"/staff/rounds/{round}/setup/conflicts");
        await officer.Press("Add the pair", ("First", "p01"), ("Second", "p03"));
        await officer.Go($"/staff/rounds/{round}/ready");
        var without = officer.Words;
        await officer.Go($"/staff/rounds/{round}/setup/dates");
        await officer.Press("Save", ("OpensDay", "2027-05-04"), ("OpensTime", "9am"), ("ClosesDay", "25/5/2027"), ("ClosesTime", "17:00"), ("TimeZone", "Europe/London"));
        var finished = officer.Words;
        await officer.Go($"/staff/rounds/{round}/ready");
        var ready = officer.Words;
        await officer.Go($"/staff/rounds/{round}/move/open");
        await officer.Press("Open voting");

        // Assert
        Assert.StartsWith("Error: ", nameless, StringComparison.Ordinal);
        Assert.Contains("2 of 6 steps are finished", begun, StringComparison.Ordinal);
        Assert.Contains("Say when voting opens and closes", without, StringComparison.Ordinal);
        Assert.Contains("6 of 6 steps are finished", finished, StringComparison.Ordinal);
        Assert.Contains("Nothing keeps voting from opening", ready, StringComparison.Ordinal);
        var view = (await Web.Grains.GetGrain<IRoundGrain>(round).GetView())!;
        Assert.Equal(RoundPhase.Voting, view.Phase);
        Assert.Equal((new Money(1_250_050), new DateTimeOffset(2027, 5, 25, 16, 0, 0, TimeSpan.Zero)), (view.Setup.Budget, view.Setup.ClosesAt));
        Assert.Equal([("p01", 900_000L), ("p02", 400_000L), ("p03", 250_000L)], view.Setup.Projects.Select(project => (project.Id, project.Cost.Pence)));
        Assert.Equal((50L, true, false, "lottery 14"), (view.Setup.Counting.Step, view.Setup.Counting.StopWhenExhaustive, view.Setup.Counting.CompareWithGreedy, view.Setup.Counting.Tie.Seed));
        Assert.Equal([new Conflict("p01", "p03")], view.Setup.Counting.Conflicts.AsEnumerable());
    }

    [Theory]
    [InlineData("money", "Budget", "a lot")]
    [InlineData("dates", "ClosesTime", "teatime")]
    [InlineData("voting", "MaxLength", "999")]
    [InlineData("counting", "MinimumVotes", "-3")]
    [InlineData("about", "Name", "")]
    public async Task Step_ThatCannotBeRead_IsRefusedBesideItsFieldAndKeepsWhatWasTyped(string step, string field, string typed)
    {
        // Arrange
        var round = await Web.Draft();
        using var officer = await Officer($"/staff/rounds/{round}/setup/{step}");

        // Act
        await officer.Press("Save", (field, typed));

        // Assert
        Assert.StartsWith("Error: ", officer.Title, StringComparison.Ordinal);
        Assert.NotNull(officer.Page.QuerySelector($"#{field}-error"));
        Assert.Equal(typed, officer.Page.QuerySelector($"#{field}")!.GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task Projects_ChangedTogether_AreNamedAndCountedFirst()
    {
        // Arrange
        var round = await Web.Draft();
        using var officer = await Officer($"/staff/rounds/{round}/projects");
        var choose = new[] { "bench", "trees" };

        // Act
        await officer.Go($"/staff/rounds/{round}/projects/change?act=withdraw&{string.Join('&', choose.Select(id => "chosen=" + id))}");
        var question = officer.Title;
        var before = (await Setup(round)).Projects.Count(project => project.Withdrawn);
        await officer.Press("Yes, change 2 projects");
        await officer.Go($"/staff/rounds/{round}/projects/change?act=area&value=North&chosen=hall");
        await officer.Press("Yes, change 1 project");
        await officer.Go($"/staff/rounds/{round}/projects/change?act=area&chosen=hall");
        var missing = officer.Words;

        // Assert
        Assert.StartsWith("Withdraw 2 projects from the ballot?", question, StringComparison.Ordinal);
        Assert.Equal(0, before);
        var setup = await Setup(round);
        Assert.Equal(["bench", "trees"], setup.Projects.Where(project => project.Withdrawn).Select(project => project.Id));
        Assert.Equal("North", setup.Projects.Single(project => project.Id == "hall").Area);
        Assert.Contains("Say which area or kind", missing, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rehearsal_FromItsPage_IsVotedInMarkedAndThrownAway()
    {
        // Arrange
        var round = await Web.Draft();
        using var officer = await Officer($"/staff/rounds/{round}/rehearsal");

        // Act
        await officer.Press("Start a rehearsal", ("codes", "2"));
        var rehearsal = officer.Page.QuerySelectorAll("main ol a").Select(link => link.GetAttribute("href")!).First(link => link.StartsWith("/rounds/", StringComparison.Ordinal)).Split('/')[^1];
        await officer.Go($"/staff/rounds/{rehearsal}/codes");
        var table = Encoding.UTF8.GetString(await officer.Download(officer.Page.QuerySelectorAll("a[download]").Select(link => link.GetAttribute("href")!).Single(link => link.Contains("handler=table", StringComparison.Ordinal))));
        Web.Clock.Advance(TimeSpan.FromMinutes(2));
        using var resident = new Visitor(Web);
        await resident.Go("/");
        var front = resident.Page.DocumentElement.OuterHtml;
        await resident.Go($"/rounds/{rehearsal}/vote");
        var banner = resident.Page.QuerySelector(".hub-rehearsal")?.TextContent;
        await resident.Press("Continue", ("code", table.Split('\n')[1].Split(',')[0].Trim()));
        await officer.Go($"/staff/rounds/{round}/rehearsal");
        await officer.Press("Throw the rehearsal away");

        // Assert
        Assert.DoesNotContain(rehearsal, front, StringComparison.Ordinal);
        Assert.Contains("This is a rehearsal", banner, StringComparison.Ordinal);
        Assert.Equal($"/rounds/{rehearsal}/vote/ballot", resident.Path);
        Assert.Contains("was thrown away", officer.Words, StringComparison.Ordinal);
        Assert.Equal(0, (await Web.Services.GetRequiredService<IBallotJournal>().CountRights(rehearsal, default)).Issued);
    }

    [Theory]
    [InlineData(VotingMethod.Approval)]
    [InlineData(VotingMethod.Knapsack)]
    [InlineData(VotingMethod.Cumulative)]
    [InlineData(VotingMethod.Ordinal)]
    [InlineData(VotingMethod.Scoring)]
    public async Task Preview_ByEachMethod_IsTheResidentsBallotAndCastsNothing(VotingMethod method)
    {
        // Arrange
        var round = await Web.Draft(VotingMethod.Approval);
        using var officer = await Officer($"/staff/rounds/{round}/preview/{method}");
        var fields = officer.Page.QuerySelectorAll(".hub-ballot [id^=choice-]").Length;

        // Act
        await officer.Press("Check your vote");

        // Assert
        Assert.True(fields >= 4, officer.Words);
        Assert.Contains("This is a preview", officer.Words, StringComparison.Ordinal);
        Assert.StartsWith("Error: ", officer.Title, StringComparison.Ordinal);
        Assert.StartsWith($"/staff/rounds/{round}/preview", officer.Path, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Codes_OfABatch_AreWithdrawnAfterTheirNumberAndPutBack()
    {
        // Arrange
        var (round, _) = await Web.OpenForPages(voters: 3);
        using var officer = await Officer($"/staff/rounds/{round}/codes");

        // Act
        await officer.Go($"/staff/rounds/{round}/codes/withdraw?label=test");
        var question = officer.Title;
        await officer.Press("Withdraw them");
        var withdrawn = officer.Words;
        await officer.Go($"/staff/rounds/{round}/codes/withdraw?label=test&putBack=true");
        await officer.Press("Put them back");

        // Assert
        Assert.StartsWith("Withdraw 3 codes?", question, StringComparison.Ordinal);
        Assert.Contains("0 people have a code", withdrawn, StringComparison.Ordinal);
        Assert.Contains("3 people have a code", officer.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Log_OfARound_IsFilteredAndTakenOutAsCsv()
    {
        // Arrange
        var round = await Web.Draft();
        using var officer = await Officer($"/staff/rounds/{round}/setup/money");
        await officer.Press("Save", ("Budget", "7500"));

        // Act
        await officer.Go($"/staff/rounds/{round}/log?act=setup-changed");
        var words = officer.Words;
        var row = officer.Page.QuerySelectorAll(".hub-log tr").Single(line => line.TextContent.StartsWith("budget", StringComparison.Ordinal)).TextContent;
        var link = officer.Page.QuerySelectorAll("a[download]").Single().GetAttribute("href")!;
        var csv = Encoding.UTF8.GetString(await officer.Download(link));
        await officer.Go($"/staff/log?who=nobody+of+this+name");
        var none = officer.Words;
        await officer.Go($"/staff/log?from=nonsense");

        // Assert
        Assert.Equal("budget£10,000£7,500", row);
        Assert.DoesNotContain("Created the round", words, StringComparison.Ordinal);
        Assert.Equal(2, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("\"£10,000\",\"£7,500\"", csv, StringComparison.Ordinal);
        Assert.Contains("Nothing was found", none, StringComparison.Ordinal);
        Assert.StartsWith("Error: ", officer.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Drafts_ChosenOnTheList_AreDeletedAfterAQuestion()
    {
        // Arrange
        var round = await Web.Draft();
        using var officer = await Officer($"/staff/rounds/delete?chosen={round}");
        var question = officer.Title;

        // Act
        await officer.Press("Yes, delete");

        // Assert
        Assert.StartsWith("Delete 1 draft?", question, StringComparison.Ordinal);
        Assert.Equal("/staff", officer.Path);
        Assert.Null(await Web.Grains.GetGrain<IRoundGrain>(round).GetView());
    }

    [Fact]
    public async Task Dashboard_WhileVotingIsOpen_ShowsTheLineItsTableAndRefusals()
    {
        // Arrange
        var (round, codes) = await Web.OpenForPages(voters: 40);
        var box = Web.Grains.GetGrain<IBallotBoxGrain>(round);
        foreach (var code in codes[..30])
        {
            Assert.Null((await box.Cast(new CastBallot(Guid.NewGuid(), code, [new Choice("p01", 1)], null, BallotChannel.Online))).Refusal);
        }

        await box.Cast(new CastBallot(Guid.NewGuid(), codes[31], [new Choice("p01", 1), new Choice("p02", 1), new Choice("p03", 1), new Choice("p04", 1)], null, BallotChannel.Online));
        using var officer = await Officer($"/staff/rounds/{round}");

        // Act
        var line = officer.Page.QuerySelector("[data-line]");

        // Assert
        Assert.NotNull(line);
        Assert.Equal(2, line.GetAttribute("points")!.Split(' ').Length);
        Assert.Contains("75.0% of codes used", officer.Words, StringComparison.Ordinal);
        Assert.Contains(officer.Page.QuerySelectorAll("tr"), row => row.QuerySelector("th")!.TextContent == "Too many projects were chosen" && row.QuerySelector("td")!.TextContent == "1");
        Assert.Contains(officer.Page.QuerySelectorAll("figure + details table td"), cell => cell.TextContent == "30");
    }

    private async Task<RoundSetup> Setup(string round) => (await Web.Grains.GetGrain<IRoundGrain>(round).GetView())!.Setup;

    private async Task<Visitor> Officer(string path)
    {
        var officer = new Visitor(Web);
        await officer.SignIn();
        return await officer.Go(path);
    }
}
