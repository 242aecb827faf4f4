using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Communities;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Ideas;
using ParticipatoryHub.Outcomes;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Tests.Rounds;
using ParticipatoryHub.Tests.Web.Ideas;
using ParticipatoryHub.Web.Demo;

namespace ParticipatoryHub.Tests.Web.Pages;

/// <summary>No page of a round asks more of grains or of the database because the round has more projects, ideas or results.</summary>
[Collection(ExportMemoryTests.Alone)]
public sealed class PageCallsTests
{
    private const int Few = 20;
    private const int Many = 200;
    private const int Readings = 3;

    private static readonly string[] ForResidents =
    [
        "/", "/rounds/{open}", "/rounds/{open}?find=project", "/rounds/{open}/projects/p007", "/rounds/{open}/vote", "/rounds/{open}/vote/ballot",
        "/rounds/{open}/paper", "/rounds/{open}/track", "/rounds/{over}", "/rounds/{over}/results", "/rounds/{over}/results/count", "/rounds/{over}/results/rules",
        "/rounds/{over}/delivery/p001", "/rounds/{ideas}", "/rounds/{ideas}/ideas", "/rounds/{ideas}/ideas?find=bench", "/rounds/{ideas}/ideas/7",
    ];

    private static readonly string[] ForStaff =
    [
        "/staff", "/staff/rounds/{open}", "/staff/rounds/{over}", "/staff/rounds/{draft}", "/staff/rounds/{draft}/setup", "/staff/rounds/{draft}/setup/voting",
        "/staff/rounds/{draft}/setup/conflicts", "/staff/rounds/{draft}/ready", "/staff/rounds/{draft}/projects", "/staff/rounds/{draft}/projects/edit?id=p007",
        "/staff/rounds/{draft}/projects/change?act=withdraw&chosen=p001&chosen=p002", "/staff/rounds/{draft}/preview", "/staff/rounds/{draft}/rehearsal",
        "/staff/rounds/{open}/codes", "/staff/rounds/{open}/who-may-vote", "/staff/rounds/{open}/comments", "/staff/comments?round={open}", "/staff/rounds/{open}/log",
        "/staff/rounds/{over}/result", "/staff/rounds/{over}/deliveries", "/staff/rounds/{over}/deliveries/p001", "/staff/rounds/{over}/ledger",
        "/staff/rounds/{ideas}/ideas", "/staff/rounds/{ideas}/ideas/7", "/staff/rounds/{ideas}/call-for-ideas",
    ];

    [Theory, ClassData(typeof(Databases))]
    public async Task Page_OfARoundTenTimesAsLarge_AsksNoMoreOfGrainsOrTheDatabase(DatabaseKind kind)
    {
        // Arrange
        using var calls = new PageCalls();
        await using var web = await TestWeb.StartAsync(kind, demo: true, also: calls.Watch);
        await DemoIsMade(web);
        var (few, many) = (await Rounds.Make(web, Few), await Rounds.Make(web, Many));
        using var officer = new Visitor(web);
        await officer.SignIn();

        foreach (var page in ForResidents.Concat(ForStaff))
        {
            // Act
            var small = await Cost(calls, officer, few, page);
            var large = await Cost(calls, officer, many, page);

            // Assert
            Assert.True(large.Grains == small.Grains, $"{page}: {small.Grains} calls of grains with {Few}, {large.Grains} with {Many}: {calls.Told}");
            // What runs by itself meanwhile adds a few; a statement for each project would add 180.
            Assert.True(large.Statements < small.Statements + Few, $"{page}: {small.Statements} statements with {Few}, {large.Statements} with {Many}.");
            Assert.True(large.Grains < Few, $"{page}: {calls.Told}");
        }
    }

    [Fact]
    public async Task Delivery_InACouncilOfMoreCommunities_AsksNoMoreOfGrainsOrTheDatabase()
    {
        // Arrange
        using var calls = new PageCalls();
        await using var web = await TestWeb.StartAsync(DatabaseKind.Sqlite, also: calls.Watch);
        var rounds = await Rounds.Make(web, Few);
        using var resident = new Visitor(web);
        await Tie(web, rounds.Over, 0);
        var before = await Cost(calls, resident, rounds, "/rounds/{over}/delivery/p001");
        for (var community = 1; community <= Few; community++)
        {
            await Tie(web, rounds.Over, community);
        }

        // Act
        var after = await Cost(calls, resident, rounds, "/rounds/{over}/delivery/p001");

        // Assert
        Assert.Contains("Place number 20", resident.Text, StringComparison.Ordinal);
        Assert.True(after.Grains == before.Grains, calls.Told);
        Assert.True(after.Statements < before.Statements + Few, $"{before.Statements} statements with one community, {after.Statements} with {Few + 1}.");
    }

    // What makes the demonstration goes on after the start, and its calls would be counted too.
    private static Task DemoIsMade(TestWeb web) => Task.WhenAll(
        web.Services.GetServices<IHostedService>().OfType<BackgroundService>().Where(service => service.GetType().Namespace == typeof(DemoCouncil).Namespace).Select(service => service.ExecuteTask ?? Task.CompletedTask)).Ends();

    private static async Task Tie(TestWeb web, string round, int number)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"place-{number}");
        Assert.Empty((await web.Grains.GetGrain<ICommunityGrain>(id).Save(new(new CommunityProfile($"Place number {number}", CommunityKind.Place, null, [], ""), SampleRound.Officer))).Refusals);
        Assert.Empty((await web.Grains.GetGrain<IOutcomesGrain>(id).Tie(new(
            Guid.NewGuid(), new EntryOrigin(EntryOriginKind.Project, round, "p001", "Project 1"), ["outcome-cohesion"], DateOnly.FromDateTime(web.Clock.Now.UtcDateTime), "People meet there.", SampleRound.Officer))).Refusals);
    }

    // The least of some readings: what runs by itself beside a request may add to one of them.
    private static async Task<(int Grains, int Statements)> Cost(PageCalls calls, Visitor visitor, Rounds rounds, string page)
    {
        var path = rounds.In(page);
        if (page.EndsWith("/vote/ballot", StringComparison.Ordinal))
        {
            await visitor.Go(path.Replace("/ballot", "", StringComparison.Ordinal));
            await visitor.Press("Continue", ("code", rounds.Code));
        }

        var found = new List<(int Grains, int Statements)>();
        for (var reading = 0; reading <= Readings; reading++)
        {
            found.Add(await calls.Around(() => visitor.Go(path)));
            Assert.Equal(HttpStatusCode.OK, visitor.Response.StatusCode);
            Assert.Equal(path, visitor.Path);
        }

        return (found.Min(cost => cost.Grains), found.Min(cost => cost.Statements));
    }

    /// <summary>A draft, an open round, one that is over and one that takes ideas, all of one size.</summary>
    private sealed record Rounds(string Draft, string Open, string Over, string Ideas, string Code)
    {
        public string In(string path) => path
            .Replace("{draft}", Draft, StringComparison.Ordinal).Replace("{open}", Open, StringComparison.Ordinal)
            .Replace("{over}", Over, StringComparison.Ordinal).Replace("{ideas}", Ideas, StringComparison.Ordinal);

        public static async Task<Rounds> Make(TestWeb web, int size)
        {
            var (open, codes) = await web.OpenWith(setup => Sized(setup, size));
            var (over, _) = await web.OpenWith(setup => Sized(setup, size) with { Budget = new Money(100_000L * size), Method = VotingMethod.Approval });
            await Finish(web, over, size);
            var draft = $"draft-{size}";
            Done(await web.Grains.GetGrain<IRoundGrain>(draft).Create(new(Sized(SampleRound.Setup(web.Clock.Now), size), SampleRound.Officer)));
            var ideas = await web.OpenForIdeas();
            using var author = new Visitor(web);
            var resident = await author.SignInResident($"Author {size}");
            for (var idea = 1; idea <= size; idea++)
            {
                await web.PutForward(ideas, resident, IdeaRounds.Text(string.Create(CultureInfo.InvariantCulture, $"Bench number {idea}")));
            }

            return new(draft, open, over, ideas, codes[^1]);
        }

        private static RoundSetup Sized(RoundSetup setup, int size) => setup with
        {
            Projects =
            [
                .. Enumerable.Range(1, size).Select(number => PageRounds.Projects[0] with
                {
                    Id = $"p{number:000}",
                    Name = $"Project {number}",
                    Cost = new Money(100_000),
                    Area = $"Area {number % 7}",
                    Place = new Place(53.7 + number * 0.001, -2.6),
                }),
            ],
        };

        private static async Task Finish(TestWeb web, string id, int size)
        {
            var issued = await web.Grains.GetGrain<IRegisterGrain>(id).Issue(new IssueCodes(size, null, "more", SampleRound.Officer));
            var casts = issued.Codes.Select((code, i) => web.Grains.GetGrain<IBallotBoxGrain>(id).Cast(
                new(Guid.NewGuid(), code, [new Choice(string.Create(CultureInfo.InvariantCulture, $"p{i + 1:000}"), 1)], null, BallotChannel.Online)));
            Assert.All(await Task.WhenAll(casts), outcome => Assert.Null(outcome.Refusal));
            var round = web.Grains.GetGrain<IRoundGrain>(id);
            Done(await round.CloseVoting(new(SampleRound.Officer)));
            Done(await round.Count(new(SampleRound.Officer)));
            await Eventually.DoesAsync(async () => await round.GetResult() is { IsComplete: true }, "the figures of the count");
            await round.PublishSigned(web.Clock.Now);
        }

        private static void Done(RoundOutcome outcome) => Assert.True(outcome.Done, string.Join(' ', outcome.Refusals.Select(refusal => refusal.Sentence)));
    }
}
