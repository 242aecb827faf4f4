using System.Net;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using ParticipatoryHub.Tests.Web.Pages;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Tests.Web.Workshops;

/// <summary>Workshops without script: every power of every stage is a form.</summary>
[Collection(PageTests.Name)]
public sealed class WorkshopPageTests(PagesFixture pages)
{
    private TestWeb Web => pages.Web;

    [Fact]
    public async Task Workshop_FromItsTemplateToItsPublishedPage_NeedsNoScript()
    {
        // Arrange
        var (facilitator, id, code) = await Web.OpenWorkshop();
        using var lead = facilitator;
        using var aisha = await Web.JoinWorkshop(code, "Aisha", 1);
        using var ben = await Web.JoinWorkshop(code, "Ben", 2);
        Assert.Contains("We begin in a moment", aisha.Words, StringComparison.Ordinal);

        // Act: gather
        await lead.Begin(id, 0);
        await aisha.Go($"/workshops/{id}");
        await aisha.Press("Save the note", ("text", "The chapel hall is warm"));
        Assert.Contains("Your note is saved.", aisha.Words, StringComparison.Ordinal);
        Assert.Contains("The chapel hall is warm", aisha.Words, StringComparison.Ordinal);
        await ben.Go($"/workshops/{id}");
        await ben.Press("Save the note", ("text", "Neighbours who know each other"));
        await ben.Press("Save the note", ("text", "The allotments"));
        Assert.DoesNotContain("chapel", ben.Text, StringComparison.Ordinal);
        await lead.Go($"/staff/workshops/{id}/board");
        Assert.DoesNotContain("chapel", lead.Text, StringComparison.Ordinal);

        // Reveal and group
        await lead.Begin(id, 1);
        await ben.Go($"/workshops/{id}");
        Assert.Contains("The chapel hall is warm", ben.Words, StringComparison.Ordinal);
        await lead.Begin(id, 2);
        var notes = (await Workshops.View(Web, id)).Notes.ToDictionary(note => note.Text, note => note.Number);
        await ben.Go($"/workshops/{id}");
        await ben.Press("Put together", ("name", "Places"), ("notes", $"{notes["The chapel hall is warm"]}"), ("notes", $"{notes["The allotments"]}"));
        var places = Assert.Single((await Workshops.View(Web, id)).Groups);
        Assert.Equal(("Places", 2), (places.Name, places.Notes));

        // Vote
        await lead.Begin(id, 3);
        await aisha.Go($"/workshops/{id}");
        Assert.Contains("You have 5 dots left.", aisha.Words, StringComparison.Ordinal);
        await aisha.Press("One dot more: Places");
        await aisha.Press("One dot more: Places");
        Assert.Contains("You have 3 dots left.", aisha.Words, StringComparison.Ordinal);
        await aisha.Press("One dot fewer: Places");
        await lead.Go($"/staff/workshops/{id}");
        await lead.Press("Show everyone the dots");
        Assert.Equal(1, (await Workshops.View(Web, id)).Groups[0].Dots);

        // Discuss
        await lead.Begin(id, 4);
        await aisha.Go($"/workshops/{id}");
        await aisha.Press("Raise my hand");
        Assert.Contains("You are number 1 in the queue.", aisha.Words, StringComparison.Ordinal);
        await aisha.Go($"/workshops/{id}?open=g{places.Number}");
        await aisha.Press("Say it", ("text", "It is empty on weekdays"));
        Assert.Contains("It is empty on weekdays", aisha.Words, StringComparison.Ordinal);
        await lead.Go($"/staff/workshops/{id}");
        await lead.Press("Give the word to Aisha");
        Assert.Equal(1, (await Workshops.View(Web, id)).People.Single(person => person.Name == "Aisha").Spoken);

        // Agree
        await lead.Begin(id, 5);
        await lead.Go($"/staff/workshops/{id}/outcome/{places.Number}");
        await lead.Press("Save what was agreed", ("kind", "Action"), ("text", "A warm hub on weekday mornings"));
        Assert.Contains("Say who does it", lead.Words, StringComparison.Ordinal);
        await lead.Press("Save what was agreed", ("owner", "Grace"), ("due", "2027-05-01"));
        await aisha.Go($"/workshops/{id}/notes/{notes["The chapel hall is warm"]}");
        Assert.Contains("A warm hub on weekday mornings", aisha.Words, StringComparison.Ordinal);
        await ben.Go($"/workshops/{id}/notes/{notes["The chapel hall is warm"]}");
        Assert.Equal(HttpStatusCode.NotFound, ben.Response.StatusCode);

        // Feedback, end, publish
        await lead.Begin(id, 6);
        await ben.Go($"/workshops/{id}");
        await ben.Press("Send", ("score", "5"), ("text", "More of this"));
        Assert.Contains("What you said is saved.", ben.Words, StringComparison.Ordinal);
        await lead.Go($"/staff/workshops/{id}");
        await lead.Press("End the workshop");
        await lead.Press("Publish");

        // Assert
        using var anyone = new Visitor(Web);
        await anyone.Go($"/workshops/{id}");
        Assert.Contains("A warm hub on weekday mornings", anyone.Words, StringComparison.Ordinal);
        Assert.Contains("Grace, 1 May 2027", anyone.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("More of this", anyone.Text, StringComparison.Ordinal);
        await IsTakenOut(anyone, id, notes);
    }

    [Fact]
    public async Task Form_SentTwice_IsDoneOnce_AndFilledInOtherwiseIsAnother()
    {
        // Arrange
        var (facilitator, id, code) = await Web.OpenWorkshop();
        using var lead = facilitator;
        await lead.Begin(id, 0);
        using var aisha = await Web.JoinWorkshop(code);

        // Act
        foreach (var text in (string[])["A bench", "A bench", "A tree"])
        {
            using var request = aisha.Request("Save the note", ("text", text));
            using var answer = await aisha.Send(request);
            Assert.True(answer.IsSuccessStatusCode);
        }

        // Assert
        await aisha.Go($"/workshops/{id}");
        Assert.Equal(["A tree", "A bench"], aisha.Page.QuerySelectorAll(".hub-note__text").Select(note => note.TextContent));
    }

    [Fact]
    public async Task Note_RefusedAsTooLong_StaysInItsField_WithTheErrorBesideIt()
    {
        // Arrange
        var (facilitator, id, code) = await Web.OpenWorkshop();
        using var lead = facilitator;
        await lead.Begin(id, 0);
        using var aisha = await Web.JoinWorkshop(code);
        var text = new string('b', 501);

        // Act
        await aisha.Press("Save the note", ("text", text));

        // Assert
        Assert.Equal(HttpStatusCode.OK, aisha.Response.StatusCode);
        Assert.Equal(text, aisha.Page.QuerySelector("#note-text")!.TextContent.TrimStart('\n'));
        Assert.Contains("at most 500 characters", aisha.Page.QuerySelector("#note-text-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("#note-text", aisha.Page.QuerySelector(".govuk-error-summary a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Note_SentAfterTheStageHasMovedOn_IsShownAgain()
    {
        // Arrange
        var (facilitator, id, code) = await Web.OpenWorkshop();
        using var lead = facilitator;
        await lead.Begin(id, 0);
        using var aisha = await Web.JoinWorkshop(code);
        await lead.Begin(id, 3);

        // Act
        await aisha.Press("Save the note", ("text", "Too late by a second"));

        // Assert
        Assert.Contains("The workshop has moved on", aisha.Words, StringComparison.Ordinal);
        Assert.Contains("What you wrote is not lost: Too late by a second", aisha.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PeopleWithoutPhones_HaveNotesAndDots_ThroughTheirTablesHost()
    {
        // Arrange
        var (facilitator, id, code) = await Web.OpenWorkshop();
        using var lead = facilitator;
        using var host = await Web.JoinWorkshop(code, "Hana", 1);
        var number = (await Workshops.View(Web, id)).People[0].Number;
        await lead.Go($"/staff/workshops/{id}/people");
        await lead.Press("Save for Hana", ("table", "1"));
        await lead.Begin(id, 0);

        // Act
        await host.Go($"/workshops/{id}/table?sheet=T1-004");
        await host.Press("Save the number", ("people", "three"));
        Assert.Contains("0 to 200", host.Words, StringComparison.Ordinal);
        await host.Press("Save the number", ("people", "3"));
        await host.Press("Save the note", ("text", "A stop outside the surgery"), ("sheet", "T1-004"));
        await lead.Begin(id, 1);
        await lead.Begin(id, 3);
        var note = Assert.Single((await Workshops.View(Web, id)).Notes);
        await host.Go($"/workshops/{id}/table");
        await host.Press("Save the dots", ("thing", $"{note.Number}"), ("count", "9"));

        // Assert
        var view = await Workshops.View(Web, id);
        Assert.Equal((true, "T1-004", 1), (note.IsProxy, note.Sheet, note.Table));
        Assert.Equal((3, 9), (view.Room.PeopleWithoutPhones, view.Room.DotsCast));
        Assert.Equal(number, view.People.Single(person => person.HostOf == 1).Number);
        using var stranger = await Web.JoinWorkshop(code);
        await stranger.Go($"/workshops/{id}/table");
        Assert.Equal($"/workshops/{id}", stranger.Path);
    }

    [Fact]
    public async Task Peek_ShowsNoWordBeforeItsReason_AndEverybodyIsTold()
    {
        // Arrange
        var (facilitator, id, code) = await Web.OpenWorkshop();
        using var lead = facilitator;
        await lead.Begin(id, 0);
        using var aisha = await Web.JoinWorkshop(code, "Aisha", 2);
        await aisha.Press("Save the note", ("text", "I am not safe at home"));

        // Act
        await lead.Go($"/staff/workshops/{id}/peek");
        Assert.DoesNotContain("not safe", lead.Text, StringComparison.Ordinal);
        Assert.Contains(", table 2", lead.Words, StringComparison.Ordinal);
        await lead.Press("Read the note");
        Assert.DoesNotContain("not safe", lead.Text, StringComparison.Ordinal);
        await lead.Press("Read the note", ("reason", "Somebody said a note asks for help"));

        // Assert
        Assert.Contains("I am not safe at home", lead.Words, StringComparison.Ordinal);
        await aisha.Go($"/workshops/{id}");
        Assert.Contains("The facilitator has read 1 note before the reveal", aisha.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Removed_SeesWhy_AndNothingElse()
    {
        // Arrange
        var (facilitator, id, code) = await Web.OpenWorkshop();
        using var lead = facilitator;
        using var troll = await Web.JoinWorkshop(code, "Tim");
        await lead.Go($"/staff/workshops/{id}/people");

        // Act
        await lead.Press("Remove from the workshop", ("reason", ""));
        Assert.Contains("Say why", lead.Words, StringComparison.Ordinal);
        await lead.Press("Remove from the workshop", ("reason", "Insulted a neighbour"));
        await troll.Go($"/workshops/{id}");

        // Assert
        Assert.Equal($"/join/{code}", troll.Path);
        Assert.Contains("You were removed from this workshop", troll.Words, StringComparison.Ordinal);
        Assert.Null(troll.Page.QuerySelector("input[name=join]"));
    }

    [Theory]
    [InlineData("add", 8)]
    [InlineData("remove-0", 6)]
    [InlineData("down-0", 7)]
    public async Task Agenda_RearrangedByAButton_KeepsWhatWasTyped_AndSavesNothing(string button, int stages)
    {
        // Arrange
        var (facilitator, id, _) = await Web.OpenWorkshop();
        using var lead = facilitator;
        await lead.Go($"/staff/workshops/{id}/prepare");
        using var request = lead.Request("Add a stage", ("prompt-1", "What is missing here?"));
        var fields = (await request.Content!.ReadAsStringAsync()).Replace("then=add", "then=" + button, StringComparison.Ordinal);
        request.Content = new StringContent(fields, Encoding.UTF8, "application/x-www-form-urlencoded");

        // Act
        using var answer = await lead.Send(request);
        var text = await answer.Content.ReadAsStringAsync();

        // Assert
        Assert.Contains("What is missing here?", text, StringComparison.Ordinal);
        Assert.Contains($"id=\"stage-{stages - 1}\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain($"id=\"stage-{stages}\"", text, StringComparison.Ordinal);
        Assert.Equal(7, (await Workshops.View(Web, id)).Setup.Agenda.Length);
    }

    [Fact]
    public async Task Projector_ShowsSumsAndTheCode_AndNobodysNote()
    {
        // Arrange
        var (facilitator, id, code) = await Web.OpenWorkshop();
        using var lead = facilitator;
        await lead.Begin(id, 0);
        using var aisha = await Web.JoinWorkshop(code, "Aisha");
        await aisha.Press("Save the note", ("text", "Only for the board"));
        await lead.Begin(id, 1);

        // Act
        using var screen = new Visitor(Web);
        await screen.Go($"/workshops/{id}/projector");

        // Assert
        Assert.Contains(code, screen.Words, StringComparison.Ordinal);
        Assert.Contains("1 Notes", screen.Words, StringComparison.Ordinal);
        Assert.NotNull(screen.Page.QuerySelector("svg.hub-qr"));
        Assert.DoesNotContain("Only for the board", screen.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/join/NOSUCH")]
    [InlineData("/workshops/no-such-workshop")]
    [InlineData("/workshops/no-such-workshop/projector")]
    [InlineData("/workshops/no-such-workshop/minutes")]
    public async Task Workshop_ThatIsNotThere_IsNotFound(string path)
    {
        // Arrange
        using var visitor = new Visitor(Web);

        // Act
        await visitor.Go(path);

        // Assert
        Assert.Equal(HttpStatusCode.NotFound, visitor.Response.StatusCode);
    }

    private static async Task IsTakenOut(Visitor anyone, string id, Dictionary<string, long> notes)
    {
        var csv = Encoding.UTF8.GetString(await anyone.Download($"/workshops/{id}/board.csv"));
        Assert.Contains($"{notes["The allotments"]},The allotments,en,Ben,2,no,", csv, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(await anyone.Download($"/workshops/{id}/board.json"));
        Assert.Equal(3, json.RootElement.GetProperty("notes").GetArrayLength());
        Assert.Equal("action", json.RootElement.GetProperty("groups")[0].GetProperty("outcome").GetProperty("kind").GetString());
        var svg = XDocument.Parse(Encoding.UTF8.GetString(await anyone.Download($"/workshops/{id}/board.svg")));
        Assert.Contains("Neighbours who know each other", svg.Root!.Value, StringComparison.Ordinal);
        await anyone.Go($"/workshops/{id}/minutes");
        Assert.Contains("A warm hub on weekday mornings", anyone.Words, StringComparison.Ordinal);
        var last = anyone.Page.QuerySelectorAll("h3").Length;
        Assert.True(last > 0, "The minutes have no headings.");
        await anyone.Go($"/workshops/{id}/replay?to=1");
        Assert.Contains("Step 1 of", anyone.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("chapel", anyone.Text, StringComparison.Ordinal);
        await anyone.Go($"/workshops/{id}/replay?to=100000");
        Assert.Contains("The chapel hall is warm", anyone.Words, StringComparison.Ordinal);
        Assert.Contains("A warm hub on weekday mornings", anyone.Words, StringComparison.Ordinal);
    }
}
