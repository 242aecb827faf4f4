using System.Collections.Immutable;
using System.Globalization;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Web.Demo;

/// <summary>The set-ups of the demo's rounds. Whatever is made up says so.</summary>
internal static class DemoRounds
{
    private const string Notice = "Example data, made up for the demonstration. ";

    public static RoundSetup Fund(DateTimeOffset now) => Setup(
        "Clayton Brook Community Fund (example)",
        "Sixty thousand pounds for things that make Clayton Brook a better place to live. Choose what you would do with the money: as many projects as you like, as long as they cost no more than there is.",
        60_000,
        DemoProjects.Fund,
        VotingMethod.Knapsack,
        new BallotLimits(MinLength: 1),
        now,
        Noon(now.AddDays(28))) with { Access = new VoterAccess(true, [], 24) };

    public static RoundSetup Green(DateTimeOffset now) => Setup(
        "Clayton Brook Green Fund (example)",
        "Forty thousand pounds for a greener village. Each voter chose up to five projects; the votes were counted by equal shares.",
        40_000,
        DemoProjects.Green,
        VotingMethod.Approval,
        new BallotLimits(MinLength: 1, MaxLength: 5),
        Noon(now.AddDays(-70)),
        Noon(now.AddDays(-49)));

    public static RoundSetup Youth(DateTimeOffset now) => Setup(
        "Clayton Brook Young People’s Fund (example)",
        "Eight thousand pounds, decided by those between 11 and 19. Ten points each, to be given to one project or spread over several.",
        8_000,
        DemoProjects.Youth,
        VotingMethod.Cumulative,
        new BallotLimits(MinLength: 1, MaxPoints: 6, MaxTotalPoints: 10),
        Noon(now.AddDays(60)),
        Noon(now.AddDays(81)));

    public static RoundSetup Ideas(DateTimeOffset now) => Setup(
        "Clayton Brook Winter Fund (example)",
        "Twenty thousand pounds for a kinder winter. What should it be spent on? Put your idea forward; what can be done is voted on afterwards.",
        20_000,
        [],
        VotingMethod.Approval,
        new BallotLimits(MinLength: 1, MaxLength: 5),
        Noon(now.AddDays(45)),
        Noon(now.AddDays(66))) with
    {
        Ideas = new IdeaCall(
            now,
            Noon(now.AddDays(24)),
            "An idea can cost up to £18,000. It must be in Clayton Brook, open to anyone, and finished within a year. We cannot pay wages that go on after that.",
            ["Whole village", "Village centre", "Great Greens", "Bridgeway", "Brookside"],
            ["Streets", "Safety", "Food", "Families", "Nature", "Sport"],
            new Money(18_000_00)),
    };

    private static RoundSetup Setup(
        string name, string description, long pounds, ImmutableArray<RoundProject> projects, VotingMethod method, BallotLimits limits, DateTimeOffset opensAt, DateTimeOffset closesAt) => new(
        name,
        Notice + description,
        "Clayton Brook",
        null,
        "GBP",
        new Money(pounds * 100),
        projects,
        method,
        limits,
        CountOptions.For(CountingRule.EqualShares),
        opensAt,
        closesAt,
        "Europe/London",
        [new("instance", closesAt.Year.ToString(CultureInfo.InvariantCulture)), new("experimental", "1"), new("comment", "#1: Example data made up for a demonstration; no such vote took place.")]);

    private static DateTimeOffset Noon(DateTimeOffset day) => new(day.UtcDateTime.Date.AddHours(12), TimeSpan.Zero);
}
