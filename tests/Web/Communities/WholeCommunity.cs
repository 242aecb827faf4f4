using ParticipatoryHub.Communities;
using ParticipatoryHub.Tests.Web.Pages;
using ParticipatoryHub.Tests.Web.Pages.Walk;
using ParticipatoryHub.Tests.Web.Plans;

namespace ParticipatoryHub.Tests.Web.Communities;

/// <summary>The story of a community: how it comes into focus and how an officer, a partner and residents come to know it. Its chapters follow each other.</summary>
internal sealed class WholeCommunity : IAsyncDisposable
{
    private const string Name = "Sheep Hill";

    private readonly Browser browser;
    private readonly TestWeb web;
    private readonly bool isLooking;
    private readonly List<Walker> people = [];
    private readonly List<string> written = [];
    private Walker officer = null!;
    private Walker partner = null!;
    private Walker resident = null!;
    private string community = "";

    public WholeCommunity(Browser browser, TestWeb web, bool isLooking)
    {
        this.browser = browser;
        this.web = web;
        this.isLooking = isLooking;
    }

    private string Public => $"/communities/{community}";

    private string Plan => $"{Public}/plans/1";

    private string Staff => $"/staff/communities/{community}";

    /// <summary>An officer sets a community up as a pocket of another, and nothing typed is lost on the way.</summary>
    public async Task SetUp()
    {
        await web.WithCommunities();
        await web.WithPlans();
        officer = await Somebody(1280);
        await officer.SignInAsStaff("officer");
        await officer.Follow("Communities");
        await officer.Sees("Clayton Brook");
        await officer.Looks("community-staff-list");
        await officer.Follow("New community");
        await officer.Press("Make the community");
        await officer.Sees("There is a problem");
        await officer.Looks("community-staff-new-error");
        await officer.Fill("name", Name);
        await officer.Tick("A place, or a pocket within one");
        await officer.Choose("parent", "clayton-brook");
        await officer.Fill("about", "Three closes on the hill, furthest from the shops.");
        await officer.Fill("areas", "E01025123");
        await officer.Press("Make the community");
        await officer.Sees("The community is watched from now on.");
        community = officer.Path.Split('/')[^1];
        await officer.Looks("community-staff-keep");
    }

    /// <summary>A partner adds what they know; a resident brings an asset and evidence that contradicts, and an officer decides.</summary>
    public async Task GatherWhatIsKnown()
    {
        partner = await Somebody(1280);
        await partner.SignInAsStaff("partner");
        await partner.Go($"{Public}/evidence/new");
        await FillEvidence(partner, "Recorded crime is low here", "Two incidents in a year, both of damage.", "data", "Police neighbourhood figures");
        await partner.LooksAsStaff("community-evidence-new-partner");
        await partner.Press("Send");
        await partner.Sees("The entry is saved.");

        resident = await Somebody(360);
        await resident.SignInByMail("Zofia W");
        await resident.Visit(Public, "community-watched", Name);
        await resident.Go($"{Public}/evidence/new");
        await resident.Press("Send");
        await resident.Sees("There is a problem");
        await resident.Looks("community-evidence-new-error");
        await FillEvidence(resident, "Nobody walks up the hill after dark", "“I take the bus two stops rather than walk.”", "conversation", "A mother of two");
        await resident.Press("Send");
        await resident.Sees("Thank you. An officer reads it before others see it.");
        await resident.Looks("community-evidence-suggested");
        await resident.Go($"{Public}/assets/new");
        await resident.Fill("title", "The bench at the top");
        await resident.Fill("what", "People stop there and talk. It wants a back rest.");
        await resident.Choose("kind", "green");
        await resident.Fill("where", "Top of Sheep Hill");
        await resident.Looks("community-asset-new");
        await resident.Press("Send");
        await resident.Sees("Thank you. An officer reads it before others see it.");

        await officer.Go($"{Public}/evidence");
        await officer.Follow("1 suggested by residents wait for your decision");
        await officer.Follow("2. Nobody walks up the hill after dark");
        await officer.Press("Keep this entry");
        await officer.Fill("other", "1");
        await officer.Fill("why", "Recorded crime is low where people say that they are afraid.");
        await officer.Press("Link the two");
        await officer.Sees("Others say otherwise");
        await officer.LooksAsStaff("community-evidence-staff");
        await officer.Go($"{Public}/assets/1");
        await officer.Press("Keep this entry");
        await resident.Visit($"{Public}/evidence/2", "community-evidence-contradicted", "What contradicts each other is kept side by side.");
    }

    /// <summary>The officer brings it into focus on that evidence; everybody reads why.</summary>
    public async Task ChooseFocus()
    {
        await resident.Visit("/focus", "focus", "Clayton Brook");
        await officer.Go(Staff);
        await officer.Press("Move the community");
        await officer.Sees("There is a problem");
        await officer.Looks("community-staff-move-error");
        await Move("Propose it for focus", "People keep away from the hill after dark, and nothing is planned there.");
        await Move("Bring it into focus", "Agreed with the partners who work on the hill.");
        await resident.Visit(Public, "community-in-focus", "Agreed with the partners who work on the hill.");
        Assert.Equal(CommunityPhase.InFocus, (await web.Grains.GetGrain<ICommunityGrain>(community).GetView())!.Phase);
    }

    /// <summary>The guided profiles, who has been heard, and an activity that says beforehand how far people are involved.</summary>
    public async Task Understand()
    {
        await resident.Go($"{Public}/profiles");
        await resident.Sees("Nobody has answered this yet.");
        await resident.Page.Locator("a[href*='kind=people-values']").Last.ClickAsync();
        await resident.Fill("title", "Being asked");
        await resident.Fill("what", "“I do not want to be helped. I want to be asked.”");
        await resident.Fill("source", "A neighbour");
        await resident.Choose("method", "conversation");
        await resident.Page.FillAsync("#gathered", "2027-02-01");
        await resident.Choose("consent", "public");
        await resident.Looks("community-profile-new");
        await resident.Press("Send");
        await officer.Go($"{Public}/profile/1");
        await officer.Press("Keep this entry");

        await officer.Go($"{Public}/voices/new");
        await officer.Fill("title", "Walk up the hill");
        await officer.Choose("kind", "heard");
        await officer.Fill("source", "Sheet at the start");
        await officer.Page.FillAsync("#gathered", "2027-02-01");
        foreach (var (group, people) in new[] { ("everyone", "24"), ("women", "14"), ("men", "10"), ("carers", "3"), ("disabled", "6") })
        {
            await officer.Page.FillAsync($"#{group}", people);
        }

        await officer.LooksAsStaff("community-voices-new");
        await officer.Press("Send");
        await officer.Go($"{Public}/activities/new");
        await officer.Fill("title", "Bench evening");
        await officer.Fill("what", "To choose with people where seats and lights go.");
        await officer.Choose("kind", "collaborate");
        await officer.Page.FillAsync("#day", "2027-03-20");
        await officer.Fill("promise", "You place the markers; what you mark is what is costed.");
        await officer.Press("Send");
        await officer.Sees("There is something like it already");
        await officer.LooksAsStaff("community-activity-alike");
        await officer.Tick("I have looked at these. It is still needed.");
        await officer.Press("Send");
        await officer.Sees("The entry is saved.");
        await resident.Visit($"{Public}/heard", "community-heard", "Carers");
        await resident.Visit($"{Public}/activities", "community-activities", "Bench evening");
        await resident.Visit($"{Public}/profiles", "community-profiles", "1 answer, 1 source, 1 way of asking");
    }

    /// <summary>A plan from its start to being agreed by people who live there, and a partner's word on how it goes.</summary>
    public async Task MakeAPlan()
    {
        await officer.Go($"{Public}/plans/new");
        await officer.Fill("title", "Light on the hill");
        await officer.Fill("situation", "People keep away from the hill after dark.");
        await officer.Fill("owner", "Olive Officer");
        await officer.Fill("mail", "olive@council.example");
        await officer.LooksAsStaff("plan-new");
        await officer.Press("Start the plan");
        for (var milestone = 1; milestone <= 5; milestone++)
        {
            await officer.Go($"{Plan}/milestones/{milestone}");
            await officer.Page.FillAsync("#due", "2027-06-01");
            await officer.Page.FillAsync("#done", "2027-02-01");
            await officer.Fill("note", "Seen on the hill and written down.");
            await officer.Press("Save");
        }

        await officer.LooksAsStaff("plan-keep-understood");
        await officer.Fill("words", "Heard enough to begin.");
        await officer.Press("Begin to develop the plan");
        await officer.Go($"{Plan}/objectives/0");
        await officer.Fill("title", "People use the hill at every hour");
        await Mark("outcome", "outcome-efficacy");
        await Mark("priority", "priority-involving");
        await officer.Press("Save the objective");
        await officer.Go($"{Public}/evidence/2");
        await officer.Follow("Make an action of it");
        await officer.Follow("Light on the hill");
        await officer.Press("Save the action");
        await officer.Sees("There is a problem");
        await officer.LooksAsStaff("plan-action-error");
        await officer.Fill("title", "Walk the hill together on Fridays");
        foreach (var (field, value) in new[] { ("objective", "1"), ("lead", "Community"), ("term", "ShortTerm"), ("form", "Lasting"), ("level", "level-social"), ("outcome", "outcome-efficacy") })
        {
            await Mark(field, value);
        }

        await officer.Fill("leadname", "Hill walkers");
        await officer.Fill("sustained", "They meet anyway.");
        await officer.Press("Save the action");
        await officer.Go($"{Plan}/keep");
        await officer.Fill("forward", "The first version.");
        await officer.Press("Put version 1 forward");
        foreach (var name in new[] { "Yusuf A", "Beata N" })
        {
            var neighbour = await Somebody(360);
            await neighbour.SignInByMail(name);
            await Agree(neighbour, name);
        }

        await resident.Visit($"{Plan}/agree", "plan-agree", "I agree");
        await Agree(resident, "Zofia W");
        await officer.Go($"{Plan}/keep");
        await officer.Fill("words", "Agreed on the hill.");
        await officer.Press("Begin to deliver the plan");
        await partner.Go($"{Plan}/actions/2/report");
        await partner.Page.CheckAsync("input[name=status][value=Done]");
        await partner.Fill("came", "Twelve walk each Friday; three had not been up there for years.");
        await partner.Press("Save");
    }

    /// <summary>A story from a resident, the review, and what everybody reads of it: the outcomes, the logic model, what was said and done.</summary>
    public async Task ReviewIt()
    {
        await resident.Go($"{Public}/stories/new");
        await resident.Fill("title", "I walk home now");
        await resident.Fill("what", "“I go up the hill with the others, and on other days by myself.”");
        await resident.Choose("kind", "as-person");
        await resident.Choose("form", "answer");
        await resident.Fill("source", "A mother of two");
        await resident.Page.FillAsync("#gathered", "2027-02-20");
        await resident.Choose("consent", "public");
        await resident.Page.CheckAsync("#outcome-efficacy");
        await resident.Looks("story-new");
        await resident.Press("Send");
        await officer.Go($"{Public}/stories/1");
        await officer.Press("Keep this entry");
        await officer.Go($"{Plan}/keep");
        await officer.Fill("words", "The evenings are light again.");
        await officer.Press("Begin the review");
        await officer.Go($"{Plan}/review");
        await officer.Fill("changed", "People are on the hill after dark.");
        await officer.Fill("heard", "From the walkers, and from one who stays away.");
        await officer.Fill("amended", "A second evening in winter.");
        await officer.LooksAsStaff("plan-review");
        await officer.Press("Save the review");
        await resident.Visit(Plan, "plan-reviewed", "A second evening in winter.");
        await resident.Sees("Twelve walk each Friday");
        await resident.Visit($"{Plan}/logic-model", "plan-logic-model", "Walk the hill together on Fridays");
        await resident.Visit($"{Plan}/you-said", "plan-you-said", "Nobody walks up the hill after dark");
        await resident.Visit($"{Public}/outcomes", "outcomes", "Collective efficacy");
        await resident.Visit($"{Public}/outcomes/efficacy", "outcome-efficacy", "I walk home now");
        await resident.Sees("Walk the hill together on Fridays");
    }

    /// <summary>What the demonstration's community has, as a resident reads it, finds it and follows it.</summary>
    public async Task ReadAFullCommunity()
    {
        foreach (var (path, name, words) in new[]
                 {
                     ("/communities", "communities", "Ageing well"), ("/communities/clayton-brook", "community-full", "In focus"), ("/communities/clayton-brook/profiles", "community-profiles-full", "Its background"),
                     ("/communities/clayton-brook/assets", "community-assets-full", "The green behind the shops"), ("/communities/clayton-brook/evidence?find=path", "community-evidence-found", "path"),
                     ("/communities/clayton-brook/partners", "community-partners", "Brook Housing"), ("/communities/clayton-brook/activities", "community-activities-full", "Three estate walks"),
                     ("/communities/clayton-brook/heard", "community-heard-full", "Who has been heard"), ("/communities/clayton-brook/gaps", "community-gaps", "Needs and assets side by side"),
                     ("/communities/clayton-brook/find?q=somebody+to+talk+to", "community-find", "Find what is near you"), ("/search?q=brook&kind=asset", "search", "found"), ("/chain?from=evidence:clayton-brook:4", "chain", "Evidence"),
                 })
        {
            await resident.Visit(path, name, words);
        }

        await officer.Go("/communities/clayton-brook/skills");
        await officer.Sees("How do we know it helped?");
        await officer.LooksAsStaff("community-skills");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var person in people)
        {
            await person.DisposeAsync();
        }
    }

    private async Task Move(string move, string reasons)
    {
        await officer.Tick(move);
        await officer.Fill("reasons", reasons);
        await officer.Fill("evidence", "1, 2");
        await officer.Press("Move the community");
        await officer.Sees("The community is moved, with its reasons.");
    }

    private async Task Agree(Walker neighbour, string name)
    {
        await neighbour.Go($"{Plan}/agree");
        await neighbour.Fill("name", name);
        await neighbour.Fill("as", "a neighbour");
        await neighbour.Press("I agree");
        await neighbour.Sees($"{name}, a neighbour");
    }

    private Task Mark(string field, string value) => officer.Page.CheckAsync($"input[name='{field}'][value='{value}']");

    private static async Task FillEvidence(Walker walker, string title, string what, string kind, string source)
    {
        await walker.Fill("title", title);
        await walker.Fill("what", what);
        await walker.Choose("kind", kind);
        await walker.Fill("source", source);
        await walker.Page.FillAsync("#gathered", "2027-02-01");
        await walker.Choose("consent", "public");
    }

    // What the demonstration's people wrote stands in English in every language.
    private async Task<Walker> Somebody(int width)
    {
        if (people.Count == 0)
        {
            written.AddRange([Name, .. await web.WrittenInCommunities()]);
        }

        var walker = new Walker(await browser.Visit(web, width), isLooking, written);
        people.Add(walker);
        return walker;
    }
}
