using System.Globalization;
using System.Text;
using Microsoft.Playwright;
using ParticipatoryHub.Deliveries;
using ParticipatoryHub.People;
using ParticipatoryHub.Pots;
using ParticipatoryHub.Web.Demo;

namespace ParticipatoryHub.Tests.Web.Pages;

/// <summary>Pots of money as finance officers keep them, without script.</summary>
[Collection(PageTests.Name)]
public sealed class PotPageTests(PagesFixture pages)
{
    [Fact]
    public async Task Money_ThatWasNotNeeded_GoesIntoAPotToARoundAndBack()
    {
        // Arrange
        var (grains, draft) = (pages.Web.Grains, await pages.Web.Draft());
        var name = $"Brook {Guid.NewGuid():N}";
        var line = (await grains.GetGrain<IDeliveriesGrain>(DemoCouncil.Green).List()).First(found => found.Phase == DeliveryPhase.Delivered && found.Left > new Money(5_00));
        using var officer = new Visitor(pages.Web);
        await officer.SignIn();

        // Act and assert, step by step
        await officer.Go("/staff/pots");
        await officer.Press("Make the pot", ("name", " "));
        Assert.Contains("Give the pot a name", officer.Page.QuerySelector("#name-error")!.TextContent, StringComparison.Ordinal);
        await officer.Press("Make the pot", ("name", name));
        Assert.Contains("The pot is made.", officer.Page.Body!.TextContent, StringComparison.Ordinal);
        var pot = (await Find(grains, name)).Number.ToString(CultureInfo.InvariantCulture);

        await officer.Go($"/staff/rounds/{DemoCouncil.Green}/deliveries/{line.Project}");
        await officer.Press("Put it into the pot", ("pot", pot), ("returned", "five"));
        Assert.Equal("five", officer.Page.QuerySelector("#returned")!.GetAttribute("value"));
        Assert.NotNull(officer.Page.QuerySelector("#returned-error"));
        using var again = officer.Request("Put it into the pot", ("pot", pot), ("returned", "5.00"));
        await officer.Press("Put it into the pot", ("pot", pot), ("returned", "5.00"));
        await officer.Send(again);
        Assert.Equal(new Money(5_00), (await Find(grains, name)).Balance);

        await officer.Go("/staff/pots");
        await officer.Press("Give it to the round", ("give-pot", pot), ("give-round", draft), ("give-amount", "5.01"), ("give-words", ""));
        Assert.Contains("There is £5 in this pot.", officer.Page.QuerySelector("#give-amount-error")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(officer.Page.QuerySelector("#give-words-error"));
        Assert.Equal("5.01", officer.Page.QuerySelector("#give-amount")!.GetAttribute("value"));
        await officer.Press("Give it to the round", ("give-pot", pot), ("give-round", draft), ("give-amount", "£5"), ("give-words", "Cabinet"));
        await officer.Press("Take it back", ("back-pot", pot), ("back-round", draft), ("back-amount", "2.50"), ("back-words", "Cabinet"));
        await officer.Go($"/staff/rounds/{DemoCouncil.Green}/deliveries");
        await officer.Press("Put it into the pot", ("pot", pot), ("amount", "1.00"), ("words", ""));
        Assert.NotNull(officer.Page.QuerySelector("#words-error"));
        await officer.Press("Put it into the pot", ("pot", pot), ("amount", "1.00"), ("words", "Cabinet"));

        Assert.Equal(
            [(PotEntryKind.NotNeeded, 5_00L), (PotEntryKind.Drawn, -5_00L), (PotEntryKind.GivenBack, 2_50L), (PotEntryKind.Unspent, 1_00L)],
            (await Find(grains, name)).Entries.Select(entry => (entry.Kind, entry.Amount.Pence)));
        await officer.Go("/staff/pots");
        Assert.Contains("−£5", officer.Words, StringComparison.Ordinal);
        Assert.Contains("+£2.50", officer.Words, StringComparison.Ordinal);
        Assert.Contains($"{name},4,unspent,", Encoding.UTF8.GetString(await officer.Download("/staff/pots?handler=csv")), StringComparison.Ordinal);
        await officer.Go($"/rounds/{DemoCouncil.Green}/delivery/{line.Project}");
        Assert.Contains($"£5 went back to “{name}”, for later rounds.", officer.Words, StringComparison.Ordinal);
    }

    private static async Task<Pot> Find(IGrainFactory grains, string name) => (await grains.GetGrain<IPotsGrain>("all").List()).Single(pot => pot.Name == name);
}

/// <summary>The same in Chromium: accessible, and whole at every width.</summary>
[Collection(BrowserTests.Name)]
public sealed class PotScreenTests(Browser browser, PagesFixture pages)
{
    private static readonly StaffMember Finance = new("pots-1", "Fiona Finance", [StaffRole.Finance]);

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task Pages_OfPots_AreAccessibleAndFitTheirWindow(int width)
    {
        // Arrange
        var (pots, draft) = (pages.Web.Grains.GetGrain<IPotsGrain>("all"), await pages.Web.Draft());
        var name = $"Clayton Brook, next round {width}";
        await pots.Open(new OpenPot(Guid.NewGuid(), name, Finance));
        var number = (await pots.List()).Single(pot => pot.Name == name).Number;
        var line = (await pages.Web.Grains.GetGrain<IDeliveriesGrain>(DemoCouncil.Green).List()).First(found => found.Phase == DeliveryPhase.Delivered && found.Left > new Money(60_00));
        var delivery = pages.Web.Grains.GetGrain<IDeliveryGrain>(new DeliveryKey(DemoCouncil.Green, line.Project).ToString());
        Assert.True((await delivery.Return(new ReturnUnderspend(Guid.NewGuid(), number, new Money(60_00), Finance))).Done);
        Assert.True((await pots.Move(new MoveMoney(Guid.NewGuid(), number, PotMove.ToRound, draft, new Money(40_00), "Cabinet, 4 May 2027", Finance))).Done);
        await using var guest = await browser.Visit(pages.Web, width);
        var page = guest.Page;
        await page.SignIn();

        // Act and assert
        await page.GotoAsync("/staff/pots");
        await page.TakeAccessible("finance-pots");
        Assert.Empty(await page.WalkByTab("finance-pots"));
        await page.Press("Give it to the round");
        await Assertions.Expect(page.Locator("#give-words-error")).ToContainTextAsync("Say who decided it");
        await page.TakeAccessible("finance-pots-error");
        await page.GotoAsync($"/staff/rounds/{DemoCouncil.Green}/deliveries/{line.Project}");
        await page.TakeAccessible("finance-delivery-put-back");
        await page.GotoAsync($"/staff/rounds/{DemoCouncil.Green}/deliveries");
        await page.TakeAccessible("finance-deliveries");
        await page.GotoAsync($"/rounds/{DemoCouncil.Green}/delivery/{line.Project}");
        await page.TakeAccessible("delivery-put-back");
    }
}
