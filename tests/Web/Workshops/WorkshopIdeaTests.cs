using System.Text.RegularExpressions;
using ParticipatoryHub.Communities;
using ParticipatoryHub.Tests.Web.Ideas;
using ParticipatoryHub.Tests.Web.Pages;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Tests.Web.Workshops;

/// <summary>From what a workshop agreed to an idea in a round, and back.</summary>
[Collection(PageTests.Name)]
public sealed class WorkshopIdeaTests(PagesFixture pages)
{
    [Fact]
    public async Task AgreedIdea_BecomesADraft_ThatAResidentTakesOn_AndEachSideLeadsToTheOther()
    {
        // Arrange
        var round = await pages.Web.OpenForIdeas();
        var (facilitator, id, code) = await pages.Web.OpenWorkshop("blank", tables: 0);
        using var lead = facilitator;
        await lead.Begin(id, 0);
        using var aisha = await pages.Web.JoinWorkshop(code, "Aisha");
        await aisha.Press("Save the note", ("text", "A bench where the bus stops"));
        await lead.Begin(id, 1);
        var note = Assert.Single((await Workshops.View(pages.Web, id)).Notes).Number;

        // Act
        await lead.Go($"/staff/workshops/{id}/outcome/{note}");
        foreach (var text in (string[])["A bench at the stop", "A bench at the stop, with arms"])
        {
            await lead.Go($"/staff/workshops/{id}/outcome/{note}");
            await lead.Press("Save what was agreed", ("kind", "Idea"), ("text", text), ("round", round));
        }

        await lead.Press("Make a link for a resident");
        var link = new Uri(Regex.Match(lead.Words, @"https?://\S+").Value).PathAndQuery;
        using var resident = new Visitor(pages.Web);
        await resident.SignInResident("Grace");
        await resident.Go(link);
        await resident.PressFirst("form button");

        // Assert
        var outcome = (await Workshops.View(pages.Web, id)).Notes[0].Outcome!;
        Assert.Equal((OutcomeKind.Idea, round, "A bench at the stop, with arms"), (outcome.Kind, outcome.Round, outcome.Text));
        await resident.Go($"/rounds/{round}/ideas/{outcome.Link}");
        Assert.Contains("A bench where the bus stops", resident.Words, StringComparison.Ordinal);
        Assert.Contains("It was agreed on in a workshop: What makes us strong?", resident.Words, StringComparison.Ordinal);
        Assert.Contains("By the workshop, Grace", resident.Words, StringComparison.Ordinal);
        Assert.NotNull(resident.Page.QuerySelector($"a[href^='/workshops/{id}']"));
        await aisha.Go($"/workshops/{id}/notes/{note}");
        Assert.NotNull(aisha.Page.QuerySelector($"a[href='/rounds/{round}/ideas/{outcome.Link}']"));
        Assert.Equal("1", outcome.Link);
    }

    [Fact]
    public async Task AgreedEvidence_IsKeptInACommunity_AgreedAgainIsTheSameEntry_AndTheChainIsWalkedBothWays()
    {
        // Arrange
        var community = $"place-{Guid.NewGuid():N}"[..24];
        Assert.Empty((await pages.Web.Grains.GetGrain<ICommunityGrain>(community).Save(new(new(community, CommunityKind.Place, null, [], ""), SampleRound.Officer))).Refusals);
        var (facilitator, id, code) = await pages.Web.OpenWorkshop("blank", tables: 0);
        using var lead = facilitator;
        await lead.Go($"/staff/workshops/{id}/prepare");
        await lead.Press("Save", ("community", community));
        await lead.Begin(id, 0);
        using var aisha = await pages.Web.JoinWorkshop(code, "Aisha");
        await aisha.Press("Save the note", ("text", "The path floods after rain"));
        await lead.Begin(id, 1);
        var note = Assert.Single((await Workshops.View(pages.Web, id)).Notes).Number;

        // Act
        foreach (var text in (string[])["The path floods", "The path floods each winter"])
        {
            await lead.Go($"/staff/workshops/{id}/outcome/{note}");
            Assert.Equal(community, lead.Page.QuerySelector("#agree-community option[selected]")!.GetAttribute("value"));
            await lead.Press("Save what was agreed", ("kind", "Evidence"), ("text", text), ("community", community), ("outcome", "Collective efficacy"));
        }

        // Assert
        using var reader = new Visitor(pages.Web);
        await reader.Go($"/communities/{community}/evidence");
        Assert.Contains("1 entry", reader.Words, StringComparison.Ordinal);
        await reader.Go($"/communities/{community}/evidence/1");
        Assert.Contains("The path floods each winter", reader.Words, StringComparison.Ordinal);
        Assert.Contains("The path floods after rain", reader.Words, StringComparison.Ordinal);
        Assert.Contains("Collective efficacy", reader.Words, StringComparison.Ordinal);
        Assert.NotNull(reader.Page.QuerySelector($"main a[href^='/workshops/{id}']"));
        await aisha.Go($"/workshops/{id}/notes/{note}");
        Assert.NotNull(aisha.Page.QuerySelector($"a[href='/communities/{community}/evidence/1']"));
        await lead.Go($"/staff/workshops/{id}");
        await lead.Press("End the workshop");
        await lead.Press("Publish");
        await reader.Go($"/chain?from=evidence:{community}:1");
        Assert.NotNull(reader.Page.QuerySelector($"main a[href^='/workshops/{id}#']"));
        await reader.Go($"/chain?from=workshopnote:{id}:{note}");
        Assert.NotNull(reader.Page.QuerySelector($"main a[href='/communities/{community}/evidence/1']"));
        await reader.Go($"/communities/{community}");
        Assert.NotNull(reader.Page.QuerySelector($"main a[href='/workshops/{id}']"));
    }

    [Fact]
    public async Task AgreedEvidence_ForACommunityThatIsNotThere_IsRefusedBesideIt()
    {
        // Arrange
        var (facilitator, id, code) = await pages.Web.OpenWorkshop("blank", tables: 0);
        using var lead = facilitator;
        await lead.Begin(id, 0);
        using var aisha = await pages.Web.JoinWorkshop(code);
        await aisha.Press("Save the note", ("text", "A bench"));
        await lead.Begin(id, 1);
        var note = Assert.Single((await Workshops.View(pages.Web, id)).Notes).Number;
        await lead.Go($"/staff/workshops/{id}/outcome/{note}");

        // Act
        await lead.Press("Save what was agreed", ("kind", "Evidence"), ("text", "A bench"), ("community", "no-such-place"));

        // Assert
        Assert.Contains("There is no such community.", lead.Page.QuerySelector("#agree-community-error")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await Workshops.View(pages.Web, id)).Notes[0].Outcome);
    }

    [Fact]
    public async Task AgreedIdea_ForARoundThatTakesNone_IsRefusedBesideTheRound()
    {
        // Arrange
        var (round, _) = await pages.Web.OpenForPages();
        var (facilitator, id, code) = await pages.Web.OpenWorkshop("blank", tables: 0);
        using var lead = facilitator;
        await lead.Begin(id, 0);
        using var aisha = await pages.Web.JoinWorkshop(code);
        await aisha.Press("Save the note", ("text", "A bench"));
        await lead.Begin(id, 1);
        var note = Assert.Single((await Workshops.View(pages.Web, id)).Notes).Number;
        await lead.Go($"/staff/workshops/{id}/outcome/{note}");

        // Act
        await lead.Press("Save what was agreed", ("kind", "Idea"), ("text", "A bench"), ("round", round));

        // Assert
        Assert.NotEmpty(lead.Page.QuerySelector("#agree-round-error")!.TextContent);
        Assert.Equal("A bench", lead.Page.QuerySelector("#agree-text")!.TextContent.TrimStart('\n'));
        Assert.Null((await Workshops.View(pages.Web, id)).Notes[0].Outcome);
    }
}
