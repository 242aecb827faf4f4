using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Tests.Web.Pages;

/// <summary>Officers say who may vote.</summary>
[Collection(PageTests.Name)]
public sealed class StaffAccessTests(PagesFixture pages)
{
    [Fact]
    public async Task Save_OfADraft_IsKeptAndFrozenWithTheRules()
    {
        // Arrange
        var round = await pages.Web.Draft();
        var before = FrozenRules.Hash(round, (await View(round)).Setup);
        using var visitor = new Visitor(pages.Web);
        await visitor.SignIn();
        await visitor.Go($"/staff/rounds/{round}/who-may-vote");

        // Act
        await visitor.Press("Save", ("residents", "true"), ("postcodes", "pr5  8, bb1"), ("remindHours", "48"));

        // Assert
        var setup = (await View(round)).Setup;
        Assert.Equal((true, "PR5 8 BB1", 48), (setup.Access.Residents, string.Join(' ', setup.Access.Postcodes), setup.Access.RemindHours));
        Assert.NotEqual(before, FrozenRules.Hash(round, setup));
    }

    [Theory]
    [InlineData("postcodes", "elsewhere")]
    [InlineData("remindHours", "soon")]
    [InlineData("remindHours", "0")]
    public async Task Save_WhatCannotBe_IsRefusedAndKept(string field, string typed)
    {
        // Arrange
        var round = await pages.Web.Draft();
        using var visitor = new Visitor(pages.Web);
        await visitor.SignIn();
        await visitor.Go($"/staff/rounds/{round}/who-may-vote");

        // Act
        await visitor.Press("Save", ("residents", "true"), (field, typed));

        // Assert
        Assert.StartsWith("Error: ", visitor.Title, StringComparison.Ordinal);
        Assert.Equal(typed, visitor.Page.QuerySelector("#" + field)!.GetAttribute("value"));
        Assert.False((await View(round)).Setup.Access.Residents);
    }

    private async Task<RoundView> View(string round) => (await pages.Web.Grains.GetGrain<IRoundGrain>(round).GetView())!;
}
