using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Tests.Web.Pages;

/// <summary>Officers who work at one round at the same time lose nothing of each other's.</summary>
[Collection(PageTests.Name)]
public sealed class TwoOfficersTests(PagesFixture pages)
{
    private TestWeb Web => pages.Web;

    [Theory]
    [InlineData("setup/money", "Budget", "20,000", "30,000", "Save")]
    [InlineData("setup/about", "Description", "The first text.", "The second text.", "Save")]
    [InlineData("setup/dates", "ClosesDay", "2027-03-20", "2027-03-21", "Save")]
    [InlineData("setup/voting", "MaxLength", "1", "2", "Save")]
    [InlineData("setup/counting", "MinimumVotes", "5", "7", "Save")]
    [InlineData("projects/edit?id=hall", "Cost", "8,000", "7,000", "Save")]
    [InlineData("who-may-vote", "remindHours", "48", "72", "Save")]
    public async Task Save_OfWhatAnotherSavedMeanwhile_IsRefusedKeepsWhatWasTypedAndShowsWhatStands(string page, string field, string first, string second, string button)
    {
        // Arrange
        var round = await Web.Draft();
        using var quick = await Officer("admin@demo.example", "clayton brook settings");
        using var slow = await Officer();
        await slow.Go($"/staff/rounds/{round}/{page}");
        await quick.Go($"/staff/rounds/{round}/{page}");
        await quick.Press(button, (field, first));
        var saved = await Version(round);

        // Act
        await slow.Press(button, (field, second));

        // Assert
        Assert.StartsWith("Error: ", slow.Title, StringComparison.Ordinal);
        Assert.Contains("Adam Administrator changed the set-up", slow.Words, StringComparison.Ordinal);
        Assert.Contains("Saved now, and not what is in your form", slow.Words, StringComparison.Ordinal);
        var kept = slow.Page.QuerySelector($"#{field}")!;
        Assert.Equal(second, kept.GetAttribute("value") ?? kept.TextContent);
        Assert.Equal(saved, await Version(round));
        await slow.Press(button);
        Assert.False(slow.Title.StartsWith("Error: ", StringComparison.Ordinal), slow.Words);
        Assert.Equal(saved + 1, await Version(round));
    }

    [Fact]
    public async Task Save_OfAnotherStepThanTheOtherOfficers_IsTaken()
    {
        // Arrange
        var round = await Web.Draft();
        using var one = await Officer();
        using var two = await Officer("admin@demo.example", "clayton brook settings");
        await one.Go($"/staff/rounds/{round}/setup/money");
        await two.Go($"/staff/rounds/{round}/setup/about");
        await two.Press("Save", ("Name", "Renamed meanwhile"));

        // Act
        await one.Press("Save", ("Budget", "25,000"));

        // Assert
        var setup = (await Web.Grains.GetGrain<IRoundGrain>(round).GetView())!.Setup;
        Assert.Equal(("Renamed meanwhile", new Money(2_500_000)), (setup.Name, setup.Budget));
    }

    [Fact]
    public async Task Projects_ChangedTogether_AreUndoneUntilTheNextChange()
    {
        // Arrange
        var round = await Web.Draft();
        using var officer = await Officer();
        await officer.Go($"/staff/rounds/{round}/projects/change?act=delete&chosen=bench&chosen=hall");
        await officer.Press("Yes, change 2 projects");
        var said = officer.Words;
        var left = await Ids(round);

        // Act
        await officer.Press("Undo this");

        // Assert
        Assert.Contains("2 projects deleted. Olive Officer", said, StringComparison.Ordinal);
        Assert.Equal("trees bus", left);
        Assert.Equal("bench trees hall bus", await Ids(round));
        Assert.DoesNotContain("Undo this", officer.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Undo_OfAnOldPage_AfterAnotherChange_IsRefusedInWords()
    {
        // Arrange
        var round = await Web.Draft();
        using var officer = await Officer();
        await officer.Go($"/staff/rounds/{round}/projects/change?act=withdraw&chosen=bench");
        await officer.Press("Yes, change 1 project");
        using var other = await Officer("admin@demo.example", "clayton brook settings");
        await other.Go($"/staff/rounds/{round}/setup/money");
        await other.Press("Save", ("Budget", "11,000"));

        // Act
        await officer.Press("Undo this");

        // Assert
        Assert.Contains("cannot be undone any more", officer.Words, StringComparison.Ordinal);
        Assert.True((await Web.Grains.GetGrain<IRoundGrain>(round).GetView())!.Setup.Projects[0].Withdrawn);
    }

    private async Task<Visitor> Officer(string email = "officer@demo.example", string password = "clayton brook votes") => await new Visitor(Web).SignIn(email, password);

    private async Task<int> Version(string round) => (await Web.Grains.GetGrain<IRoundGrain>(round).GetStaffView(SampleRound.Officer))!.SetupVersion;

    private async Task<string> Ids(string round) => string.Join(' ', (await Web.Grains.GetGrain<IRoundGrain>(round).GetView())!.Setup.Projects.Select(project => project.Id));
}
