using System.Net;
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
