using Microsoft.Playwright;
using ParticipatoryHub.Tests.Web.Pages;
using ParticipatoryHub.Tests.Web.Pages.Walk;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Tests.Web.Workshops;

/// <summary>From the vote to the published page.</summary>
internal sealed partial class WholeWorkshop
{
    /// <summary>Dots: pressed, by key, and by form; shown when Farah says so.</summary>
    public async Task Vote()
    {
        await Begin(3);
        await aisha.Sees("You have 5 dots left.");
        await Send(aisha, With("One dot more", "Places we share"));
        await aisha.Sees("You have 4 dots left.");
        await Send(aisha, With("One dot more", "Places we share"));
        await aisha.Sees("You have 3 dots left.");
        await aisha.Looks("workshop-vote");
        await kim.Sees("You have 5 dots left.");
        await kim.PressWithKeys(With("One dot more", "People"));
        await kim.Sees("You have 4 dots left.");
        await walter.Go(Here);
        await walter.Press(With("One dot more", "People"));
        await walter.Sees("You have 4 dots left.");
        await aisha.DoesNotSee("1 dot");
        await farah.Go($"{Here}/table?at=2");
        await farah.Choose("tabledots-thing", $"{await Group("Places we share")}");
        await farah.Fill("tabledots-count", "3");
        await Send(farah, "Save the dots");
        await farah.Sees("Saved.");
        await farah.Looks("workshop-table-vote");
        await farah.Go(Lead);
        await farah.Sees("7 dots");
        await farah.Looks("workshop-lead-vote");
        await Send(farah, "Show everyone the dots");
        await hall.Sees("5 dots");
        await hall.Looks("workshop-screen-vote");
        await aisha.Sees("5 dots");
    }

    /// <summary>Hands, a comment, a summary, and what is pointed at on every screen.</summary>
    public async Task Discuss()
    {
        await Begin(4);
        await aisha.Sees("Do you want to say something?");
        await Send(aisha, "Raise my hand");
        await aisha.Sees("You are number 1 in the queue.");
        await kim.Sees("Do you want to say something?");
        await kim.PressWithKeys("Raise my hand");
        await kim.Sees("You are number 2 in the queue.");
        await farah.Sees("Aisha");
        await farah.Go($"{Here}/table?at=2");
        await farah.Fill("tablehand-name", "Grace");
        await Send(farah, "Raise a hand for them");
        await farah.Sees("In the queue: Grace");
        await farah.Looks("workshop-table-hand");
        await farah.Go(Lead);
        await farah.Sees("Grace, table 2, without a phone");
        await Send(farah, "Make a link");
        await farah.Sees("Whoever has it reads");
        await farah.Looks("workshop-lead-discuss");
        await ReadAlong();
        await Send(farah, "Give the word to Aisha");
        await kim.Sees("You are number 1 in the queue.");
        var group = await Group("Places we share");
        await walter.Go($"{Here}?open=g{group}");
        await walter.Fill("say-text", "The hall is empty on weekday mornings");
        await walter.Press("Say it");
        await aisha.Sees("The hall is empty on weekday mornings");
        await farah.Go($"{Lead}/board?open=g{group}");
        await farah.Looks("workshop-lead-group");
        await farah.Fill("sum-text", "Two places are ours already; one is empty in the mornings");
        await Send(farah, "Save the summary");
        await aisha.Sees("Two places are ours already");
        await Send(farah, "Point at it on every screen");
        await aisha.Sees("We are talking about this");
        await aisha.Looks("workshop-discuss");
        await hall.Looks("workshop-screen-discuss");
        await Translate();
        await farah.Go(Lead);
    }

    /// <summary>One group becomes an action, the other is declined with a reason; both are on the receipts.</summary>
    public async Task Agree()
    {
        await Begin(5);
        await farah.Go($"{Lead}/outcome/{await Group("Places we share")}");
        await farah.Press("Save what was agreed");
        await farah.Sees("There is a problem");
        await farah.Looks("workshop-outcome-error");
        await farah.Page.CheckAsync("#agree-kind-Action");
        await farah.Fill("agree-text", "Open the chapel hall on weekday mornings as a warm hub");
        await farah.Fill("agree-owner", "Grace, with the chapel");
        await farah.Fill("agree-due", "2027-05-01");
        await farah.Press("Save what was agreed");
        await farah.Sees("What was agreed is saved.");
        await farah.Go($"{Lead}/outcome/{await Group("People")}");
        await farah.Page.CheckAsync("#agree-kind-Declined");
        await farah.Fill("agree-text", "The neighbours’ network does this already, and asks for nothing");
        await farah.Press("Save what was agreed");
        await farah.Visit($"{Lead}/people", "workshop-people", "Aisha");
        await aisha.Sees("Open the chapel hall on weekday mornings");
        await aisha.Looks("workshop-agree");
        await hall.Sees("Open the chapel hall on weekday mornings");
        await hall.Looks("workshop-screen-agree");
        await aisha.Page.GetByRole(AriaRole.Link, new() { Name = "What becomes of it" }).Last.ClickAsync();
        await aisha.Sees("Grace, with the chapel");
        await aisha.Looks("workshop-receipt");
        await aisha.Go(Here);
        await farah.Go(Lead);
        await farah.Looks("workshop-lead-agree");
    }

    /// <summary>How it was, and the end.</summary>
    public async Task SayHowItWas()
    {
        await Begin(6);
        await aisha.Sees("How was this workshop for you?");
        await Send(aisha, "Send");
        await aisha.Sees("Choose from 1 to 5.");
        await aisha.Looks("workshop-feedback-error");
        await hall.Sees("How was this workshop for you?");
        await hall.Looks("workshop-screen-feedback");
        await aisha.Tick("Very good");
        await aisha.Fill("feedback-text", "I have never been asked before");
        await Send(aisha, "Send");
        await aisha.DoesNotSee("Choose from 1 to 5.");
        await farah.Sees("I have never been asked before");
        await farah.Looks("workshop-lead-feedback");
        await farah.Go($"{Here}/table?at=2");
        await farah.Choose("tablescore-score", "4");
        await farah.Fill("tablescore-people", "9");
        await Send(farah, "Save their answers");
        await farah.Sees("At most 3 people here can have answered so.");
        await farah.Fill("tablescore-people", "2");
        await farah.Fill("tablescore-text", "It was warm, and somebody wrote for us");
        await Send(farah, "Save their answers");
        await farah.Sees("It was warm, and somebody wrote for us");
        await farah.Looks("workshop-table-answers");
        await farah.Go(Lead);
        await walter.Go(Here);
        await walter.Tick("Good");
        await walter.Press("Send");
        await walter.Sees("What you said is saved.");
        await Send(farah, "End the workshop");
        await farah.Sees("Closed");
        await farah.Looks("workshop-lead-closed");
        await aisha.Sees("The workshop is over");
        await aisha.Looks("workshop-over");
        await hall.Sees("The workshop is over");
        await hall.Looks("workshop-screen-over");
        await Send(farah, "Publish");
        await farah.Sees("The published page");
        await farah.Looks("workshop-lead-published");
    }

    /// <summary>Anyone reads what came of it.</summary>
    public async Task ReadWhatCameOfIt()
    {
        var anyone = await Somebody(1280);
        await anyone.Visit(Here, "workshop-published", "Open the chapel hall on weekday mornings");
        await anyone.Sees("The neighbours’ network does this already");
        await anyone.DoesNotSee("I have never been asked before");
        await anyone.Follow("Minutes to print");
        await anyone.Looks("workshop-minutes");
        await anyone.Visit($"{Here}/replay?to=1000000", "workshop-replay", "Places we share");
        await anyone.Go($"{Here}/replay");
        await Send(anyone, "Play");
        await anyone.Sees("1 person had joined");
        await Send(anyone, "Stop");
        await walter.Go(Here);
        await walter.Sees("What came of the workshop");
        Assert.Equal(WorkshopPhase.Published, (await Workshops.View(web, id)).Room.Phase);
    }

    /// <summary>A councillor who cannot come reads along by a link, and does so no longer once it is ended.</summary>
    private async Task ReadAlong()
    {
        var link = new Uri(await farah.Page.Locator(".hub-address").InnerTextAsync()).PathAndQuery;
        var councillor = await Somebody(360);
        await councillor.Visit(link, "workshop-read", "You read along by a link.");
        await councillor.Sees("Places we share");
        await Send(farah, "End the link");
        await farah.Sees("Make a link");
        await councillor.Go(link);
        await councillor.Sees("Page not found");
    }

    /// <summary>Kim's note is said in Polish; Kim approves, and while it is changed everybody sees who is at it.</summary>
    private async Task Translate()
    {
        var note = (await Workshops.View(web, id)).Notes.Single(note => note.Text == "Neighbours who know each other").Number;
        await farah.Go($"{Lead}/board?open=g{await Group("People")}");
        await farah.Page.GetByText($"Say note {note} in another language").ClickAsync();
        await farah.Choose($"translate-{note}-language", "pl");
        await farah.Fill($"translate-{note}-text", "Sąsiedzi, którzy się znają");
        await Send(farah, "Save the translation");
        await farah.Sees("Not approved yet");
        await farah.Looks("workshop-lead-translation");
        await kim.Sees("Is it what you meant?");
        await kim.Looks("workshop-translation");
        await kim.PressWithKeys("Approve the translation");
        await kim.DoesNotSee("Is it what you meant?");
        await kim.Page.GetByText($"Change (note {note})").ClickAsync();
        await kim.TypeInto($"#edit-{note}-text", "");
        await kim.Page.Keyboard.PressAsync("Control+A");
        await kim.Page.Keyboard.TypeAsync("Neighbours who know each other well");
        await aisha.Sees("is changing this");
        await aisha.Page.TakeAccessible("workshop-changing");
        await kim.Page.Keyboard.PressAsync("Tab");
        await aisha.Sees("Neighbours who know each other well");
    }

    private async Task<long> Group(string name) => (await Workshops.View(web, id)).Groups.Single(group => group.Name == name).Number;
}
