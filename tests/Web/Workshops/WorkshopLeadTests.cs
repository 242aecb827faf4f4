using System.Collections.Immutable;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Tests.Web.Pages;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Tests.Web.Workshops;

/// <summary>What facilitators do beside the stages: tables, the board, the audit log, a rehearsal.</summary>
[Collection(PageTests.Name)]
public sealed class WorkshopLeadTests(PagesFixture pages)
{
    private TestWeb Web => pages.Web;

    [Fact]
    public async Task SummaryAndPointer_GivenOnTheBoard_AreReadByEverybody()
    {
        // Arrange
        var (facilitator, id, code) = await Web.OpenWorkshop();
        using var lead = facilitator;
        using var aisha = await Web.JoinWorkshop(code, "Aisha", 1);
        await lead.Begin(id, 0);
        await aisha.Go($"/workshops/{id}");
        await aisha.Press("Save the note", ("text", "The chapel hall is warm"));
        await lead.Begin(id, 1);
        await lead.Begin(id, 2);
        var note = (await Workshops.View(Web, id)).Notes[0].Number;
        await aisha.Go($"/workshops/{id}");
        await aisha.Press("Put together", ("name", "Places we share"), ("notes", $"{note}"));
        await lead.Begin(id, 4);
        var group = (await Workshops.View(Web, id)).Groups[0].Number;

        // Act
        await lead.Go($"/staff/workshops/{id}/board?open=g{group}");
        await lead.Press("Save the summary", ("text", "Two places are ours already"));
        await lead.Press("Point at it on every screen");

        // Assert
        await aisha.Go($"/workshops/{id}");
        Assert.Contains("Two places are ours already", aisha.Words, StringComparison.Ordinal);
        Assert.Contains("We are talking about this", aisha.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tables_AreCounted_WithAndWithoutPhones_ForTheFacilitatorAndTheHost()
    {
        // Arrange
        var (facilitator, id, code) = await Web.OpenWorkshop();
        using var lead = facilitator;
        using var host = await Web.JoinWorkshop(code, "Hana", 1);
        using var ben = await Web.JoinWorkshop(code, "Ben", 1);
        using var cara = await Web.JoinWorkshop(code, "Cara", 2);
        await lead.Go($"/staff/workshops/{id}/people");
        await lead.Press("Save for Hana", ("table", "1"));

        // Act
        await host.Go($"/workshops/{id}/table");
        await host.Press("Save the number", ("people", "4"));
        await lead.Go($"/staff/workshops/{id}");

        // Assert
        Assert.Contains("2 people sit here with a phone, 4 without a phone.", host.Words, StringComparison.Ordinal);
        Assert.Equal("4", host.Page.QuerySelector("#count-people")!.GetAttribute("value"));
        Assert.Equal(
            ["No table 0 0 by you", "Table 1 2 4 by a host", "Table 2 1 0 by nobody"],
            lead.Page.QuerySelectorAll("main tbody tr").Select(row => string.Join(' ', row.Children.Select(cell => cell.TextContent))));
        Assert.Empty((await Web.Grains.GetGrain<IWorkshopGrain>(id).GetView(new WorkshopPerson()))?.Tables ?? []);
    }

    [Fact]
    public async Task PeopleWithoutPhones_RaiseHandsAndSayHowItWas_ThroughTheirHost_AndTheMinutesCountThem()
    {
        // Arrange
        var (facilitator, id, code) = await Web.OpenWorkshop();
        using var lead = facilitator;
        using var host = await Web.JoinWorkshop(code, "Hana", 1);
        await lead.Go($"/staff/workshops/{id}/people");
        await lead.Press("Save for Hana", ("table", "1"));
        await lead.Begin(id, 4);

        // Act
        await host.Go($"/workshops/{id}/table");
        await host.Press("Raise a hand for them", ("name", "Grace"));
        Assert.Contains("Say first how many people at this table have no phone.", host.Words, StringComparison.Ordinal);
        await host.Press("Save the number", ("people", "3"));
        await host.Press("Raise a hand for them", ("name", "Grace"));
        Assert.Contains("In the queue: Grace", host.Words, StringComparison.Ordinal);
        await lead.Go($"/staff/workshops/{id}");
        Assert.Contains("Grace, table 1, without a phone", lead.Words, StringComparison.Ordinal);
        await lead.Press("Give the word to Grace");
        await lead.Begin(id, 6);
        await host.Go($"/workshops/{id}/table");
        await host.Press("Save their answers", ("score", "5"), ("people", "9"));
        Assert.Contains("At most 3 people here can have answered so.", host.Words, StringComparison.Ordinal);
        await host.Press("Save their answers", ("score", "5"), ("people", "2"), ("text", "Warm and dry"));
        Assert.Contains("Very good: 2 people – Warm and dry", host.Words, StringComparison.Ordinal);
        await lead.Go($"/staff/workshops/{id}");
        Assert.Contains("5 of 5, for 2 without a phone: Warm and dry", lead.Words, StringComparison.Ordinal);
        await lead.Press("End the workshop");
        await lead.Press("Publish");

        // Assert
        await host.Go($"/workshops/{id}/minutes");
        Assert.Contains("1 time, 1 of them without a phone", host.Words, StringComparison.Ordinal);
        Assert.Contains("2 people, 2 of them without a phone", host.Words, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(await host.Download($"/workshops/{id}/board.json"));
        Assert.Equal(2, json.RootElement.GetProperty("feedback").GetProperty("forPeopleWithoutPhones").GetInt32());
        Assert.DoesNotContain("Warm and dry", json.RootElement.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Translation_OfANote_IsReadBesideItInThatLanguage_OnceItsAuthorApproves()
    {
        // Arrange
        var (facilitator, id, code) = await Web.OpenWorkshop();
        using var lead = facilitator;
        using var aisha = await Web.JoinWorkshop(code, "Aisha");
        using var piotr = await Web.JoinWorkshop(code, "Piotr");
        await lead.Begin(id, 4);
        await aisha.Go($"/workshops/{id}");
        await aisha.Press("Save the note", ("text", "A bench by the pond"), ("language", "en"));
        var note = Assert.Single((await Workshops.View(Web, id)).Notes).Number;

        // Act
        await lead.Go($"/staff/workshops/{id}/board?open=n{note}");
        await lead.Press("Save the translation", ("language", "pl"), ("text", ""));
        Assert.Contains("Write something first.", lead.Words, StringComparison.Ordinal);
        await lead.Press("Save the translation", ("language", "pl"), ("text", "Ławka nad stawem"));
        piotr.Speaks("pl");
        await piotr.Go($"/workshops/{id}");
        Assert.DoesNotContain("Ławka", piotr.Text, StringComparison.Ordinal);
        await aisha.Go($"/workshops/{id}");
        Assert.Contains("Somebody has said your note in Polski. Is it what you meant?", aisha.Words, StringComparison.Ordinal);
        await aisha.Press("Approve the translation");

        // Assert
        await piotr.Go($"/workshops/{id}");
        var shown = piotr.Page.QuerySelector($"#n{note} .hub-note__translation span[lang=pl]")!;
        Assert.Equal("Ławka nad stawem", shown.TextContent);
        Assert.Contains("A bench by the pond", piotr.Words, StringComparison.Ordinal);
        await aisha.Go($"/workshops/{id}");
        Assert.DoesNotContain("Ławka", aisha.Text, StringComparison.Ordinal);
        await lead.Go($"/staff/workshops/{id}");
        await lead.Press("End the workshop");
        await lead.Press("Publish");
        Assert.Contains(",translation_pl,", Encoding.UTF8.GetString(await lead.Download($"/workshops/{id}/board.csv")), StringComparison.Ordinal);
        Assert.Contains("\"pl\": \"Ławka nad stawem\"", Encoding.UTF8.GetString(await lead.Download($"/workshops/{id}/board.json")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Link_ToReadAlong_ShowsTheBoardWithoutAForm_UntilItIsEnded()
    {
        // Arrange
        var (facilitator, id, code) = await Web.OpenWorkshop();
        using var lead = facilitator;
        using var aisha = await Web.JoinWorkshop(code, "Aisha");
        using var reader = new Visitor(Web);
        await lead.Begin(id, 0);
        await aisha.Go($"/workshops/{id}");
        await aisha.Press("Save the note", ("text", "The chapel hall"));

        // Act
        await lead.Go($"/staff/workshops/{id}");
        await lead.Press("Make a link");
        var link = new Uri(lead.Page.QuerySelector(".hub-address")!.TextContent).PathAndQuery;
        await reader.Go(link);
        var gathering = reader.Text;
        await lead.Begin(id, 1);
        await lead.Begin(id, 2);
        await reader.Go(link);

        // Assert
        Assert.DoesNotContain("chapel", gathering, StringComparison.Ordinal);
        Assert.Contains("The chapel hall", reader.Words, StringComparison.Ordinal);
        Assert.Empty(reader.Page.QuerySelectorAll("main form"));
        Assert.Equal("noindex", reader.Response.Headers.GetValues("X-Robots-Tag").Single());
        await lead.Go($"/staff/workshops/{id}");
        await lead.Press("End the link");
        await reader.Go(link);
        Assert.Equal(HttpStatusCode.NotFound, reader.Response.StatusCode);
        await reader.Go($"/workshops/{id}/read/{new string('0', 32)}");
        Assert.Equal(HttpStatusCode.NotFound, reader.Response.StatusCode);
    }

    [Fact]
    public async Task Questions_OfTheProfile_TellTheFacilitatorWhoIsNotInTheRoom_AndNoSmallCount()
    {
        // Arrange
        var (facilitator, id, code) = await Web.OpenWorkshop(tables: 0);
        using var lead = facilitator;
        await lead.Go($"/staff/workshops/{id}/prepare");
        await lead.Press("Add questions of the community’s profile", ("community", "clayton-brook"));
        Assert.Contains("How old are you? Under 16 = age-under-16", lead.Page.QuerySelector("#questions")!.TextContent, StringComparison.Ordinal);
        await lead.Press("Save", ("questions", "Are you a carer? Yes = nobody | No"));
        Assert.Contains("a group of a community's profile", lead.Words, StringComparison.Ordinal);
        await lead.Press("Save", ("questions", "How old are you? 16 to 24 = age-16-24 | 25 to 44 = age-25-44 | 45 to 64 = age-45-64 | Older = age-65-79"));
        var grain = Web.Grains.GetGrain<IWorkshopGrain>(id);

        // Act
        for (var i = 0; i < 19; i++)
        {
            var person = WorkshopPerson.Of(Guid.NewGuid().ToString("N"));
            await grain.Join(new JoinWorkshop(Guid.NewGuid(), person.Token!));
            await grain.Do(person, Guid.NewGuid(), new DescribeSelf(ImmutableSortedDictionary<string, int>.Empty.Add("a", i < 6 ? 0 : i < 16 ? 1 : 2)));
        }

        await lead.Go($"/staff/workshops/{id}");

        // Assert: 6, 10 and 3: three would follow from what is shown, so six are hidden, too.
        var rows = lead.Page.QuerySelectorAll("caption").Single(caption => caption.TextContent.StartsWith("Who is in the room", StringComparison.Ordinal)).ParentElement!.QuerySelectorAll("tbody tr")
            .Select(row => (row.Children[0].TextContent, row.Children[2].TextContent, row.Children[3].TextContent));
        Assert.Equal(
            [("16 to 24", "–", "So few that it is hidden"), ("25 to 44", "53%", "As much as their part"), ("45 to 64", "–", "So few that it is hidden"), ("65 to 79", "0%", "Nobody")],
            rows);
        Assert.Contains("25 to 44: 10", lead.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("16 to 24: 6", lead.Words, StringComparison.Ordinal);
        using var aisha = await Web.JoinWorkshop(code);
        Assert.Null(await grain.CountVoices(new WorkshopPerson()));
    }

    [Fact]
    public async Task Acts_OfStaff_AreInTheAuditLog_WithTheirWorkshop()
    {
        // Arrange
        var (facilitator, id, _) = await Web.OpenWorkshop();
        using var lead = facilitator;
        using var officer = new Visitor(Web);
        await officer.SignIn();

        // Act
        await officer.Go($"/staff/workshops/{id}");
        await officer.Go(officer.Page.QuerySelectorAll("main a").Single(link => link.TextContent == "What staff did, in the audit log").GetAttribute("href")!);

        // Assert
        Assert.Contains("Workshop “What makes us strong?”: opened it.", officer.Words, StringComparison.Ordinal);
        Assert.NotNull(officer.Page.QuerySelector($"main a[href='/staff/workshops/{id}']"));
        await lead.Go($"/staff/workshops/{id}");
        Assert.DoesNotContain("in the audit log", lead.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rehearsal_IsStartedLedAndThrownAway_AndEachOfItsPagesSaysSo()
    {
        // Arrange
        var (facilitator, id, _) = await Web.OpenWorkshop();
        using var lead = facilitator;
        await lead.Go($"/staff/workshops/{id}/rehearsal");

        // Act
        await lead.Press("Start a rehearsal", ("phones", "many"));
        var refused = (lead.Page.QuerySelector("#phones-error")?.TextContent, lead.Page.QuerySelector("#phones")!.GetAttribute("value"));
        await lead.Press("Start a rehearsal", ("phones", "5"));
        var rehearsal = Regex.Match(lead.Text, "/staff/workshops/([a-z0-9-]+-rehearsal-[a-z0-9]+)\"").Groups[1].Value;
        await lead.Begin(rehearsal, 0);
        await Eventually.DoesAsync(async () => (await Workshops.View(Web, rehearsal)).Room is { People: 5, Gathered: > 2 }, "the phones to write");
        await lead.Begin(rehearsal, 1);
        var code = (await Workshops.View(Web, rehearsal)).Room.Code;
        using var aisha = new Visitor(Web);
        await aisha.Go($"/join/{code}");
        var door = aisha.Text;
        await aisha.Press("Join the workshop");
        using var hall = new Visitor(Web);
        await hall.Go($"/workshops/{rehearsal}/projector");
        await lead.Go($"/staff/workshops/{rehearsal}/rehearsal");
        var home = lead.Path;
        await lead.Press("Stop the phones");
        var silent = lead.Words;
        using var list = await Web.Facilitator();
        await list.Go("/staff/workshops");
        await lead.Press("Throw the rehearsal away");

        // Assert
        Assert.Equal(("Error: Choose 1 to 300 phones.", "many"), refused);
        Assert.All((string[])[door, aisha.Text, hall.Text], page => Assert.Contains("This is a rehearsal.", page, StringComparison.Ordinal));
        Assert.Equal($"/staff/workshops/{id}/rehearsal", home);
        Assert.Contains("The phones are silent", silent, StringComparison.Ordinal);
        Assert.DoesNotContain(rehearsal, list.Text, StringComparison.Ordinal);
        Assert.Contains("The rehearsal is thrown away", lead.Words, StringComparison.Ordinal);
        foreach (var gone in (string[])[$"/workshops/{rehearsal}", $"/join/{code}", $"/workshops/{rehearsal}/projector"])
        {
            await aisha.Go(gone);
            Assert.Equal(HttpStatusCode.NotFound, aisha.Response.StatusCode);
        }
    }
}
