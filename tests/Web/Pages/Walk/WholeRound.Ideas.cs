using Microsoft.Playwright;
using ParticipatoryHub.Ideas;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Tests.Web.Pages.Walk;

/// <summary>From the first word of an idea to the council's answers.</summary>
internal sealed partial class WholeRound
{
    private const string RhiansPassword = "otter lantern gravel";

    private Walker aisha = null!;
    private Walker ben = null!;
    private Walker chloe = null!;
    private Walker rhian = null!;
    private string rhiansRecoveryCode = "";

    /// <summary>An administrator invites a second officer, who sets up a password and a second factor.</summary>
    public async Task InviteAReviewer()
    {
        var admin = await Somebody(1280);
        await admin.SignInAsStaff("admin");
        await admin.Visit("/staff/people", "people-list", "Adam Administrator");
        await admin.Visit("/staff/people/invite", "people-invite", "Invite somebody");
        await admin.Press("Send the invitation");
        await admin.Sees("There is a problem");
        await admin.Looks("people-invite-error");
        await admin.Fill("name", "Rhian Reviewer");
        await admin.Fill("email", "rhian@clayton-brook.example");
        await admin.Page.CheckAsync("#role-officer");
        await admin.Press("Send the invitation");
        await admin.Sees("Rhian Reviewer was invited.");
        await admin.Follow("Rhian Reviewer");
        await admin.Looks("people-member");

        rhian = await Somebody(1280);
        await rhian.OpenMail("rhian@clayton-brook.example");
        await rhian.Sees("Set up your staff account");
        await rhian.Looks("people-invitation");
        await rhian.Fill("password", RhiansPassword);
        await rhian.Fill("again", RhiansPassword);
        await rhian.Press("Continue");
        await rhian.Looks("people-second-factor");
        await rhian.Fill("code", People.AppCode(await rhian.Page.Locator("code.hub-seal").InnerTextAsync()));
        await rhian.Press("Continue");
        await Assertions.Expect(rhian.Page.Locator(".hub-recovery code")).ToHaveCountAsync(10);
        await rhian.Looks("people-recovery-codes");
        rhiansRecoveryCode = await rhian.Page.Locator(".hub-recovery code").First.InnerTextAsync();
        await rhian.Follow("I have kept them");
        await Assertions.Expect(rhian.Page.Locator("header")).ToContainTextAsync("Rhian Reviewer");
    }

    /// <summary>Three residents make accounts; four ideas are put forward, one by two authors, supported and discussed.</summary>
    public async Task PutIdeasForward()
    {
        ben = await Somebody(360);
        await ben.Visit("/", "front", Name);
        await ben.Visit(Public, "round-ideas", "Put an idea forward");
        await ben.SignInByMail("Ben Porter", $"{Public}/ideas/new");
        await ben.Sees("Your account is made, Ben Porter.");
        await WriteIdea(ben, "A seat by the brook", "Somewhere to sit on the way to the shops.", "Beside the brook", "Brookside", "Nature", "600");
        await ben.Press("Put my idea forward");
        await ben.Sees("Your idea is put forward.");

        await WriteADraft();
        await InviteACoAuthor();
        await aisha.Go($"{Public}/ideas/2/check");
        await aisha.Sees("1 co-author");
        await aisha.Sees("A seat by the brook");
        await aisha.Looks("idea-check");
        await aisha.Press("Put my idea forward");
        await aisha.Sees("Your idea is put forward.");
        await aisha.Looks("idea-own");

        await SupportAndComment();
        await chloe.Go($"{Public}/ideas/new");
        await WriteIdea(chloe, "A skate ramp behind the hall", "A low ramp of concrete, for skates, scooters and boards.", "The old car park behind the hall", "Village centre", "Sport", "9000");
        await chloe.Press("Put my idea forward");
        await ben.Go($"{Public}/ideas/new");
        await WriteIdea(ben, "Football coaching for girls on Sundays", "A coach and a pitch for a year, free to join.", "The green", "Bridgeway", "Sport", "3600");
        await ben.Press("Put my idea forward");
        await ben.Visit($"{Public}/ideas?seed=7", "ideas-list", "4 ideas");
        Assert.Equal(4, (await web.Grains.GetGrain<IIdeaIndexGrain>(round).List(new())).Found);
    }

    /// <summary>The reviewer asks for changes, merges a duplicate, accepts, and declines with a reason.</summary>
    public async Task ReviewThem()
    {
        await NextDay("2027-03-16");
        await officer.Go($"{Staff}/move/close-ideas");
        await officer.Press("Close ideas and review them");
        await officer.Sees("Ideas are closed. Review what came in.");
        await officer.Looks("staff-round-review");

        await rhian.Go("/staff/sign-in");
        await rhian.Fill("email", "rhian@clayton-brook.example");
        await rhian.Fill("password", RhiansPassword);
        await rhian.Press("Sign in");
        await rhian.Sees("Enter the code from your app");
        await rhian.Looks("staff-second-factor");
        await rhian.Follow("I cannot use the app: use a recovery code");
        await rhian.Fill("code", rhiansRecoveryCode);
        await rhian.Press("Sign in");
        await rhian.Visit($"{Staff}/ideas", "staff-ideas", "4 ideas");

        await AskForChanges();
        await MergeTheDuplicate();
        await rhian.Go($"{Staff}/ideas/2");
        await Assess("Yes", "The land is ours and the ground is firm.", "2,600", "Four benches at £650 each.");
        await Decide("Accept onto the ballot", "It fits the fund.", Delivery.Council);
        await rhian.Sees("The idea is on the ballot, and the authors are told.");
        await rhian.Go($"{Staff}/ideas/4");
        await rhian.Press("Start the review");
        await Assess("Yes", "The club has a coach with the certificates.", "3,600", "Forty Sundays at £90.");
        await Decide("Accept onto the ballot", "Free to join, and open to every girl of the village.", Delivery.Grant);
        await rhian.Go($"{Staff}/ideas/3");
        await rhian.Press("Start the review");
        await Assess("No", "The car park belongs to the hall’s trust, not to the council.", "8,500", "The quotation of a builder.");
        await rhian.Looks("staff-idea-assessed");
        await Decide("Decline", "The council may not build on land of the trust.", null);
        await rhian.Sees("The idea is declined.");
        Assert.Equal(["Benches along the brook", "Football coaching for girls on Sundays"], (await View()).Setup.Projects.Select(project => project.Name));
    }

    /// <summary>An author appeals, and another officer than the one who declined decides.</summary>
    public async Task HearTheAppeal()
    {
        await chloe.Go("/my/ideas");
        await chloe.Sees("The council may not build on land of the trust.");
        await chloe.Visit($"{Public}/ideas/3", "idea-declined", "Appeal against the decision");
        await chloe.Follow("Appeal against the decision");
        await chloe.Press("Make the appeal");
        await chloe.Sees("Say why you think the decision is wrong.");
        await chloe.Looks("idea-appeal-error");
        await chloe.Fill("words", "The trust has agreed in writing; I have sent the letter to the parks team.");
        await chloe.Press("Make the appeal");
        await chloe.Sees("Your appeal is made. Another officer looks at the decision.");

        await rhian.Go($"{Staff}/ideas/3");
        await rhian.Sees("Another officer must decide an appeal against your own decision.");
        await officer.Go($"{Staff}/ideas/3");
        await officer.Sees("The trust has agreed in writing");
        await officer.Looks("staff-idea-appeal");
        await officer.Page.CheckAsync("input[name=move][value=AllowAppeal]");
        await officer.Fill("words", "The letter has come. We look at it again.");
        await officer.Press("Decide");
        await officer.Sees("The appeal is allowed. The idea is reviewed again.");
        await officer.Page.CheckAsync("input[name=feasibility][value=WithChanges]");
        await officer.Fill("feasibilityReason", "With a fence towards the road.");
        await officer.Press("Save the assessment");
        await officer.Page.CheckAsync("input[name=move][value=Accept]");
        await officer.Fill("words", "With the trust’s letter it can be built.");
        await officer.Choose("delivery", nameof(Delivery.Supplier));
        await officer.Press("Decide");
        await officer.Sees("The idea is on the ballot");

        await chloe.Visit("/my/ideas", "my-ideas", "Your appeal for “A skate ramp behind the hall” was allowed.");
        await chloe.Go($"{Public}/ideas/3");
        await chloe.Sees("This idea is on the ballot: A skate ramp behind the hall, £8,500");
        await chloe.Looks("idea-accepted");
        await chloe.Go($"{Public}/ideas/1");
        await chloe.Sees("This idea goes on as part of another: Idea 2");
        await chloe.Looks("idea-merged");
    }

    private static async Task WriteIdea(Walker author, string title, string what, string where, string area, string category, string cost)
    {
        await author.Fill("title", title);
        await author.Fill("what", what);
        await author.Fill("where", where);
        await author.Choose("area", area);
        await author.Fill("who", "Everybody in Clayton Brook");
        await author.Choose("category", category);
        await author.Fill("cost", cost);
        await author.Press("Continue");
        await author.Sees("Check your idea");
    }

    private async Task WriteADraft()
    {
        aisha = await Somebody(360);
        await aisha.SignInByMail("Aisha Khan", "/account", aisha.Looks);
        await aisha.Reads("Public name", "Aisha Khan");
        await aisha.Looks("account");
        await aisha.Visit("/account/name", "account-name", "Change your public name");
        await aisha.Visit("/account/passkeys", "account-passkeys", "Passkeys");
        await aisha.Visit("/my/ideas", "my-ideas-none", "You have not begun an idea yet.");
        await aisha.Go($"{Public}/ideas/new");
        await aisha.Fill("title", "Benches along the brook");
        await Assertions.Expect(aisha.Page.Locator("[data-similar] a")).ToHaveTextAsync("A seat by the brook");
        await aisha.Looks("idea-new");
        await aisha.Press("Save and come back later");
        await aisha.Sees("Your draft is kept. Come back to it whenever you like.");
        await aisha.Follow("Benches along the brook");
        await aisha.Looks("idea-draft");
        await aisha.Go($"{Public}/ideas/2/check");
        await aisha.Press("Put my idea forward");
        await aisha.Sees("Say where it would be.");
        await aisha.Looks("idea-check-error");
        await ben.Go($"{Public}/ideas/2");
        await ben.Sees("Page not found");
        await ben.Looks("page-not-found");

        await aisha.Go($"{Public}/ideas/2/photo");
        await aisha.Press("Save the photo");
        await aisha.Sees("There is a problem");
        await aisha.Looks("idea-photo-error");
        await aisha.Attach("file", "brook.jpg", "image/jpeg", People.Brook(bench: false));
        await aisha.Fill("alt", "The path by the brook, without a seat");
        await aisha.Press("Save the photo");
        await aisha.Sees("The photo is saved.");
        await aisha.Go($"{Public}/ideas/2/edit");
        await WriteIdea(aisha, "Benches along the brook", "Four benches with backs and arm rests, so that people can rest on the way to the shops and back.", "Beside the brook, from the bridge to the hall", "Brookside", "Nature", "£2,400");
    }

    private async Task InviteACoAuthor()
    {
        await aisha.Go($"{Public}/ideas/2/authors");
        await aisha.Fill("note", "Chloe from the Men’s Shed");
        await aisha.Press("Make an invitation");
        await aisha.Sees("Send this link to one person.");
        await aisha.Looks("idea-authors");
        var link = new Uri(await aisha.Page.Locator(".hub-seal").InnerTextAsync());
        chloe = await Somebody(360);
        await chloe.SignInByMail("Chloe Byrne", link.PathAndQuery);
        await chloe.Sees("Benches along the brook");
        await chloe.Looks("idea-join");
        await chloe.Press("Join as a co-author");
        await chloe.Sees("You are a co-author of this idea now.");
    }

    private async Task SupportAndComment()
    {
        await ben.Go($"{Public}/ideas/2");
        await ben.Sees("By Aisha Khan, Chloe Byrne");
        await ben.Press("Support this idea");
        await ben.Sees("1 supporter");
        await ben.Press("Post comment");
        await ben.Sees("There is a problem");
        await ben.Looks("comment-write-error");
        await ben.Fill("text", "My mother needs a seat half-way. Could one stand at the bridge?");
        await ben.Press("Post comment");
        await ben.Sees("1 comment");
        await ben.Looks("idea-supported");
        await officer.Go($"{Public}/ideas/2");
        await officer.Fill("comment-text", "Yes: the path is wide enough at the bridge, and the ground is firm.");
        await officer.Page.CheckAsync("#official");
        await officer.Press("Post comment");
        await officer.Sees("2 comments");
        await Assertions.Expect(officer.Page.Locator(".hub-comment--official")).ToContainTextAsync("Olive Officer");
    }

    private async Task AskForChanges()
    {
        await rhian.Go($"{Staff}/ideas/2");
        await rhian.Press("Start the review");
        await rhian.Page.CheckAsync("input[name=move][value=AskForChanges]");
        await rhian.Press("Decide");
        await rhian.Sees("There is a problem");
        await rhian.Looks("staff-idea-review-error");
        await rhian.Fill("words", "Which side of the brook? The east bank is not ours.");
        await rhian.Press("Decide");
        await rhian.Sees("The authors are asked for changes.");
        await aisha.Go("/my/ideas");
        await aisha.Sees("Which side of the brook?");
        await aisha.Go($"{Public}/ideas/2/edit");
        await aisha.Sees("The council asks: Which side of the brook?");
        await aisha.Looks("idea-change");
        await aisha.Fill("where", "On the west bank, from the bridge to the hall");
        await aisha.Press("Continue");
        await aisha.Fill("words", "The west bank.");
        await aisha.Looks("idea-check-changes");
        await aisha.Press("Send the changes");
        await aisha.Sees("Your changes are sent.");
    }

    private async Task MergeTheDuplicate()
    {
        await rhian.Go($"{Staff}/ideas/1/merge");
        await rhian.Press("Merge");
        await rhian.Sees("There is a problem");
        await rhian.Looks("staff-idea-merge-error");
        await rhian.Page.CheckAsync("input[name=into][value='2']");
        await rhian.Fill("words", "The same wish, a few steps apart.");
        await rhian.Press("Merge");
        await rhian.Sees("Idea 1 is part of this one now.");
        await rhian.Sees("By Aisha Khan, Chloe Byrne, Ben Porter");
        await ben.Go("/my/ideas");
        await ben.Sees("is now part of idea 2");
    }

    private async Task Assess(string answer, string why, string cost, string costReason)
    {
        await rhian.Page.CheckAsync($"input[name=feasibility][value={(answer == "Yes" ? nameof(Feasibility.Feasible) : nameof(Feasibility.NotFeasible))}]");
        await rhian.Fill("feasibilityReason", why);
        await rhian.Fill("cost", cost);
        await rhian.Fill("costReason", costReason);
        await rhian.Press("Save the assessment");
        await rhian.Sees("The assessment is saved, and the authors can read it.");
    }

    private async Task Decide(string decision, string words, Delivery? delivery)
    {
        await rhian.Tick(decision);
        await rhian.Fill("words", words);
        if (delivery is { } by)
        {
            await rhian.Choose("delivery", by.ToString());
        }

        await rhian.Press("Decide");
    }
}
