using Microsoft.Extensions.DependencyInjection;
using ParticipatoryHub.Communities;
using ParticipatoryHub.Outcomes;
using ParticipatoryHub.People;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Ballots;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Tests.Rounds;

namespace ParticipatoryHub.Tests.Outcomes;

public sealed class OutcomesGrainTests(BothHubs hubs) : IClassFixture<BothHubs>
{
    private static readonly EntryOrigin Trees = new(EntryOriginKind.Project, "green-fund", "g03", "Street trees");

    [Theory, ClassData(typeof(Databases))]
    public async Task Tie_AgainAndTwice_SaysItOnceAndAnew(DatabaseKind kind)
    {
        // Arrange
        var outcomes = await Place(kind);
        var first = Tie(kind, ["outcome-cohesion"]);
        var anew = Tie(kind, ["outcome-efficacy", "outcome-cohesion"]) with { Words = "Neighbours water them." };

        // Act
        foreach (var command in new[] { first, first, anew, anew, Tie(kind, ["outcome-resilience"]) with { Origin = new EntryOrigin(EntryOriginKind.Workshop, "the-square", "the-square", "The square") } })
        {
            Assert.Empty((await outcomes.Tie(command)).Refusals);
        }

        // Assert
        Assert.Equal([("The square", 1), ("Street trees", 2)], (await outcomes.List()).Select(contribution => (contribution.Origin.Title, contribution.Outcomes.Length)));
        Assert.Equal("Neighbours water them.", (await outcomes.List())[1].Words);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Tie_ToNothing_TakesItOut(DatabaseKind kind)
    {
        // Arrange
        var outcomes = await Place(kind);
        await outcomes.Tie(Tie(kind, ["outcome-cohesion"]));

        // Act
        await outcomes.Tie(Tie(kind, []));

        // Assert
        Assert.Empty(await outcomes.List());
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task ListByOrigin_OfAProjectInSeveralCommunities_HasTheLastWordOfEach(DatabaseKind kind)
    {
        // Arrange
        var journal = hubs[kind].Services.GetRequiredService<IOutcomeJournal>();
        var project = Trees with { Thing = Guid.NewGuid().ToString("N") };
        var (twice, gone, once, other) = (await Place(kind), await Place(kind), await Place(kind), await Place(kind));
        foreach (var (place, tied) in new[]
        {
            (twice, Tie(kind, ["outcome-cohesion"])), (twice, Tie(kind, ["outcome-efficacy"]) with { Words = "Neighbours water them." }), (gone, Tie(kind, ["outcome-cohesion"])), (gone, Tie(kind, [])),
            (once, Tie(kind, ["outcome-resilience"])),
        })
        {
            Assert.Empty((await place.Tie(tied with { Origin = project })).Refusals);
        }

        Assert.Empty((await other.Tie(Tie(kind, ["outcome-cohesion"]))).Refusals);

        // Act
        var found = await journal.ListByOrigin(project.Key, default);

        // Assert
        var expected = new[] { (twice.GetPrimaryKeyString(), "Neighbours water them."), (once.GetPrimaryKeyString(), "People meet under them.") };
        Assert.Equal(expected.Order(), found.Select(placed => (placed.Community, placed.Contribution.Words)));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Tie_OfWhatIsUnfit_OrByOthers_IsRefused(DatabaseKind kind)
    {
        // Arrange
        var outcomes = await Place(kind);
        var good = Tie(kind, ["outcome-cohesion"]);
        var partner = new StaffMember("p1", "Petra Partner", [StaffRole.Partner]);

        // Act
        TieOutcome[] refused =
        [
            await outcomes.Tie(good with { By = partner }), await outcomes.Tie(good with { By = RoundExamples.Nobody }),
            await outcomes.Tie(good with { Outcomes = ["outcome-money"] }), await outcomes.Tie(good with { Day = null }), await outcomes.Tie(good with { Day = new DateOnly(2090, 1, 1) }),
            await outcomes.Tie(good with { Words = "" }), await outcomes.Tie(good with { Origin = Trees with { Kind = EntryOriginKind.Idea } }),
            await hubs[kind].Grains.GetGrain<IOutcomesGrain>("no-such-place").Tie(good),
        ];

        // Assert
        Assert.Equal(
            ["not-yours", "not-yours", "outcome-unknown", "day-missing", "day-missing", "words-missing", "origin-unfit", "community-unknown"], refused.Select(outcome => Assert.Single(outcome.Refusals).Code));
        Assert.Empty(await outcomes.List());
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Rows_OfWhatWas_CannotBeChanged(DatabaseKind kind)
    {
        // Arrange
        await (await Place(kind)).Tie(Tie(kind, ["outcome-cohesion"]));
        var sql = hubs[kind].Services.GetRequiredService<SharedSql>();

        // Act and assert
        foreach (var statement in (string[])["DELETE FROM outcome_contribution", "UPDATE outcome_contribution SET body = '{}'"])
        {
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => sql.Transact(db => sql.Execute(db, statement), default));
        }
    }

    private TieContribution Tie(DatabaseKind kind, string[] outcomes) =>
        new(Guid.NewGuid(), Trees, [.. outcomes], DateOnly.FromDateTime(hubs[kind].Clock.Now.UtcDateTime), "People meet under them.", RoundExamples.Officer);

    private async Task<IOutcomesGrain> Place(DatabaseKind kind)
    {
        var id = "p" + Guid.NewGuid().ToString("N")[..12];
        Assert.Empty((await hubs[kind].Grains.GetGrain<ICommunityGrain>(id).Save(new(new CommunityProfile("A place", CommunityKind.Place, null, [], ""), RoundExamples.Officer))).Refusals);
        return hubs[kind].Grains.GetGrain<IOutcomesGrain>(id);
    }
}
