using System.Globalization;
using ParticipatoryHub.Communities;
using ParticipatoryHub.Plans;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Tests.Web.Pages.Walk;

/// <summary>The story of one round: who takes part in it, and how it is set up. Its chapters follow each other.</summary>
internal sealed partial class WholeRound : IAsyncDisposable
{
    private const string Name = "Brook and Bridgeway Fund 2027";

    private readonly Browser browser;
    private readonly TestWeb web;
    private readonly bool isLooking;
    private readonly List<Walker> people = [];
    private readonly List<string> written = [];
    private Walker officer = null!;
    private string round = "";

    public WholeRound(Browser browser, TestWeb web, bool isLooking)
    {
        this.browser = browser;
        this.web = web;
        this.isLooking = isLooking;
    }

    private string Staff => $"/staff/rounds/{round}";

    private string Public => $"/rounds/{round}";

    /// <summary>An officer begins a round, goes through its steps and opens it for ideas.</summary>
    public async Task SetUpFromNothing()
    {
        officer = await Somebody(1280);
        await officer.Visit("/staff/sign-in", "staff-sign-in", "Staff sign in");
        await officer.Press("Sign in");
        await officer.Sees("There is a problem");
        await officer.Looks("staff-sign-in-error");
        await officer.SignInAsStaff("officer");
        await officer.Sees("Rounds");
        await officer.Looks("staff-rounds");
        await officer.Follow("New round from a file");
        await officer.Looks("staff-round-from-file");
        await officer.Visit("/staff/rounds/start", "staff-start", "New round");
        await officer.Press("Begin");
        await officer.Sees("There is a problem");
        await officer.Looks("staff-start-error");
        await officer.Fill("Name", Name);
        await officer.Fill("Community", "Clayton Brook");
        await officer.Press("Begin");
        round = officer.Path.Split('/')[^2];
        await officer.Sees("3 of 6 steps are finished");
        await officer.Looks("staff-setup-begun");
        await FillInTheSteps();
        await CallForIdeas();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var person in people)
        {
            await person.DisposeAsync();
        }
    }

    private async Task FillInTheSteps()
    {
        await officer.Follow("What it is about");
        await officer.Fill("Description", "Twenty thousand pounds for the brook, the green and the streets of Bridgeway. You put the ideas forward; the council says which can be done and what they cost; then everybody votes.");
        await officer.Looks("staff-setup-about");
        await officer.Press("Save");
        await officer.Sees("“What it is about” is saved.");
        await officer.Follow("The money");
        await officer.Fill("Budget", "a lot");
        await officer.Press("Save");
        await officer.Sees("There is a problem");
        await officer.Looks("staff-setup-money-error");
        await officer.Fill("Budget", "20,000");
        await officer.Press("Save");
        await officer.Sees("£20,000");
        await officer.Follow("How people vote");
        await officer.Tick("Knapsack");
        await officer.Fill("MinLength", "1");
        await officer.Looks("staff-setup-voting");
        await officer.Press("Save");
        await officer.Follow("How votes are counted");
        await officer.Page.CheckAsync("#Rule-EqualShares");
        await officer.Fill("ShareStep", "1");
        await officer.Looks("staff-setup-counting");
        await officer.Press("Save");
        await officer.Follow("When");
        foreach (var (field, value) in new[] { ("OpensDay", "2027-04-19"), ("OpensTime", "09:00"), ("ClosesDay", "2027-05-03"), ("ClosesTime", "17:00") })
        {
            await officer.Fill(field, value);
        }

        await officer.Looks("staff-setup-dates");
        await officer.Press("Save");
        await officer.Sees("5 of 6 steps are finished");
        await officer.Sees("3 May 2027");
        await officer.Visit($"{Staff}/who-may-vote", "staff-who-may-vote", "Who may vote");
        await officer.Tick("Residents who are signed in may vote without a code");
        await officer.Press("Save");
        await officer.Sees("Who may vote is saved.");
    }

    private async Task CallForIdeas()
    {
        await officer.Follow("Call for ideas");
        foreach (var (field, value) in new[]
        {
            ("opensDay", "2027-03-08"), ("opensTime", "09:00"), ("closesDay", "2027-04-26"), ("closesTime", "17:00"), ("guidance", "An idea can cost up to £12,000. It must be in Clayton Brook and open to anyone."),
            ("areas", "Brookside\nBridgeway\nVillage centre"), ("categories", "Nature\nSport\nSafety"), ("mostCost", "12,000"),
        })
        {
            await officer.Fill(field, value);
        }

        await officer.Press("Save");
        await officer.Sees("Ideas must close before voting opens.");
        await officer.Looks("staff-call-for-ideas-error");
        await officer.Fill("closesDay", "2027-03-22");
        await officer.Press("Save");
        await officer.Sees("The call for ideas is saved.");
        await officer.Looks("staff-round-draft");
        await officer.Go($"{Staff}/move/open-ideas");
        await officer.Sees("Residents can put ideas forward");
        await officer.Looks("staff-move-open-ideas");
        await officer.Press("Open for ideas");
        await officer.Sees("The round is open for ideas.");
        var view = (await View()).Setup;
        Assert.Equal((new Money(2_000_000), new DateTimeOffset(2027, 5, 3, 16, 0, 0, TimeSpan.Zero)), (view.Budget, view.ClosesAt));
        Assert.Equal(["Brookside", "Bridgeway", "Village centre"], view.Ideas!.Areas.AsEnumerable());
    }

    // The names and descriptions of the demonstration's rounds and workshops, some of which are made after the service has begun to answer.
    private async Task<IEnumerable<string>> WrittenByTheDemo()
    {
        var rounds = await web.Grains.GetGrain<IRoundIndexGrain>("all").List();
        var setups = await Task.WhenAll(rounds.Select(async line => (await web.Grains.GetGrain<IRoundGrain>(line.Id).GetView())!.Setup));
        var workshops = await web.Grains.GetGrain<IWorkshopIndexGrain>("all").List();
        var communities = await web.Grains.GetGrain<ICommunityIndexGrain>("all").List();
        var plans = await web.Grains.GetGrain<IAllPlansGrain>("all").Open();
        return
        [
            .. setups.SelectMany(Untranslated.TextsOf), .. workshops.Select(workshop => workshop.Title), .. communities.Select(community => community.Name), .. plans.Select(plan => plan.Title),
        ];
    }

    private async Task<RoundView> View() => (await web.Grains.GetGrain<IRoundGrain>(round).GetView())!;

    private async Task<Walker> Somebody(int width, bool script = true, bool looks = true)
    {
        written.AddRange(await WrittenByTheDemo());
        var walker = new Walker(await browser.Visit(web, width, script), isLooking && script && looks, written);
        people.Add(walker);
        return walker;
    }

    // Sessions of staff end overnight, as they should.
    private async Task NextDay(string day)
    {
        web.Clock.Now = DateTimeOffset.Parse(day + "T10:00:00Z", CultureInfo.InvariantCulture);
        await officer.SignInAsStaff("officer");
    }
}
