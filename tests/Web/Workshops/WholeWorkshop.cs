using Microsoft.Playwright;
using ParticipatoryHub.Tests.Web.Pages;
using ParticipatoryHub.Tests.Web.Pages.Walk;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Tests.Web.Workshops;

/// <summary>
/// A workshop with five browsers, from its template to its first groups: Farah leads it, Aisha takes part on her phone, Kim with the keyboard alone, Walter with a
/// browser without script, and the hall has its screen. Its chapters follow each other.
/// </summary>
internal sealed class WholeWorkshop(Browser browser, TestWeb web, bool isLooking) : IAsyncDisposable
{
    private readonly List<Walker> people = [];
    private readonly List<string> written = ["Clayton Brook – demonstration", "Kim", "Aisha", "Neighbours who know each other", "Places we share"];
    private Walker farah = null!;
    private Walker aisha = null!;
    private Walker kim = null!;
    private Walker walter = null!;
    private Walker hall = null!;
    private string id = "";
    private string code = "";

    private string Lead => $"/staff/workshops/{id}";

    private string Here => $"/workshops/{id}";

    /// <summary>Farah makes the workshop from a template, prepares it and opens it.</summary>
    public async Task Prepare()
    {
        farah = await Somebody(1280);
        await farah.SignInAsStaff("facilitator");
        await farah.Follow("Workshops");
        await farah.Sees("Workshops");
        await farah.Follow("New workshop");
        await farah.Press("Make the workshop");
        await farah.Sees("There is a problem");
        await farah.Looks("workshop-new-error");
        await farah.Fill("title", "What makes Clayton Brook strong?");
        await farah.Tick("A community’s plan");
        await farah.Press("Make the workshop");
        id = farah.Path.Split('/')[3];
        var setup = (await Workshops.View(web, id)).Setup;
        written.AddRange([setup.Purpose, .. setup.Agenda.Select(stage => stage.Prompt)]);
        await farah.Fill("tables", "3");
        await farah.Fill("questions", "Which part of Clayton Brook do you live in? Brookside | Bridgeway | Village centre");
        await farah.Looks("workshop-prepare");
        await farah.Press("Save");
        await farah.Sees("The preparation is saved.");
        await farah.Looks("workshop-lead-draft");
        await farah.Visit($"{Lead}/sheets?at=1&count=6", "workshop-sheets", "Note sheets to print");
        await farah.Go(Lead);
        await Send(farah, "Open the workshop");
        await farah.Sees("People can join with the code");
        code = (await Workshops.View(web, id)).Room.Code;
    }

    /// <summary>Everyone comes in, each in their way.</summary>
    public async Task Arrive()
    {
        hall = await Somebody(1280);
        await hall.Go($"{Here}/projector");
        await hall.Sees(code);
        aisha = await Somebody(360);
        await aisha.Visit("/join", "workshop-join", "What is the code on the screen?");
        await aisha.Fill("code", "NOSUCH");
        await aisha.Press("Continue");
        await aisha.Sees("There is no workshop with this code.");
        await aisha.Looks("workshop-join-error");
        await aisha.Fill("code", code.ToLowerInvariant());
        await aisha.Press("Continue");
        await aisha.Looks("workshop-join-name");
        await aisha.Fill("name", "Aisha");
        await aisha.Choose("table", "1");
        await aisha.Press("Join the workshop");
        await aisha.Sees("Welcome. We begin in a moment.");
        await aisha.Looks("workshop-welcome");
        await aisha.Visit($"{Here}/me", "workshop-me", "Who is in the room");
        await aisha.Choose("answer-a", "1");
        await aisha.Press("Save my answers");
        await aisha.Sees("Saved.");
        await aisha.Go(Here);
        walter = await Somebody(360, script: false);
        await walter.Go($"/join/{code}");
        await walter.Press("Join the workshop");
        await walter.Sees("Welcome. We begin in a moment.");
        kim = await Somebody(1280);
        await kim.Go($"/join/{code}");
        await kim.TypeInto("#name", "Kim");
        await kim.Page.Keyboard.PressAsync("Enter");
        await kim.Sees("You are Kim");
    }

    /// <summary>Notes that nobody but their authors can read; one of them written while there was no line.</summary>
    public async Task Gather()
    {
        await Begin(0);
        await aisha.Sees("What is strong in our community");
        await aisha.Fill("note-text", "The chapel hall is warm and always open");
        await Send(aisha, "Save the note");
        await aisha.Sees("The chapel hall is warm and always open");
        await aisha.Looks("workshop-gather");
        await kim.Sees("What is strong in our community");
        await kim.TypeInto("#note-text", "Neighbours who know each other");
        await kim.Page.Keyboard.PressAsync("Tab");
        await kim.PressWithKeys("Save the note");
        await kim.Sees("Neighbours who know each other");
        await walter.Go(Here);
        await walter.Fill("note-text", "The allotments behind the school");
        await walter.Press("Save the note");
        await walter.Sees("Your note is saved.");
        await WriteWithoutALine();
        await kim.DoesNotSee("The allotments");
        await farah.Sees("4 notes, 4 not shown yet");
        await farah.Looks("workshop-lead-gather");
        await hall.Looks("workshop-screen-gather");
        await farah.Visit($"{Lead}/peek", "workshop-peek", "Read a note before the reveal");
        Assert.DoesNotContain("allotments", await farah.Page.ContentAsync(), StringComparison.Ordinal);
        await farah.Go(Lead);
    }

    /// <summary>Everything is shown at once, and put together: by ticks and a button, and with the keyboard alone.</summary>
    public async Task RevealAndGroup()
    {
        await Begin(1);
        foreach (var person in (Walker[])[aisha, kim])
        {
            await person.Sees("The allotments behind the school");
        }

        await aisha.Looks("workshop-reveal");
        await Begin(2);
        await kim.Sees("Tick notes below.");
        await kim.TickWithKeys("The allotments behind the school");
        await kim.TickWithKeys("The chapel hall is warm and always open");
        await kim.TypeInto("#grouping-name", "Places we share");
        await kim.PressWithKeys("Put together");
        await kim.Sees("2 notes");
        await walter.Go(Here);
        await walter.Tick("Neighbours who know each other");
        await walter.Fill("grouping-name", "People");
        await walter.Press("Put together");
        await walter.Sees("People");
        await aisha.Sees("Places we share");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var person in people)
        {
            await person.DisposeAsync();
        }
    }

    private async Task WriteWithoutALine()
    {
        await aisha.Page.Context.SetOfflineAsync(true);
        await aisha.Fill("note-text", "Young people who want to help");
        await aisha.Page.GetByRole(AriaRole.Button, new() { Name = "Save the note" }).ClickAsync();
        await aisha.Sees("Saved on this phone. It is sent when the line is back.");
        await aisha.Page.TakeAccessible("workshop-offline");
        await aisha.Page.Context.SetOfflineAsync(false);
        await Assertions.Expect(aisha.Page.Locator("[data-waiting]")).ToBeHiddenAsync();
        await aisha.Sees("Young people who want to help");
    }

    // Forms with script stay on their page; what they did is seen on it.
    private static Task Send(Walker walker, string button) => walker.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync();

    private async Task Begin(int stage)
    {
        var prompt = (await Workshops.View(web, id)).Setup.Agenda[stage].Prompt;
        await Send(farah, $"Begin stage {stage + 1}, {prompt}");
        await Assertions.Expect(farah.Page.Locator("h1")).ToHaveTextAsync(prompt);
    }

    private async Task<Walker> Somebody(int width, bool script = true)
    {
        var walker = new Walker(await browser.Visit(web, width, script), isLooking && script, written);
        people.Add(walker);
        return walker;
    }
}
