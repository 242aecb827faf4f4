using System.Net;
using System.Text;
using ParticipatoryHub.Communities;
using ParticipatoryHub.Plans;
using ParticipatoryHub.Tests.Rounds;
using ParticipatoryHub.Tests.Web.Pages;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Tests.Web.Plans;

/// <summary>A plan from its start to its review, without a script: by an officer, a partner and residents.</summary>
[Collection(PageTests.Name)]
public sealed class PlanPageTests(PagesFixture pages)
{
    [Fact]
    public async Task Plan_FromStartToReview_WalksThroughItsForms()
    {
        // Arrange
        var community = await Place();
        using var officer = new Visitor(pages.Web);
        await officer.SignIn();
        await officer.Go($"/communities/{community}/plans/new");
        await officer.Press("Start the plan", ("title", "A brook for everybody"), ("situation", "Many know nobody."));
        Assert.NotNull(officer.Page.QuerySelector("#owner-error"));
        Assert.NotNull(officer.Page.QuerySelector("#mail-error"));
        Assert.Equal("Many know nobody.", officer.Page.QuerySelector("#situation")!.TextContent.Trim());
        await officer.Press("Start the plan", ("owner", "Olive"), ("mail", "olive@council.example"));
        var plan = $"/communities/{community}/plans/1";
        Assert.Equal(plan + "/keep", officer.Path);
        Assert.Contains("Reach the first three milestones first", officer.Words, StringComparison.Ordinal);

        // Act: understand, develop.
        for (var milestone = 1; milestone <= 5; milestone++)
        {
            await officer.Go($"{plan}/milestones/{milestone}");
            await officer.Press("Save", ("due", "2027-06-01"), ("done", "2027-02-0" + milestone), ("note", "Seen."));
            Assert.Equal(plan + "/keep", officer.Path);
        }

        await officer.Press("Begin to develop the plan");
        Assert.NotNull(officer.Page.QuerySelector("#words-error"));
        await officer.Press("Begin to develop the plan", ("words", "Heard enough."));
        await officer.Go(plan + "/objectives/0");
        await officer.Press("Save the objective", ("title", "People meet"), ("outcome", "outcome-connectivity"), ("priority", "priority-involving"));
        await officer.Go(plan + "/actions/0");
        await officer.Press("Save the action", ("title", "Tea and talk"), ("lead", "PublicService"), ("leadname", "The library"));
        Assert.Equal(["form", "level", "objective", "outcome", "sustained", "term", "whypublic"], Faults(officer));
        Assert.NotNull(officer.Page.QuerySelector("#lead-2[checked]"));
        await officer.Press(
            "Save the action", ("whypublic", "It has the key."), ("term", "ShortTerm"), ("form", "Lasting"), ("sustained", "The club pays."), ("level", "level-social"), ("outcome", "outcome-connectivity"), ("objective", "1"), ("due", "2027-09-01"));
        await officer.Press("Put version 1 forward", ("forward", "The first."));

        // Residents agree, each for themselves.
        foreach (var name in new[] { "Ada", "Bob", "Cyd" })
        {
            using var resident = new Visitor(pages.Web);
            await resident.SignInResident($"{name} of {community}");
            await resident.Go(plan + "/agree");
            await resident.Press("I agree", ("name", ""));
            Assert.NotNull(resident.Page.QuerySelector("#name-error"));
            await resident.Press("I agree", ("name", $"{name} as I wish it"), ("as", "a neighbour"));
            Assert.Equal(plan, resident.Path);
            Assert.Contains($"{name} as I wish it, a neighbour", resident.Words, StringComparison.Ordinal);
        }

        await officer.Go(plan + "/keep");
        await officer.Press("Begin to deliver the plan", ("words", "Agreed at the hall."));

        // A partner says how it goes, and keeps nothing else.
        using var partner = new Visitor(pages.Web);
        var account = DemoPeople.Accounts.First(account => account.Email == "partner@demo.example");
        await partner.SignIn(account.Email, account.Password);
        await partner.Go(plan + "/keep");
        var shut = partner.Path;
        await partner.Go(plan + "/actions/2/report");
        await partner.Press("Save", ("status", "Done"));
        Assert.NotNull(partner.Page.QuerySelector("#came-error"));
        await partner.Press("Save", ("came", "Forty come, and nine of them had not been out."));
        await officer.Go(plan + "/keep");
        await officer.Press("Begin the review", ("words", "A year is over."));
        await officer.Go(plan + "/review");
        await officer.Press("Save the review", ("changed", "More meet."), ("heard", "From the lunch club."), ("amended", "Two drivers more."));

        // Assert
        Assert.StartsWith("/status/403", shut, StringComparison.Ordinal);
        using var reader = new Visitor(pages.Web);
        await reader.Go(plan);
        Assert.Contains("Forty come, and nine of them had not been out.", reader.Words, StringComparison.Ordinal);
        Assert.Contains("Two drivers more.", reader.Words, StringComparison.Ordinal);
        Assert.Contains("Why a public service leads this: It has the key.", reader.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("olive@council.example", reader.Text, StringComparison.Ordinal);
        Assert.Equal("Review", reader.Page.QuerySelector("[aria-current=step]")!.TextContent.Trim());
        await Markup.IsValid(reader.Text, plan);
        var csv = Encoding.UTF8.GetString(await reader.Download(plan + "/csv"));
        Assert.Contains("Tea and talk", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Action_OfAnEntryOfEvidence_IsMadeAtItsSourceAndLinkedBothWays()
    {
        // Arrange
        await pages.Web.WithPlans();
        using var officer = new Visitor(pages.Web);
        await officer.SignIn();
        await officer.Go("/communities/clayton-brook/evidence/2");
        var title = officer.Page.QuerySelector("h1")!.TextContent.Trim();

        // Act
        await officer.Go(Link(officer, "Make an action of it"));
        await officer.Go(Link(officer, "Somewhere to be at sixteen (an invented example)"));
        Assert.Equal(title, officer.Page.QuerySelector("#title")!.GetAttribute("value"));
        await officer.Press(
            "Save the action", ("lead", "Community"), ("leadname", "Friends of the Brook"), ("term", "LongTerm"), ("form", "Lasting"), ("sustained", "They meet."), ("level", "level-structural"), ("outcome", "outcome-cohesion"),
            ("objective", officer.Page.QuerySelector("input[name=objective]")!.GetAttribute("value")!));

        // Assert
        using var reader = new Visitor(pages.Web);
        await reader.Go("/communities/clayton-brook/evidence/2");
        Assert.Contains("Taken up in a plan", reader.Words, StringComparison.Ordinal);
        await reader.Go(Link(reader, title).Split('#')[0]);
        Assert.Contains("/communities/clayton-brook/evidence/2", reader.Page.QuerySelectorAll(".hub-action a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task Chain_OfAnEntryOfEvidence_LeadsToTheActionAndItsOutcome_AndBack()
    {
        // Arrange
        await pages.Web.WithPlans();
        using var reader = new Visitor(pages.Web);

        // Act
        await reader.Go("/chain?from=evidence:clayton-brook:3");
        var action = reader.Page.QuerySelector("main a[href^='/communities/clayton-brook/plans/1#action-']")!;
        var number = action.GetAttribute("href")!.Split('-')[^1];
        var outcome = reader.Page.QuerySelector("main a[href='/communities/clayton-brook/outcomes/efficacy']");
        await reader.Go($"/chain?from=action:clayton-brook/1:{number}");

        // Assert
        Assert.Equal("Low lights for the path behind the hall", action.TextContent);
        Assert.NotNull(outcome);
        Assert.NotNull(reader.Page.QuerySelector("main a[href='/communities/clayton-brook/evidence/3']"));
        await Markup.IsValid(reader.Text, "chain");
    }

    [Theory]
    [InlineData("/staff/plans/take-up")]
    [InlineData("/staff/plans/take-up?kind=Evidence&place=clayton-brook&thing=9999")]
    [InlineData("/staff/plans/take-up?kind=Idea&place=NO&thing=x")]
    [InlineData("/staff/plans/take-up?kind=99&place=clayton-brook&thing=1")]
    [InlineData("/communities/clayton-brook/plans/77")]
    [InlineData("/communities/clayton-brook/plans/1/actions/777")]
    [InlineData("/communities/clayton-brook/plans/1/milestones/7")]
    [InlineData("/communities/no-such-place/plans")]
    public async Task Page_OfWhatIsNotThere_SaysSo(string path)
    {
        // Arrange
        await pages.Web.WithPlans();
        using var officer = new Visitor(pages.Web);
        await officer.SignIn();

        // Act
        await officer.Go(path);

        // Assert
        Assert.Equal(HttpStatusCode.NotFound, officer.Response.StatusCode);
    }

    [Theory]
    [InlineData("new", "councillor@demo.example")]
    [InlineData("1/keep", "councillor@demo.example")]
    [InlineData("1/about", "partner@demo.example")]
    [InlineData("1/objectives/0", "partner@demo.example")]
    [InlineData("1/actions/0", "partner@demo.example")]
    [InlineData("1/milestones/1", "partner@demo.example")]
    [InlineData("1/review", "partner@demo.example")]
    [InlineData("1/actions/4/report", "councillor@demo.example")]
    [InlineData("1/agree", "councillor@demo.example")]
    public async Task Forms_AreShutToOtherRoles(string form, string email)
    {
        // Arrange
        await pages.Web.WithPlans();
        var account = DemoPeople.Accounts.First(account => account.Email == email);
        using var staff = new Visitor(pages.Web);
        await staff.SignIn(account.Email, account.Password);
        using var nobody = new Visitor(pages.Web);

        // Act
        await staff.Go("/communities/clayton-brook/plans/" + form);
        await nobody.Go("/communities/clayton-brook/plans/" + form);

        // Assert
        Assert.StartsWith("/status/403", staff.Path, StringComparison.Ordinal);
        Assert.Contains("sign-in", nobody.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Versions_SideBySide_SayWhatChanged()
    {
        // Arrange
        await pages.Web.WithPlans();
        var community = await Place();
        var plan = pages.Web.Grains.GetGrain<IPlanGrain>(PlanKey.Of(community, 1));
        Assert.True((await pages.Web.Grains.GetGrain<IPlansGrain>(community).Start(new(Guid.NewGuid(), Tests.Plans.PlanExamples.About, RoundExamples.Officer))).Done);
        var day = new DateOnly(2027, 2, 1);
        foreach (var edit in (PlanEdit[])
            [
                .. PlanWords.Milestones.Take(3).Select(milestone => new SetMilestone(new MilestoneState(milestone, null, day, "Seen."))), new MovePlan(PlanMove.Develop, "On."),
                new PutObjective(Tests.Plans.PlanExamples.Objective), new PutAction(Tests.Plans.PlanExamples.Action), new PutForward("The first."),
                new PutAction(Tests.Plans.PlanExamples.Action with { Number = 2, Title = "Tea, talk and music", Term = ActionTerm.LongTerm }), new PutForward("Music."),
            ])
        {
            Assert.Empty((await plan.Change(new(Guid.NewGuid(), edit, RoundExamples.Officer))).Refusals);
        }

        using var reader = new Visitor(pages.Web);

        // Act
        await reader.Go($"/communities/{community}/plans/1/versions?from=1&to=2");

        // Assert
        var table = reader.Page.QuerySelector("#differences")!;
        Assert.Equal(["Tea and talk", "Short term"], table.QuerySelectorAll("del").Select(cell => cell.TextContent));
        Assert.Equal(["Tea, talk and music", "Long term"], table.QuerySelectorAll("ins").Select(cell => cell.TextContent));
        await Markup.IsValid(reader.Text, "versions");
        await reader.Go($"/communities/{community}/plans/1/versions?from=-1&to=abc");
        Assert.Equal(HttpStatusCode.OK, reader.Response.StatusCode);
    }

    [Theory]
    [InlineData("/communities/clayton-brook/plans")]
    [InlineData("/communities/clayton-brook/plans/new")]
    [InlineData("/communities/clayton-brook/plans/1")]
    [InlineData("/communities/clayton-brook/plans/1/keep")]
    [InlineData("/communities/clayton-brook/plans/2/keep")]
    [InlineData("/communities/clayton-brook/plans/2/about")]
    [InlineData("/communities/clayton-brook/plans/2/objectives/1")]
    [InlineData("/communities/clayton-brook/plans/2/actions/0?kind=Evidence&place=clayton-brook&thing=3")]
    [InlineData("/communities/clayton-brook/plans/2/milestones/4")]
    [InlineData("/communities/clayton-brook/plans/1/actions/4/report")]
    [InlineData("/communities/clayton-brook/plans/1/review")]
    [InlineData("/communities/clayton-brook/plans/1/agree")]
    [InlineData("/communities/clayton-brook/plans/1/versions")]
    [InlineData("/staff/plans/take-up?kind=Evidence&place=clayton-brook&thing=3")]
    public async Task Page_IsWellMade(string path)
    {
        // Arrange
        await pages.Web.WithPlans();
        using var officer = new Visitor(pages.Web);
        await officer.SignIn();

        // Act
        await officer.Go(path);

        // Assert
        Assert.Equal(HttpStatusCode.OK, officer.Response.StatusCode);
        await Markup.IsValid(officer.Text, path);
    }

    private static string[] Faults(Visitor visitor) => [.. visitor.Page.QuerySelectorAll(".govuk-error-summary a").Select(link => link.GetAttribute("href")![1..]).Distinct().Order()];

    private static string Link(Visitor visitor, string words) =>
        visitor.Page.QuerySelectorAll("main a").First(link => string.Join(' ', link.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) == words).GetAttribute("href")!;

    private async Task<string> Place()
    {
        var id = "p" + Guid.NewGuid().ToString("N")[..12];
        Assert.Empty((await pages.Web.Grains.GetGrain<ICommunityGrain>(id).Save(new(new CommunityProfile($"Place {id}", CommunityKind.Theme, null, [], ""), RoundExamples.Officer))).Refusals);
        return id;
    }
}
