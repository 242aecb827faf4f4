using System.Collections.Immutable;
using Microsoft.Playwright;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Tests.Hosting;

namespace ParticipatoryHub.Tests.Web.Pages.Walk;

/// <summary>From the ballot's preparation to the close.</summary>
internal sealed partial class WholeRound
{
    private const int OtherVoters = 42;

    private ImmutableArray<string> codes = [];
    private string kept = "";
    private string replaced = "";

    /// <summary>The council's own projects, the ballot in every method, and what is still to be mended.</summary>
    public async Task PrepareTheVote()
    {
        await NextDay("2027-04-12");
        await officer.Go($"{Staff}/projects/edit");
        await officer.Press("Save");
        await officer.Sees("There is a problem");
        await officer.Looks("staff-project-error");
        foreach (var (name, what, cost, area, kind) in new[]
        {
            ("Lights for the footpath behind the hall", "Eight low posts with warm light from dusk to eleven.", "9500", "Village centre", "Safety"),
            ("Sixteen street trees", "Planted, and watered for two years.", "6,400", "Bridgeway", "Nature"),
        })
        {
            await officer.Go($"{Staff}/projects/edit");
            await officer.Fill("Name", name);
            await officer.Fill("Description", what);
            await officer.Fill("Cost", cost);
            await officer.Fill("Area", area);
            await officer.Fill("Categories", kind);
            await officer.Choose("Delivery", nameof(Delivery.Council));
            await officer.Press("Save");
            await officer.Sees($"“{name}” is saved.");
        }

        await officer.Sees("£30,600 together; there is £20,000 to spend.");
        await officer.Looks("staff-projects");
        await officer.Visit($"{Staff}/projects/change?act=area&value=Bridgeway&chosen=p01&chosen=p02", "staff-projects-change", "Yes, change 2 projects");
        await officer.Visit($"{Staff}/setup/conflicts", "staff-setup-conflicts", "No pairs are named.");
        foreach (var method in Enum.GetValues<VotingMethod>().Where(method => method != default))
        {
            await officer.Visit($"{Staff}/preview/{method}", $"staff-preview-{method}".ToLowerInvariant(), "This is a preview.");
            Assert.Equal(5, await officer.Page.Locator(".hub-ballot [data-card]").CountAsync());
        }

        await officer.Visit($"{Staff}/ready", "staff-ready", "This vote has not been rehearsed.");
        await officer.Sees("Nothing keeps voting from opening.");
        await officer.Sees("Nobody has a voter code yet.");
    }

    /// <summary>A rehearsal: voted in, counted, thrown away.</summary>
    public async Task Rehearse()
    {
        await officer.Go($"{Staff}/rehearsal");
        await officer.Fill("codes", "2");
        await officer.Looks("staff-rehearsal");
        await officer.Press("Start a rehearsal");
        await officer.Sees("The rehearsal is open.");
        await officer.Looks("staff-rehearsal-running");
        var rehearsal = (await officer.Main.GetByRole(AriaRole.Link, new() { Name = "Take its voter codes" }).GetAttributeAsync("href"))!.Split('/')[^2];
        var code = (await TakeCodes(rehearsal, "Rehearsal"))[0];
        web.Clock.Advance(TimeSpan.FromMinutes(2));

        var colleague = await Somebody(360);
        await colleague.Visit($"/rounds/{rehearsal}/vote", "rehearsal-vote", "Enter your voter code");
        await Assertions.Expect(colleague.Page.Locator(".hub-rehearsal")).ToContainTextAsync("This is a rehearsal");
        await Enter(colleague, rehearsal, code);
        await Tick(colleague, "idea-2");
        await Cast(colleague);
        foreach (var (move, button) in new[] { ("close", "Close voting"), ("count", "Count the votes") })
        {
            await officer.Go($"/staff/rounds/{rehearsal}/move/{move}");
            await officer.Press(button);
        }

        await officer.Sees("The rehearsal is counted.");
        await officer.Go($"{Staff}/rehearsal");
        await officer.Press("Throw the rehearsal away");
        await officer.Sees("The rehearsal is thrown away, with its codes and ballots.");
        Assert.Equal(0, (await web.Grains.GetGrain<IBallotBoxGrain>(round).GetTurnout()).Voted);
    }

    /// <summary>Codes are made and taken out; the set-up is checked, frozen and opened.</summary>
    public async Task OpenTheVote()
    {
        await officer.Go($"{Staff}/codes");
        await officer.Press("Make codes");
        await officer.Sees("There is a problem");
        await officer.Looks("staff-codes-error");
        foreach (var (count, label, area) in new[] { (40, "Electoral roll, Brookside", "Brookside"), (24, "Electoral roll, Bridgeway", "Bridgeway") })
        {
            await officer.Fill("count", $"{count}");
            await officer.Fill("label", label);
            await officer.Fill("area", area);
            await officer.Press("Make codes");
            await officer.Sees($"{count} codes were made.");
        }

        await officer.Looks("staff-codes");
        codes = [.. await TakeCodes(round, "Electoral roll, Brookside"), .. await TakeCodes(round, "Electoral roll, Bridgeway")];
        Assert.Equal(64, codes.Distinct().Count());
        await officer.Visit($"{Staff}/setup", "staff-setup-finished", "6 of 6 steps are finished");
        await officer.Visit($"{Staff}/move/open", "staff-move-open", "are frozen and sealed");
        await ben.Visit(Public, "round-before-voting", Name);
        await officer.Press("Open voting");
        await officer.Sees("The rules are frozen and voting is open from the opening time.");
        Assert.Equal(RoundPhase.Voting, (await View()).Phase);
        web.Clock.Advance(TimeSpan.FromMinutes(5));
    }

    /// <summary>By code on two devices, without script, and with an account; one vote is changed, and the office watches.</summary>
    public async Task Vote()
    {
        await officer.Go(Staff);
        await VoteOnTwoDevices();
        await Assertions.Expect(officer.Page.Locator("[data-figure=voted]")).ToHaveTextAsync("1");
        await VoteWithoutScript();
        await VoteWithAnAccount();
        await Assertions.Expect(officer.Page.Locator("[data-figure=voted]")).ToHaveTextAsync("3");
        await ChangeTheVote();
        await VoteOfTheOthers();
        await officer.SignInAsStaff("officer");
        await officer.Go(Staff);
        await Assertions.Expect(officer.Page.Locator("[data-figure=voted]")).ToHaveTextAsync($"{3 + OtherVoters}");
        await Assertions.Expect(officer.Page.Locator("[data-figure=casts]")).ToHaveTextAsync($"{4 + OtherVoters}");
        await officer.Looks("staff-round-voting");
        await officer.Visit($"{Staff}/extend", "staff-extend", "It can only be put later, never earlier.");
        await officer.Visit($"{Staff}/codes/withdraw?label={Uri.EscapeDataString("Electoral roll, Bridgeway")}", "staff-codes-withdraw", "They are the codes of");
        await officer.Visit("/", "front-voting", Name);
    }

    /// <summary>A comment is reported, and a moderator hides it with a reason.</summary>
    public async Task Moderate()
    {
        var dan = await Somebody(360);
        await dan.SignInByMail("Dan Field", $"{Public}/projects/idea-3");
        await dan.Fill("comment-text", "Whoever wants this is a fool.");
        await dan.Press("Post comment");
        await dan.Sees("Whoever wants this is a fool.");
        await dan.Looks("project-comments");
        var reader = await Somebody(360);
        await reader.SignInByMail("Chloe Byrne", $"{Public}/projects/idea-3");
        await reader.Follow("Report – comment by Dan Field");
        await reader.Press("Report comment");
        await reader.Sees("Choose what is wrong with the comment.");
        await reader.Looks("comment-report-error");
        await reader.Page.CheckAsync("#reason");
        await reader.Press("Report comment");
        await reader.Sees("You have reported this");

        var moderator = await Somebody(1280);
        await moderator.SignInAsStaff("moderator");
        await moderator.Visit($"/staff/comments?round={round}", "moderation-queue", "1 comment reported");
        await moderator.Page.CheckAsync("input[name=place] >> nth=0");
        await moderator.Press("Hide the chosen");
        await moderator.Press("Hide 1 comment");
        await moderator.Sees("Give a reason.");
        await moderator.Looks("moderation-hide-error");
        await moderator.Fill("reason", "It insults people.");
        await moderator.Press("Hide 1 comment");
        await moderator.Sees("1 comment hidden.");
        await moderator.Looks("moderation-hidden");
        await moderator.Visit($"/staff/comments/one?round={round}&kind=project&about=idea-3&number=1", "moderation-one", "Hidden. Everyone reads: It insults people.");
        await moderator.Visit($"{Staff}/comments", "moderation-settings", "Comments in this round");
        await reader.Visit($"{Public}/projects/idea-3", "project-comment-hidden", "A moderator has hidden this comment: It insults people.");
        await dan.Visit("/comments/mine", "my-comments", "It insults people.");
    }

    private async Task VoteOnTwoDevices()
    {
        var phone = await Somebody(360);
        await phone.Visit(Public, "round-voting", "Vote now");
        await phone.Visit($"{Public}/projects/idea-2", "project", "The idea that it came from");
        await phone.Go($"{Public}/vote");
        await phone.Looks("vote-code");
        await phone.Fill("code", "7K3M-9QX2-B4TN-6");
        await phone.Press("Continue");
        await phone.Sees("Check the code.");
        await phone.Looks("vote-code-error");
        await Enter(phone, round, codes[0]);
        await Tick(phone, "idea-4", "idea-3", "p01");
        await Assertions.Expect(phone.Page.Locator("[data-budget] [data-left]")).ToContainTextAsync("over the £20,000 there is to spend");
        await phone.Press("Check your vote");
        await phone.Sees("Take something out.");
        await phone.Looks("vote-ballot-error");
        await phone.Page.UncheckAsync("input[value=p01]");
        await phone.Press("Finish later");
        await phone.Sees("You have not voted yet");
        await phone.Looks("vote-later");
        await phone.Press("Leave, and keep my choices");

        var library = await Somebody(1280);
        await Enter(library, round, codes[0]);
        await library.Sees("We have kept the choices you made before. They are not cast yet.");
        Assert.Equal(["idea-3", "idea-4"], (await library.Page.Locator("input[name=project]:checked").EvaluateAllAsync<string[]>("boxes => boxes.map(box => box.value)")).Order());
        await library.Looks("vote-ballot");
        await library.Press("Check your vote");
        await library.Sees("£7,900 left of £20,000");
        await library.Looks("vote-check");
        replaced = await Cast(library);
        await library.Looks("vote-done");
        await library.Visit($"{Public}/vote/receipt", "vote-receipt", "Save a receipt");
    }

    private async Task VoteWithoutScript()
    {
        var reader = await Somebody(360, script: false);
        await Enter(reader, round, codes[1]);
        await Tick(reader, "idea-2", "p02");
        await reader.Press("Update total");
        await Assertions.Expect(reader.Page.Locator(".hub-budget__left").First).ToHaveTextAsync("£11,000 left of £20,000");
        await reader.Press("Check your vote");
        await reader.Sees("Check your vote before you cast it");
        kept = await Cast(reader);
    }

    private async Task VoteWithAnAccount()
    {
        var device = await Somebody(360);
        await device.SignInByMail("Ben Porter", $"{Public}/vote");
        await device.Sees("You are signed in as Ben Porter.");
        await device.Looks("vote-with-account");
        await device.Press("Vote with my account");
        await Tick(device, "idea-2", "idea-4");
        await device.Press("Check your vote");
        await Cast(device);
    }

    private async Task ChangeTheVote()
    {
        var phone = await Somebody(360);
        await Enter(phone, round, codes[0]);
        await phone.Sees("You have already voted.");
        await phone.Looks("vote-change");
        await phone.Page.UncheckAsync("input[value=idea-3]");
        await Tick(phone, "idea-2");
        await phone.Press("Check your vote");
        await phone.Sees("Your earlier vote counts until you cast this one.");
        await Cast(phone);
        await phone.Sees("It replaces the vote you cast before. Only this one counts.");
        await phone.Looks("vote-changed");
        await phone.Go($"{Public}/track");
        await phone.Fill("code", replaced);
        await phone.Press("Check");
        await phone.Sees(replaced);
        await phone.Looks("track-replaced");
        await phone.Visit($"{Public}/paper", "ballot-paper", Name);
        await phone.Visit($"{Public}/results", "result-not-yet", "There is no result yet");
    }

    // The rest of the village, some of them at the kiosk in the library.
    private async Task VoteOfTheOthers()
    {
        var box = web.Grains.GetGrain<IBallotBoxGrain>(round);
        string[][] wishes = [["idea-2", "idea-4", "p02"], ["idea-3", "idea-2"], ["p01", "p02", "idea-2"], ["idea-4", "idea-2", "p02"], ["idea-3", "idea-4", "idea-2"]];
        var voters = codes[2..].Where((_, i) => i % 3 != 2).ToArray();
        Assert.Equal(OtherVoters, voters.Length);
        foreach (var (code, i) in voters.Select((code, i) => (code, i)))
        {
            web.Clock.Advance(TimeSpan.FromHours(3));
            var outcome = await box.Cast(new(Guid.NewGuid(), code, [.. wishes[i % wishes.Length].Select(project => new Choice(project, 1))], null, i % 4 == 0 ? BallotChannel.Kiosk : BallotChannel.Online));
            Assert.Null(outcome.Refusal);
        }
    }

    private async Task<string[]> TakeCodes(string of, string label)
    {
        await officer.Go($"/staff/rounds/{of}/codes");
        var table = await officer.Download($"Codes of {label} (CSV)");
        return [.. table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',')[0].Trim())];
    }

    private static async Task Enter(Walker voter, string round, string code)
    {
        await voter.Go($"/rounds/{round}/vote");
        await voter.Fill("code", code);
        await voter.Press("Continue");
        Assert.Equal($"/rounds/{round}/vote/ballot", voter.Path);
    }

    private static async Task Tick(Walker voter, params string[] projects)
    {
        foreach (var project in projects)
        {
            await voter.Page.CheckAsync($"input[value={project}]");
        }
    }

    private static async Task<string> Cast(Walker voter)
    {
        if (!voter.Path.EndsWith("/check", StringComparison.Ordinal))
        {
            await voter.Press("Check your vote");
        }

        await voter.Press("Cast my vote");
        await voter.Sees("Your vote is in the ballot box");
        return await voter.Page.Locator(".hub-tracking").InnerTextAsync();
    }
}
