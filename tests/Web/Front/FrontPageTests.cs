using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using ParticipatoryHub.Communities;
using ParticipatoryHub.Silo.Communities;
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

    [Fact]
    public async Task FrontPage_WhileTheDatabaseFails_IsLookedAtAgain_AndTheServiceGoesOn()
    {
        // Arrange
        Flaky? journal = null;
        await using var web = await TestWeb.StartAsync(also: builder => builder.Services.AddSingleton(services =>
        {
            var flaky = Flaky.Of(ActivatorUtilities.CreateInstance<EntryJournal>(services));
            journal = (Flaky)(object)flaky;
            return flaky;
        }));
        var id = await Place(web);
        var heard = new ConcurrentQueue<string>();
        await using var connection = await web.Connect();
        connection.On<string, string>("pageChanged", (_, mark) => heard.Enqueue(mark));
        Assert.True(await connection.InvokeAsync<bool>("WatchPage", FreshRelay.OfCommunity(id), "old"));
        await Eventually.Is(() => heard.Count == 1, "the page as it is");

        // Act
        journal!.IsBroken = true;
        await Eventually.Is(() => journal.Failures >= 2, "two looks that fail");
        Assert.Empty((await web.Grains.GetGrain<ICommunityGrain>(id).Save(new(new("Renamed", CommunityKind.Place, null, [], ""), SampleRound.Officer))).Refusals);
        journal.IsBroken = false;

        // Assert
        await Eventually.Is(() => heard.Count == 2, "the change to be told once the database answers again");
        Assert.Equal(HttpStatusCode.OK, (await web.Http.GetAsync(new Uri("/", UriKind.Relative))).StatusCode);
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
        await Expect(page.Locator($"main a[href='/communities/{id}']")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "brought up to date" })).ToBeAttachedAsync();
        await Expect(page.Locator($"main a[href='/rounds/{round}']").First).ToBeFocusedAsync();
        await Expect(page.Locator($"[data-turnout='{round}'] [data-figure=voted]")).ToHaveTextAsync("1");
    }

    /// <summary>The real journal, behind a line that can be cut.</summary>
    public class Flaky : DispatchProxy
    {
        private IEntryJournal inner = null!;
        private int failures;

        public bool IsBroken { get; set; }

        public int Failures => Volatile.Read(ref failures);

        internal static IEntryJournal Of(IEntryJournal journal)
        {
            var flaky = Create<IEntryJournal, Flaky>();
            ((Flaky)(object)flaky).inner = journal;
            return flaky;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            if (IsBroken)
            {
                Interlocked.Increment(ref failures);
                throw new IOException("The disk does not answer.");
            }

            return targetMethod!.Invoke(inner, args);
        }
    }

    private static async Task<string> Place(TestWeb web)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"front-{Guid.NewGuid():N}")[..20];
        Assert.Empty((await web.Grains.GetGrain<ICommunityGrain>(id).Save(new(new(id, CommunityKind.Place, null, [], ""), SampleRound.Officer))).Refusals);
        return id;
    }
}
