using System.Globalization;
using System.Net;
using ParticipatoryHub.Communities;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Tests.Web.Ideas;
using ParticipatoryHub.Tests.Web.Pages;
using SkiaSharp;

namespace ParticipatoryHub.Tests.Web.Communities;

/// <summary>Communities with script off: what residents bring, what staff keep, and what each may see.</summary>
[Collection(PageTests.Name)]
public sealed class CommunityPageTests(PagesFixture pages)
{
    private TestWeb Web => pages.Web;

    [Fact]
    public async Task Officer_SetsACommunityUp_AndBringsItIntoFocus_WithReasonsThatEverybodyReads()
    {
        // Arrange
        using var officer = new Visitor(Web);
        using var reader = new Visitor(Web);
        await officer.SignIn();
        var name = $"Brook End {Guid.NewGuid():N}"[..20];

        // Act: nothing typed is lost.
        await officer.Go("/staff/communities/new");
        await officer.Press("Make the community", ("name", name), ("about", "By the brook."), ("areas", "E1"));
        Assert.Contains("Say whether it is a place or a theme.", officer.Words, StringComparison.Ordinal);
        Assert.Contains("Enter small-area codes such as E01025123, one on each line.", officer.Words, StringComparison.Ordinal);
        Assert.Equal((name, "By the brook."), (officer.Page.QuerySelector("#name")!.GetAttribute("value"), officer.Page.QuerySelector("#about")!.TextContent));
        await officer.Press("Make the community", ("kind", "place"), ("areas", "E01025123"));
        var id = officer.Path.Split('/')[3];
        await officer.Go("/staff/communities/new");
        await officer.Press("Make the community", ("name", name), ("kind", "place"));
        Assert.Contains("There is a community of this name already.", officer.Words, StringComparison.Ordinal);

        await officer.Go($"/communities/{id}/evidence/new");
        await officer.Press("Send", Evidence("The path floods"));
        await officer.Go($"/staff/communities/{id}");
        await officer.Press("Move the community", ("move", "propose"), ("evidence", "1, x"));
        Assert.Contains("“x” is no number of an entry.", officer.Words, StringComparison.Ordinal);
        await officer.Press("Move the community", ("move", "propose"), ("evidence", "7"), ("reasons", "It floods."));
        Assert.Contains("Not kept evidence of this community: 7.", officer.Words, StringComparison.Ordinal);
        await officer.Press("Move the community", ("move", "propose"), ("evidence", "1"), ("reasons", "It floods."));
        await officer.Press("Move the community", ("move", "bringintofocus"), ("evidence", "1"), ("reasons", "Agreed with those who live here."));

        // Assert
        Assert.Contains("The community is moved, with its reasons.", officer.Words, StringComparison.Ordinal);
        await reader.Go($"/communities/{id}");
        Assert.Contains("In focus", reader.Words, StringComparison.Ordinal);
        Assert.Contains("Agreed with those who live here.", reader.Words, StringComparison.Ordinal);
        Assert.NotNull(reader.Page.QuerySelector($"main a[href='/communities/{id}/evidence/1']"));
        await reader.Go("/communities");
        Assert.Contains(name, reader.Words, StringComparison.Ordinal);
        await reader.Go("/");
        Assert.Contains(name, reader.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resident_BringsWhatTheyKnow_AnOfficerKeepsIt_AndThenEverybodyFindsIt()
    {
        // Arrange
        var id = await Place();
        using var aisha = new Visitor(Web);
        using var passer = new Visitor(Web);
        using var officer = new Visitor(Web);
        await aisha.SignInResident("Aisha knows");
        await officer.SignIn();
        await passer.Go($"/communities/{id}/evidence/new");
        Assert.StartsWith("/sign-in", passer.Path, StringComparison.Ordinal);

        // Act
        await aisha.Go($"/communities/{id}/evidence/new");
        await aisha.Press("Send", ("title", "The quokka bridge is shut"), ("kind", "observation"), ("gathered", "2099-01-01"));
        Assert.StartsWith("Error:", aisha.Title, StringComparison.Ordinal);
        Assert.Contains("Enter a day that has been.", aisha.Words, StringComparison.Ordinal);
        Assert.Equal("The quokka bridge is shut", aisha.Page.QuerySelector("#title")!.GetAttribute("value"));
        await aisha.Press("Send", Evidence("The quokka bridge is shut"));
        Assert.Contains("Thank you. An officer reads it before others see it.", aisha.Words, StringComparison.Ordinal);
        var entry = aisha.Path;
        await passer.Go(entry);
        Assert.Equal(HttpStatusCode.NotFound, passer.Response.StatusCode);
        await officer.Go("/staff/communities");
        Assert.Contains(id, officer.Text, StringComparison.Ordinal);
        await officer.Go($"/communities/{id}/evidence");
        Assert.Contains("1 suggested by residents wait for your decision", officer.Words, StringComparison.Ordinal);
        await officer.Go(entry);
        await officer.Press("Keep this entry");

        // Assert
        await passer.Go(entry);
        Assert.Contains("The quokka bridge is shut", passer.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Aisha", passer.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("History", passer.Words, StringComparison.Ordinal);
        await officer.Go(entry);
        Assert.Contains("Added by Aisha knows", officer.Words, StringComparison.Ordinal);
        await passer.Go("/search?q=quokka");
        Assert.NotNull(passer.Page.QuerySelector($"main a[href='{entry}']"));
        await passer.Go("/search?q=quokka&kind=asset");
        Assert.Contains("0 found", passer.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Photo_OfAStory_IsShownWithItsConsent_AndGoneWhenItIsTakenAway()
    {
        // Arrange
        var id = await Place();
        using var officer = new Visitor(Web);
        using var passer = new Visitor(Web);
        await officer.SignIn();
        await officer.Go($"/communities/{id}/stories/new");
        await officer.Press("Send", ("title", "The second key"), ("what", "Now somebody else has one."), ("kind", "as-person"), ("form", "spoken"), ("source", "A volunteer"), ("gathered", "2026-01-05"), ("consent", "public"));
        var story = officer.Path;
        await officer.Go(story + "/photo");

        // Act: what is missing is said in one go.
        await officer.Press("Save the photo");
        Assert.Contains("Choose a photo.", officer.Words, StringComparison.Ordinal);
        Assert.Contains("Say whether anybody can be recognised", officer.Words, StringComparison.Ordinal);
        await officer.SendFile("Save the photo", "file", "hall.png", PhotoCleanerTests.Photo(900, 600, SKEncodedImageFormat.Png), ("alt", "The hall"), ("consentBasis", "EverybodyAgreed"), ("consentWho", " "), ("consentDay", "2026-01-05"));
        Assert.Contains("Say who agreed.", officer.Words, StringComparison.Ordinal);
        Assert.Equal("The hall", officer.Page.QuerySelector("#alt")!.TextContent);
        await officer.SendFile("Save the photo", "file", "hall.png", "no photo"u8.ToArray(), ("consentWho", "Maureen, on paper"));
        Assert.Contains("not a photo that we can read", officer.Words, StringComparison.Ordinal);
        await officer.SendFile("Save the photo", "file", "hall.png", PhotoCleanerTests.Photo(900, 600, SKEncodedImageFormat.Png));
        Assert.Contains("Agreed: Maureen, on paper, 2026-01-05", officer.Words, StringComparison.Ordinal);
        await passer.Go(story);
        var image = passer.Page.QuerySelector("main img")!;
        var bytes = await passer.Download(image.GetAttribute("src")!);

        // Assert
        Assert.Equal("The hall", image.GetAttribute("alt"));
        Assert.Equal([0xFF, 0xD8], bytes[..2]);
        Assert.DoesNotContain("Maureen", passer.Words, StringComparison.Ordinal);
        await passer.Go(story + "/photo");
        Assert.StartsWith("/sign-in", passer.Path, StringComparison.Ordinal);
        await officer.Go($"/communities/{id}/evidence/1/photo");
        Assert.Equal(HttpStatusCode.NotFound, officer.Response.StatusCode);
        await officer.Go(story + "/photo");
        await officer.Press("Take the photo away");
        Assert.Contains("The photo is gone.", officer.Words, StringComparison.Ordinal);
        await passer.Go(image.GetAttribute("src")!);
        Assert.Equal(HttpStatusCode.NotFound, passer.Response.StatusCode);
    }

    [Fact]
    public async Task Suggestion_IsWithdrawnByItsResident_AndChangedByNobodyElse()
    {
        // Arrange
        var id = await Place();
        using var aisha = new Visitor(Web);
        using var ben = new Visitor(Web);
        await aisha.SignInResident("Aisha withdraws");
        await ben.SignInResident("Ben looks");
        await aisha.Go($"/communities/{id}/assets/new");
        await aisha.Press("Send", ("title", "A shed"), ("what", "Dry."), ("kind", "place"), ("latitude", "53.7"), ("longitude", "x"));
        Assert.Contains("Enter degrees of latitude and longitude", aisha.Words, StringComparison.Ordinal);
        await aisha.Press("Send", ("longitude", "-2.6"));
        var entry = aisha.Path;

        // Act
        await ben.Go(entry + "/edit");
        await aisha.Press("Withdraw my suggestion");

        // Assert
        Assert.Equal(HttpStatusCode.NotFound, ben.Response.StatusCode);
        Assert.Contains("Withdrawn", aisha.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RegistersForStaff_AreNotThereForOthers_AndTheirTableHidesSmallCounts()
    {
        // Arrange
        var id = await Place();
        using var officer = new Visitor(Web);
        using var councillor = new Visitor(Web);
        using var resident = new Visitor(Web);
        await officer.SignIn();
        await councillor.SignIn("councillor@demo.example", "clayton brook roles");
        await resident.SignInResident("Rita reads");

        // Act
        await officer.Go($"/communities/{id}/voices/new");
        await officer.Press("Send", ("title", "Lunch club"), ("kind", "heard"), ("source", "Sheet"), ("gathered", "2026-01-05"), ("everyone", "forty"));
        Assert.Contains("Enter a whole number, such as 12.", officer.Words, StringComparison.Ordinal);
        await officer.Press("Send", ("everyone", "40"), ("carers", "3"), ("women", "27"));

        // Assert
        foreach (var register in new[] { "voices", "skills" })
        {
            await resident.Go($"/communities/{id}/{register}");
            Assert.Equal(HttpStatusCode.NotFound, resident.Response.StatusCode);
            await resident.Go($"/communities/{id}/{register}/new");
            Assert.Equal(HttpStatusCode.NotFound, resident.Response.StatusCode);
            await councillor.Go($"/communities/{id}/{register}");
            Assert.Equal(HttpStatusCode.OK, councillor.Response.StatusCode);
        }

        await resident.Go($"/communities/{id}/heard");
        var carers = resident.Page.QuerySelectorAll("main tbody tr").Single(row => row.QuerySelector("th")!.TextContent == "Carers");
        Assert.Equal(["–", "–", "few", "Hardly heard"], carers.QuerySelectorAll("td").Select(cell => cell.TextContent.Trim()));
        Assert.Contains("40 people have taken part", resident.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Activity_IsSetUpAfterALookAtWhatIsThere_AndItsPromiseStands()
    {
        // Arrange
        var id = await Place();
        using var officer = new Visitor(Web);
        await officer.SignIn();
        await officer.Go($"/communities/{id}/assets/new");
        await officer.Press("Send", ("title", "Lunch club"), ("what", "Tuesdays."), ("kind", "group"));
        string Day(int ahead) => DateOnly.FromDateTime(Web.Clock.Now.AddDays(ahead).UtcDateTime).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        // Act
        await officer.Go($"/communities/{id}/activities/new");
        await officer.Press("Send", ("title", "Talk at the lunch club"), ("what", "To hear from older people."), ("kind", "consult"), ("day", Day(2)), ("promise", "We come back in a month."));
        var warned = officer.Words;
        await officer.Press("Send", ("sure", "true"));
        await officer.Go(officer.Path + "/edit");
        await officer.Press("Save", ("answer", "Done already."));
        var early = officer.Words;
        await officer.Go($"/communities/{id}/activities/new");
        await officer.Press("Send", ("title", "Walk"), ("what", "To see."), ("kind", "involve"), ("day", Day(-2)), ("promise", "We come back in a month."));
        var entry = officer.Path;
        await officer.Go(entry + "/edit");
        await officer.Press("Save", ("promise", "We never said so."));
        Assert.Contains("The day has come: what was promised stands.", officer.Words, StringComparison.Ordinal);
        await officer.Press("Save", ("promise", "We come back in a month."), ("answer", "A bench was asked for, and is in the plan."), ("came", "12"));

        // Assert
        Assert.Contains("There is something like it already", warned, StringComparison.Ordinal);
        Assert.Contains("This is answered once the day has come.", early, StringComparison.Ordinal);
        using var reader = new Visitor(Web);
        await reader.Go(entry);
        Assert.Contains("A bench was asked for, and is in the plan.", reader.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Find_InOnesOwnWords_PointsToWhatIsHere_ThenFurtherAway_AndNeverToAVulnerability()
    {
        // Arrange
        var (here, there) = (await Place(), await Place());
        using var officer = new Visitor(Web);
        await officer.SignIn();
        foreach (var (id, title, kind) in new[] { (here, "Wombat repair café", "group"), (there, "Wombat advice", "service"), (here, "No wombat for miles", "vulnerability") })
        {
            await officer.Go($"/communities/{id}/assets/new");
            await officer.Press("Send", ("title", title), ("what", "About wombats."), ("kind", kind));
        }

        // Act
        using var resident = new Visitor(Web);
        await resident.Go($"/communities/{here}/find?q=" + Uri.EscapeDataString("I need help with my wombat, please"));

        // Assert
        Assert.Equal(["Wombat repair café", "Wombat advice"], resident.Page.QuerySelectorAll("main h3").Select(heading => heading.TextContent.Trim()));
        await resident.Go($"/communities/{here}/find?q=zzz");
        Assert.Contains("Nothing here answers to these words.", resident.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Profile_IsWellHeard_ByManyInSeveralWays_NotByOneText()
    {
        // Arrange
        var id = await Place();
        using var officer = new Visitor(Web);
        await officer.SignIn();

        // Act
        foreach (var (source, method) in new[] { ("A mother", "conversation"), ("A carer", "conversation"), ("The census", "data") })
        {
            await officer.Go($"/communities/{id}/profile/new?kind=people-values");
            Assert.Equal("people-values", officer.Page.QuerySelector("#kind option[selected]")!.GetAttribute("value"));
            await officer.Press("Send", ("title", "Fair shares"), ("what", "Alike for both."), ("kind", "people-values"), ("source", source), ("method", method), ("gathered", "2026-01-05"), ("consent", "public"));
        }

        // Assert
        using var reader = new Visitor(Web);
        await reader.Go($"/communities/{id}/profiles");
        Assert.Contains("3 answers, 3 sources, 2 ways of asking", reader.Words, StringComparison.Ordinal);
        Assert.Contains("1 question of 8 is well heard", reader.Words, StringComparison.Ordinal);
    }

    private static (string, string?)[] Evidence(string title) =>
        [("title", title), ("what", "Seen twice."), ("kind", "observation"), ("source", "A walker"), ("gathered", "2026-01-05"), ("consent", "public")];

    private async Task<string> Place()
    {
        var id = $"place-{Guid.NewGuid():N}"[..24];
        Assert.Empty((await Web.Grains.GetGrain<ICommunityGrain>(id).Save(new(new(id, CommunityKind.Place, null, [], ""), SampleRound.Officer))).Refusals);
        return id;
    }
}
