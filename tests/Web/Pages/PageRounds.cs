using System.Collections.Immutable;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Tests.Web.Pages;

/// <summary>Rounds that look like a parish's own, for pages.</summary>
public static class PageRounds
{
    /// <summary>An open round with codes.</summary>
    public static async Task<(string Id, ImmutableArray<string> Codes)> OpenForPages(
        this TestWeb web, VotingMethod method = VotingMethod.Approval, BallotLimits? limits = null, int voters = 5, CountingRule rule = CountingRule.Greedy)
    {
        var id = $"{method.ToString().ToLowerInvariant()}-{Guid.NewGuid():N}"[..24];
        var round = web.Grains.GetGrain<IRoundGrain>(id);
        Done(await round.Create(new CreateRound(Setup(web.Clock.Now, method, limits ?? LimitsOf(method), rule), SampleRound.Officer)));
        var codes = await web.Grains.GetGrain<IRegisterGrain>(id).Issue(new IssueCodes(voters, null, "test", SampleRound.Officer));
        Assert.Empty(codes.Refusals);
        Done(await round.OpenVoting(new MoveRound(SampleRound.Officer)));
        return (id, codes.Codes);
    }

    public static RoundSetup Setup(DateTimeOffset now, VotingMethod method, BallotLimits limits, CountingRule rule = CountingRule.Greedy) => SampleRound.Setup(now, method, limits) with
    {
        Name = "Clayton Brook decides 2027",
        Description = "£50,000 for things that make Clayton Brook a better place to live. The ideas came from residents at the three autumn workshops; the council checked that each can be done and what it costs.",
        Budget = new Money(5_000_000),
        Projects = Projects,
        Counting = CountOptions.For(rule),
        OpensAt = now,
        ClosesAt = now.AddDays(14),
    };

    public static ImmutableArray<RoundProject> Projects { get; } =
    [
        Project("p01", "Lights for the footpath behind the village hall", 1_450_000, "North", "Safety", "Eight low posts with warm light from dusk to eleven, so that people can walk home from evening classes and the bus."),
        Project("p02", "A community fridge at the pantry", 380_000, "Centre", "Food", "A fridge and freezer where shops and neighbours leave good food and anyone can take it."),
        Project("p03", "Benches along the brook", 240_000, "South", "Green space", "Four benches with backs and arm rests, made by the Men’s Shed."),
        Project("p04", "New kitchen for the youth club", 2_200_000, "Centre", "Young people", "The kitchen is thirty years old and fails its inspection. With a new one the club can cook with forty young people each week again, and the pensioners’ lunch can come back on Thursdays. The price includes the fire door that building control asks for."),
        Project("p05", "Play area that works for wheelchairs", 3_100_000, "North", "Young people", "A roundabout level with the ground, a basket swing and a path that prams and wheelchairs can use."),
        Project("p06", "Street trees on Great Greens Lane", 640_000, "North", "Green space", "Sixteen trees, planted and watered for two years."),
        Project("p07", "Computer and phone help on Saturdays", 520_000, "Centre", "Learning", "A tutor in the library for two hours a week, for a year."),
        Project("p08", "A zebra crossing by the school", 2_900_000, "South", "Safety", ""),
    ];

    private static BallotLimits LimitsOf(VotingMethod method) => method switch
    {
        VotingMethod.Approval => new BallotLimits(MinLength: 1, MaxLength: 3),
        VotingMethod.Knapsack => new BallotLimits(MinLength: 1),
        VotingMethod.Cumulative => new BallotLimits(MinLength: 1, MaxTotalPoints: 10, MaxPoints: 5),
        VotingMethod.Ordinal => new BallotLimits(MinLength: 1, MaxLength: 4),
        _ => new BallotLimits(MinPoints: 0, MaxPoints: 5),
    };

    private static RoundProject Project(string id, string name, long pence, string area, string category, string description) =>
        new(id, name, description, new Money(pence), area, [category], null, Delivery.Council, false, ImmutableSortedDictionary<string, string>.Empty);

    private static void Done(RoundOutcome outcome) => Assert.True(outcome.Done, string.Join(' ', outcome.Refusals.Select(refusal => refusal.Sentence)));
}
