using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Playwright;
using ParticipatoryHub.Communities;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Communities;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Tests.Web.Pages;
using ParticipatoryHub.Web.Demo;
using ParticipatoryHub.Web.Front;
using static Microsoft.Playwright.Assertions;

namespace ParticipatoryHub.Tests.Web.Front;

/// <summary>The front pages of the council and of a community: whoever looks at one sees what changes.</summary>
public sealed class FrontPageTests(WebFixture fixture, Browser browser) : IClassFixture<WebFixture>, IClassFixture<Browser>
{
    [Theory, ClassData(typeof(Databases))]
    public async Task WatchPage_TellsWhoeverLooks_ThatItHasChanged(DatabaseKind kind)
    {
        // Arrange
        var web = await fixture.On(kind);
        var id = await Place(web);
        var heard = new ConcurrentQueue<(string Page, string Mark)>();
        await using var connection = await web.Connect();
        connection.On<string, string>("pageChanged", (page, mark) => heard.Enqueue((page, mark)));

        // Act: what one has is old already, then a community changes while one looks.
        Assert.True(await connection.InvokeAsync<bool>("WatchPage", FreshRelay.Council, "old"));
        await Eventually.Is(() => heard.Any(news => news.Page == FreshRelay.Council), "the front page to be news");
        Assert.True(await connection.InvokeAsync<bool>("WatchPage", FreshRelay.OfCommunity(id), heard.First().Mark));
        await Eventually.Is(() => heard.Any(news => news.Page == FreshRelay.OfCommunity(id)), "the community's page to be news");
        var before = heard.Count;
        Assert.Empty((await web.Grains.GetGrain<ICommunityGrain>(id).Save(new(new("Renamed", CommunityKind.Place, null, [], ""), SampleRound.Officer))).Refusals);

        // Assert
        await Eventually.Is(() => heard.Skip(before).Any(news => news.Page == FreshRelay.OfCommunity(id)), "the change to be told");
        Assert.DoesNotContain(heard.Skip(before), news => news.Page == FreshRelay.Council);
        foreach (var nothing in new[] { "", "nowhere", "community:", "community:../x", "community:not-there", FreshRelay.Council })
        {
            Assert.False(await connection.InvokeAsync<bool>("WatchPage", nothing, ""));
        }
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task FrontPage_WhileOneLooks_ShowsNewVotesAndWhatHasChanged_AndKeepsTheFocus(int width)
    {
        // Arrange
        var web = await fixture.On(DatabaseKind.Sqlite);
        var (round, codes) = await web.OpenForPages();
        var id = await Place(web);
        await using var guest = await browser.Visit(web, width);
        var page = guest.Page;
        await page.GotoAsync("/");
        var count = page.Locator($"[data-turnout='{round}'] [data-figure=voted]");
        await Expect(count).ToHaveTextAsync("0");
        var link = page.Locator($"main a[href='/rounds/{round}']").First;
        await link.FocusAsync();

        // Act
        using (var voter = new Visitor(web))
        {
            await voter.Go($"/rounds/{round}/vote");
            await voter.Press("Continue", ("code", codes[0]));
            await voter.Press("Check your vote", ("project", "p02"));
            await voter.Press("Cast my vote");
        }

        await Expect(count).ToHaveTextAsync("1");
        var community = web.Grains.GetGrain<ICommunityGrain>(id);
        var evidence = web.Grains.GetGrain<IEntriesGrain>($"{id}/evidence");
        var number = (await evidence.Add(new(Guid.NewGuid(), CommunityExamples.Evidence(), new(null, SampleRound.Officer)))).Number;
        foreach (var move in new[] { CommunityMove.Propose, CommunityMove.BringIntoFocus })
        {
            Assert.Empty((await community.Move(new(move, "Because.", [number], SampleRound.Officer))).Refusals);
        }

        // Assert
        await Expect(page.Locator($"main a[href='/communities/{id}']")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "brought up to date" })).ToBeAttachedAsync();
        await Expect(page.Locator($"main a[href='/rounds/{round}']").First).ToBeFocusedAsync();
        await Expect(page.Locator($"[data-turnout='{round}'] [data-figure=voted]")).ToHaveTextAsync("1");
    }

    private static async Task<string> Place(TestWeb web)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"front-{Guid.NewGuid():N}")[..20];
        Assert.Empty((await web.Grains.GetGrain<ICommunityGrain>(id).Save(new(new(id, CommunityKind.Place, null, [], ""), SampleRound.Officer))).Refusals);
        return id;
    }
}
