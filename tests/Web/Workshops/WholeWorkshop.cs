using System.Collections.Immutable;
using Microsoft.Playwright;
using ParticipatoryHub.Tests.Web.Pages;
using ParticipatoryHub.Tests.Web.Pages.Walk;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Tests.Web.Workshops;

/// <summary>
/// The story of one workshop with five browsers: Farah leads it, Aisha takes part on her phone, Kim with the keyboard alone, Walter with a
/// browser without script, and the hall has its screen. Its chapters follow each other.
/// </summary>
internal sealed partial class WholeWorkshop(Browser browser, TestWeb web, bool isLooking) : IAsyncDisposable
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
        await farah.Choose("community", "clayton-brook");
        await farah.Fill("questions", "Which part of Clayton Brook do you live in? Brookside | Bridgeway | Village centre\nHow old are you? 16 to 24 = age-16-24 | 25 to 44 = age-25-44 | 45 to 64 = age-45-64 | 65 to 79 = age-65-79");
        await farah.Looks("workshop-prepare");
        await farah.Press("Save");
        await farah.Sees("The preparation is saved.");
        await farah.Looks("workshop-lead-draft");
        await farah.Visit($"{Lead}/sheets?at=1&count=6", "workshop-sheets", "Note sheets to print");
        await Rehearse();
        await farah.Go(Lead);
        await Send(farah, "Open the workshop");
        await farah.Sees("People are arriving");
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
        await FillTheHall();
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
        await WriteForPeopleWithoutPhones();
        await farah.Sees("5 notes, 5 not shown yet");
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
        await hall.Sees("Read all the notes");
        await hall.Looks("workshop-screen-reveal");
        await farah.Looks("workshop-lead-reveal");
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
        await Drag("A bus that comes on Sundays", "Young people who want to help");
        await aisha.Sees("Group ");
        await Drag("A bus that comes on Sundays", "Places we share");
        await aisha.Sees("3 notes");
        await kim.Sees("3 notes");
        await BeCalm();
        await aisha.Page.GetByRole(AriaRole.Link, new() { Name = With("Do something with it", "Places we share") }).ClickAsync();
        await aisha.Sees("Split these notes off");
        await aisha.Looks("workshop-group-open");
        await aisha.Go(Here);
        await aisha.Looks("workshop-group");
        await farah.Follow("Board");
        await farah.Looks("workshop-lead-board");
        await farah.Go(Lead);
        await hall.Sees("Places we share");
        await hall.Looks("workshop-screen-group");
        await Pause();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var person in people)
        {
            await person.DisposeAsync();
        }
    }

    /// <summary>Farah tries it with five phones that act by themselves, and throws it away.</summary>
    private async Task Rehearse()
    {
        await farah.Visit($"{Lead}/rehearsal", "workshop-rehearsal", "How many simulated phones");
        await farah.Fill("phones", "5");
        await farah.Press("Start a rehearsal");
        await farah.Follow("Lead the rehearsal");
        await Begin(0);
        await farah.Sees("5 joined");
        await farah.Looks("workshop-rehearsal-lead");
        await farah.Go($"{Lead}/rehearsal");
        await farah.Sees("5 of 5 have joined");
        await farah.Press("Stop the phones");
        await farah.Sees("The phones are silent");
        await farah.Looks("workshop-rehearsal-stopped");
        await farah.Press("Throw the rehearsal away");
        await farah.Sees("The rehearsal is thrown away");
    }

    /// <summary>Twenty more, who say only how old they are, and nobody of them is over 64.</summary>
    private async Task FillTheHall()
    {
        var grain = web.Grains.GetGrain<IWorkshopGrain>(id);
        for (var i = 0; i < 20; i++)
        {
            var person = WorkshopPerson.Of(Guid.NewGuid().ToString("N"));
            await grain.Join(new JoinWorkshop(Guid.NewGuid(), person.Token!));
            await grain.Do(person, Guid.NewGuid(), new DescribeSelf(ImmutableSortedDictionary<string, int>.Empty.Add("b", i < 6 ? 0 : i < 15 ? 1 : 2)));
        }

        await farah.Sees("Who is in the room, beside the community");
        await farah.Sees("65 to 79");
        await farah.Looks("workshop-lead-room");
    }

    // Aisha moves a note by hand onto another, or onto a group; the menus do the same.
    private async Task Drag(string note, string onto)
    {
        var handle = aisha.Page.Locator(".hub-note").Filter(new() { HasText = note }).Locator("[data-drag]");
        var target = aisha.Page.Locator(".hub-thing").Filter(new() { HasText = onto }).First;
        await aisha.Page.EvaluateAsync("document.activeElement?.blur()");
        await handle.DragToAsync(target);
    }

    // A calm page keeps still, and goes on where it was once it may move again.
    private async Task BeCalm()
    {
        await aisha.Tick("Calm page: no colours, no countdown, and nothing changes until I ask");
        await Assertions.Expect(aisha.Page.Locator(".hub-calm .hub-timer")).ToContainTextAsync("until");
        await aisha.Looks("workshop-calm");
        await aisha.Page.Locator("#calm").UncheckAsync();
        await Assertions.Expect(aisha.Page.Locator(".hub-timer")).ToContainTextAsync("minutes left");
    }

    /// <summary>Farah stops for a while; everybody reads why, on the screen of the hall too.</summary>
    private async Task Pause()
    {
        await farah.Fill("move-pause-reason", "The fire bell rings; back in ten minutes");
        await Send(farah, "Pause");
        foreach (var person in (Walker[])[aisha, kim, hall])
        {
            await person.Sees("The fire bell rings");
        }

        await aisha.Looks("workshop-paused");
        await hall.Looks("workshop-screen-paused");
        await farah.Looks("workshop-lead-paused");
        await Send(farah, "Go on");
        await aisha.DoesNotSee("The fire bell rings");
    }

    /// <summary>Three people at table 2 have no phone; what they say is typed in for them.</summary>
    private async Task WriteForPeopleWithoutPhones()
    {
        await farah.Go($"{Here}/table?at=2&sheet=T2-001");
        await farah.Fill("count-people", "many");
        await Send(farah, "Save the number");
        await farah.Sees("Give a number from 0 to 200.");
        await farah.Looks("workshop-table-error");
        await farah.Fill("count-people", "3");
        await Send(farah, "Save the number");
        await farah.Sees("3 without a phone");
        await farah.Fill("proxy-text", "A bus that comes on Sundays");
        await Send(farah, "Save the note");
        await farah.Sees("Saved.");
        await farah.Looks("workshop-table");
        await farah.Go(Lead);
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

    // The part of a button's or link's words that is not seen stands apart from the rest.
    private static string With(string words, string thing) => $"{words} : {thing}";

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
