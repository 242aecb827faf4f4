using System.Collections.Immutable;
using Microsoft.Playwright;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Tests.Web.Pages;

/// <summary>A close as finance officers walk it in their browsers: signatures, voids, counts, objections, a result set aside, the final one.</summary>
[Collection(BrowserTests.Name)]
public sealed class FinanceScreenTests(Browser browser, PagesFixture pages)
{
    private const int MostTabs = 150;
    private static readonly (string Email, string Password) Officer = ("officer@demo.example", "clayton brook votes");
    private static readonly (string Email, string Password) Finance = ("finance@demo.example", "clayton brook roles");

    [Fact]
    public async Task Signing_ByTwoOfficers_GoesByKeyboardAlone()
    {
        // Arrange
        var (id, _) = await Counted();

        // Act
        foreach (var (email, password) in new[] { Officer, Finance })
        {
            await using var guest = await browser.Visit(pages.Web);
            var page = guest.Page;
            await page.GotoAsync($"/staff/rounds/{id}/sign");
            await Type(page, "E-mail address", email);
            await Type(page, "Password", password);
            await Enter(page, "Sign in", "Prove who you are");
            await Enter(page, "Prove who you are", "Prove again who you are");
            await Type(page, "Password", password);
            await Enter(page, "Continue", "Sign the result");
            Assert.Empty(await page.WalkByTab("sign the result"));
            await Enter(page, "Sign the result", "Next step");
        }

        // Assert
        Assert.Equal(RoundPhase.SignedTwice, (await pages.Web.Grains.GetGrain<IRoundGrain>(id).GetView())!.Phase);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Close_FromTheFiguresToTheFinalResult_IsWalkedByTwo(bool script)
    {
        // Arrange
        var (id, tracking) = await Counted();
        await using var first = await browser.Visit(pages.Web, script: script);
        await using var second = await browser.Visit(pages.Web, script: script);
        var (officer, finance) = (first.Page, second.Page);
        await officer.SignIn(Officer.Email, Officer.Password);
        await finance.SignIn(Finance.Email, Finance.Password);
        Task Look(IPage page, string name) => script ? Show(page, name) : Task.CompletedTask;

        // A ballot is void; the votes are counted again, and the counts compared.
        await Prove(officer, $"/staff/rounds/{id}/voids", Officer.Password);
        await officer.FillAsync("#code", tracking);
        await officer.Locator("input[name=why]").Last.CheckAsync();
        await officer.FillAsync("#note", "A try-out of the tablet before the event.");
        await Look(officer, "voids");
        await officer.Press("Ask that it be void");
        await Agree(finance, id, 1, "agree-void", Look);
        await officer.GotoAsync($"/staff/rounds/{id}/move/count");
        await officer.Press("Count the votes");
        await officer.GotoAsync($"/staff/rounds/{id}/counts");
        await Look(officer, "counts");

        // Two sign what is published.
        await Sign(officer, id, Officer.Password, "sign", Look);
        await Sign(finance, id, Finance.Password, "sign-second", Look);
        await officer.GotoAsync($"/staff/rounds/{id}");
        await Look(officer, "signed");
        await officer.GotoAsync($"/staff/rounds/{id}/move/publish");
        await officer.Press("Publish the result");

        // An objection is upheld, and the result set aside.
        await officer.GotoAsync($"/staff/rounds/{id}/challenges");
        await officer.FillAsync("#what", "One household voted with two letters.");
        await officer.Press("Put it on record");
        await officer.FillAsync("#answer-1", "It did. The second of them is void, and the votes are counted again.");
        await officer.CheckAsync("#upheld-1");
        await Look(officer, "objection");
        await officer.Press("Publish the answer");
        await Look(officer, "objection-upheld");
        await Prove(officer, $"/staff/rounds/{id}/set-aside", Officer.Password);
        await officer.Press("Ask that the result be set aside");
        await Assertions.Expect(officer.Locator("#reason-error")).ToContainTextAsync("Say why");
        await officer.GotoAsync($"/staff/rounds/{id}/set-aside");
        await officer.FillAsync("#reason", "A vote was counted that one household cast with a second letter.");
        await Look(officer, "set-aside");
        await officer.Press("Ask that the result be set aside");
        await Agree(finance, id, 2, "agree-set-aside", Look);
        await finance.GotoAsync($"/rounds/{id}/results");
        await Assertions.Expect(finance.Locator("main")).ToContainTextAsync("was set aside on");
        await Look(finance, "result-set-aside");

        // Another result, and nobody objects.
        await officer.GotoAsync($"/staff/rounds/{id}/move/count");
        await officer.Press("Count the votes");
        await Sign(officer, id, Officer.Password, null, Look);
        await Sign(finance, id, Finance.Password, null, Look);
        await officer.GotoAsync($"/staff/rounds/{id}/move/publish");
        await officer.Press("Publish the result");
        await officer.GotoAsync($"/rounds/{id}/results");
        await Look(officer, "result-again");
        pages.Web.Clock.Advance(TimeSpan.FromDays(25));
        await pages.Web.Grains.GetGrain<IRoundGrain>(id).KeepTime();
        await officer.SignIn(Officer.Email, Officer.Password);
        await officer.GotoAsync($"/staff/rounds/{id}");
        await Look(officer, "final");
        await Prove(officer, $"/staff/rounds/{id}/keys", Officer.Password);
        await Look(officer, "keys");

        // Assert
        Assert.Equal((RoundPhase.Final, 3), ((await pages.Web.Grains.GetGrain<IRoundGrain>(id).GetView())!.Phase, (await pages.Web.Grains.GetGrain<IRoundGrain>(id).GetView())!.CountVersion));
    }

    // Pages that differ from one shown before by their words alone are only taken.
    private static readonly string[] Alike = ["agree-set-aside", "sign-second", "objection-upheld", "signed", "result-again"];

    private static async Task Show(IPage page, string name)
    {
        if (!Alike.Contains(name))
        {
            await page.IsAccessible($"finance {name}");
        }

        await page.TakeAtBothWidths($"finance-{name}");
    }

    private static async Task Prove(IPage page, string path, string password)
    {
        await page.GotoAsync(path);
        var prove = page.GetByRole(AriaRole.Link, new() { Name = "Prove who you are", Exact = true }).Or(page.GetByRole(AriaRole.Button, new() { Name = "Prove who you are", Exact = true })).First;
        await page.Leave(() => prove.ClickAsync());
        await page.FillAsync("#password", password);
        await page.Press("Continue");
        await page.Reaches(path);
    }

    private static async Task Agree(IPage page, string id, int number, string name, Func<IPage, string, Task> look)
    {
        await Prove(page, $"/staff/rounds/{id}/agree/{number}", Finance.Password);
        await look(page, name);
        await page.Press("I agree");
    }

    private static async Task Sign(IPage page, string id, string password, string? name, Func<IPage, string, Task> look)
    {
        await Prove(page, $"/staff/rounds/{id}/sign", password);
        if (name is not null)
        {
            await look(page, name);
        }

        await page.Press("Sign the result");
    }

    private static async Task Type(IPage page, string label, string text)
    {
        await TabTo(page, label);
        await page.Keyboard.TypeAsync(text);
    }

    private static async Task Enter(IPage page, string control, string then)
    {
        await TabTo(page, control);
        await page.Leave(() => page.Keyboard.PressAsync("Enter"));
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(then);
    }

    private static async Task TabTo(IPage page, string name)
    {
        for (var press = 0; press < MostTabs; press++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<string>("() => (document.activeElement.labels?.[0] ?? document.activeElement).textContent.trim()") == name)
            {
                return;
            }
        }

        Assert.Fail($"{MostTabs} Tabs do not come to “{name}”.");
    }

    private async Task<(string Id, string Tracking)> Counted()
    {
        var (web, now) = (pages.Web, pages.Web.Clock.Now);
        var id = $"finance-{Guid.NewGuid():N}"[..24];
        var round = web.Grains.GetGrain<IRoundGrain>(id);
        var setup = PageRounds.Setup(now, VotingMethod.Approval, new BallotLimits(MinLength: 1, MaxLength: 3)) with { OpensAt = now, ClosesAt = now.AddDays(9), ChallengeDays = 10 };
        Assert.Empty((await round.Create(new(setup, SampleRound.Officer))).Refusals);
        var codes = (await web.Grains.GetGrain<IRegisterGrain>(id).Issue(new(60, null, "letters", SampleRound.Officer))).Codes;
        Assert.Empty((await round.OpenVoting(new(SampleRound.Officer))).Refusals);
        var projects = setup.Projects.Select(project => project.Id).ToArray();
        var tracking = "";
        foreach (var (code, voter) in codes.Take(43).Select((code, voter) => (code, voter)))
        {
            ImmutableArray<Choice> choices = [new(projects[voter % projects.Length], 1), .. voter % 3 == 0 ? [] : new[] { new Choice(projects[(voter + 1) % projects.Length], 1) }];
            var outcome = await web.Grains.GetGrain<IBallotBoxGrain>(id).Cast(new(Guid.NewGuid(), code, choices, null, voter % 5 == 0 ? BallotChannel.Kiosk : BallotChannel.Online));
            Assert.Null(outcome.Refusal);
            tracking = outcome.Receipt!.TrackingCode;
        }

        Assert.Empty((await round.CloseVoting(new(SampleRound.Officer))).Refusals);
        Assert.Empty((await round.Count(new(SampleRound.Officer))).Refusals);
        return (id, tracking);
    }
}
