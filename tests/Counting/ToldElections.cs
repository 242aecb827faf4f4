using ParticipatoryHub.Counting;

namespace ParticipatoryHub.Tests.Counting;

/// <summary>Elections in which something happens that a council will be asked about, each small enough to be counted with a pencil. Costs in pounds.</summary>
internal static class ToldElections
{
    public static IReadOnlyList<(string Name, PlainElection Election, Func<CountOptions, CountOptions> Declared)> All { get; } =
    [
        ("an ordinary year", Approval(100, "A 60, B 50, C 40, D 10, E 5", "A B C", "A B C", "A B D", "A B C D", "A D"), Nothing),
        ("everything fits", Approval(300, "A 60, B 50, C 40", "A B C", "A B", "A"), Nothing),
        ("to the last penny", Approval(100, "A 60, B 40, C 1", "A B", "A B C", "A"), Nothing),
        ("a penny short", Approval(99, "A 60, B 40, C 39", "A B", "A B C", "A"), Nothing),
        ("nobody voted", Approval(100, "A 60, B 50"), Nothing),
        ("nobody named anything", Approval(100, "A 60, B 50", "", "", ""), Nothing),
        ("no projects", Approval(100, "", "", ""), Nothing),
        ("no money", Approval(0, "A 60, B 0", "A B", "A"), Nothing),
        ("one voter", Approval(100, "A 60, B 50, C 40", "A C"), Nothing),
        ("ties by id", Approval(100, "B 50, A 50, C 50, D 50", "A B C D", "A B C D"), Nothing),
        ("ties by cost and by votes", Cumulative(100, "A 40, B 40, C 30, D 60", "A=2 C=2", "B=1 D=2", "B=1"), Nothing),
        ("ties by a public seed", Approval(100, "A 50, B 50, C 50, D 50", "A B C D", "A B C D"), options => options with { Tie = TieRule.Seeded("6 3 1 4") }),
        ("thirteen equals", Approval(130, string.Join(", ", Enumerable.Range(1, 15).Select(number => $"p{number:00} 10")), "p01 p02 p03 p04 p05 p06 p07 p08 p09 p10 p11 p12 p13 p14 p15"), Nothing),
        ("projects that cost nothing", Approval(50, "A 50, B 0, C 0, D 0", "A B", "A B", "C"), options => options with { Conflicts = [new("B", "C")] }),
        ("withdrawn, dear, unloved", new(VotingMethod.Approval, 5000, [new("A", 1000, true), new("B", 5001), new("C", 1000), new("D", 5000)], Ballots("A B D", "A B D")), Nothing),
        ("least votes", Approval(100, "A 60, B 50, C 40", "A B", "A B", "A", "C"), options => options with { MinimumVotes = 2 }),
        ("least points", Cumulative(100, "A 60, B 50, C 40", "A=3 B=2", "A=1 B=2", "C=3"), options => options with { MinimumScore = 4 }),
        ("one vote, one point", Cumulative(100, "A 60, B 50", "A=1", "B=2", "B=1"), options => options with { MinimumVotes = 1, MinimumScore = 1 }),
        ("rivals", Approval(200, "A 60, B 50, C 40, D 30", "A B", "A B", "A C", "C D", "D"), options => options with { Conflicts = [new("B", "A"), new("C", "D"), new("A", "A")] }),
        ("rivals of one winner", Approval(200, "A 60, B 50, C 40, D 30", "A B C", "A B C", "A D"), options => options with { Conflicts = [new("A", "B"), new("A", "C")] }),
        ("neighbours who share", Approval(90, "A 60, B 30, C 60", "A C", "A C", "B C"), Nothing),
        ("the money went elsewhere", Approval(120, "P 60, Q 45, R 30, S 20", "P Q", "P Q", "P R", "R S"), Nothing),
        ("a tie where it overspends", Approval(4, "A 3, B 3", "A", "A", "B", "B"), Nothing),
        ("a tie by cost where it overspends", Approval(100, "A 60, B 90", "A", "A", "B", "B", "B"), Nothing),
        ("steps of seven pence", Approval(90, "A 60, B 30, C 60", "A C", "A C", "B C"), options => options with { Step = 7 }),
        ("stop when nothing more fits", Approval(9, "A 7, B 9, D 3", "A", "B", "B D"), options => options with { StopWhenExhaustive = true }),
        ("greedy is preferred", Approval(52, "A 30, B 20, C 25, D 5", "A B", "A B", "A C D"), options => options with { CompareWithGreedy = true }),
        ("greedy is not preferred", Approval(90, "A 60, B 30, C 60", "A C", "A C", "B C"), options => options with { CompareWithGreedy = true }),
        ("greedy is preferred with some out before", Approval(52, "A 30, B 20, C 25, D 5, E 60, F 0", "A B E", "A B F", "A C D"), options => options with { CompareWithGreedy = true, MinimumVotes = 1, StopWhenExhaustive = true }),
        ("points", Cumulative(100, "A 60, B 50, C 40, D 30", "A=7 B=3", "A=6 C=4", "B=5 C=5", "D=8 C=2"), Nothing),
        ("points of which some are none", Cumulative(100, "A 60, B 50, C 40", "A=7 B=0", "A=0 C=4", "B=0"), Nothing),
        ("ranks", new(VotingMethod.Ordinal, 10000, Projects("A 60, B 50, C 40, D 30"), [.. ((string[])["A C D", "C A", "B", "D C B A"]).Select(Ranked)]), Nothing),
        ("a name given twice", Approval(100, "A 60, B 50", "A A B", "B B", "A"), Nothing),
        ("euros", Approval(1500, "A 700, B 500.50, C 400", "A B", "A B", "B C"), options => options with { CurrencySign = "EUR", Step = 50 }),
        ("a currency without pennies", Approval(100, "A 60, B 50, C 40", "A B", "A B", "B C"), options => options with { CurrencySign = "¥", MinorUnits = 1, Step = 1 }),
        ("thousands", new(VotingMethod.Approval, 123_456_789, [new("A", 100_000_050), new("B", 23_456_700), new("C", 23_456_739)], [.. Enumerable.Repeat(Ballots("A B", "B C", "C"), 400).SelectMany(some => some)]), options => options with { Step = 10_000 }),
        ("loads of every kind", Approval(52, "A 30, B 20, C 25, D 5, U 3", "A B", "A B", "A C D"), Nothing),
        ("loads that tie", Approval(100, "A 20, B 20, C 40, D 30", "A C", "A C", "B C", "B", "D"), Nothing),
        ("emptied to the penny", Approval(60, "A 40, B 20, C 20", "A B", "A B", "C"), Nothing),
        ("winners and losers by turns", Approval(150, "A 60, B 55, C 50, D 45, E 30, F 20, G 10", "A B C", "A B D", "A C E", "B D F", "C E G", "D F G", "A B", "E F G", "G"), Nothing),
    ];

    private static CountOptions Nothing(CountOptions options) => options;

    private static PlainElection Approval(long pounds, string projects, params string[] ballots) => new(VotingMethod.Approval, pounds * 100, Projects(projects), Ballots(ballots));

    private static PlainElection Cumulative(long pounds, string projects, params string[] ballots) => new(VotingMethod.Cumulative, pounds * 100, Projects(projects), Ballots(ballots));

    private static ElectionProject[] Projects(string text) =>
    [
        .. text.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split(' '))
            .Select(part => new ElectionProject(part[0], (long)(decimal.Parse(part[1], System.Globalization.CultureInfo.InvariantCulture) * 100))),
    ];

    private static Choice[][] Ballots(params string[] ballots) =>
        [.. ballots.Select(ballot => ballot.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Given).ToArray())];

    private static Choice Given(string text) => text.Split('=') is [var id, var points]
        ? new Choice(id, long.Parse(points, System.Globalization.CultureInfo.InvariantCulture))
        : new Choice(text, 1);

    private static Choice[] Ranked(string ballot) => [.. ballot.Split(' ').Select((id, place) => new Choice(id, place + 1))];
}
