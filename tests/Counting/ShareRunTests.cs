using System.Numerics;
using FsCheck.Xunit;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Counting.EqualShares;

namespace ParticipatoryHub.Tests.Counting;

/// <summary>What each voter holds while doubles and exact numbers run side by side. Money in minor units.</summary>
public sealed class ShareRunTests
{
    private const long Billion = 1_000_000_000_000;

    [Property(MaxTest = 200)]
    public void Buy_AllThatEverybodyHolds_LeavesExactlyNothing(Guid any)
    {
        // Arrange: voters who share everything, and projects that together cost just what they hold.
        var random = new Random(RandomElections.Seed(any));
        var (voters, projects, endowment) = (random.Next(2, 20), random.Next(1, 9), random.NextInt64(1000, 100_000));
        long[] cuts = [0, .. Enumerable.Range(1, projects - 1).Select(_ => random.NextInt64(1, voters * endowment)).Distinct().Order(), voters * endowment];
        var run = Run(voters, endowment, [.. cuts.Zip(cuts.Skip(1)).Select(pair => (pair.Second - pair.First, voters))]);

        // Act
        while (run.Next([]) is { } next)
        {
            Assert.All(Shared(run, voters), money => Assert.True(money > 0));
            run.Buy(next.Project, next.Price);
        }

        // Assert
        Assert.All(Shared(run, voters), money => Assert.Equal(0, money));
    }

    [Theory]
    [InlineData(100 * Billion, 3, 3)]
    [InlineData(100 * Billion, 3, 1)]
    [InlineData(1000 * Billion, 9, 1)]
    [InlineData(1000 * Billion, 7, 50)]
    public void Buy_AllButAFewPennies_LeavesThemSomething(long endowment, int voters, long left)
    {
        // Arrange
        var run = Run(voters, endowment, ((voters * endowment) - left, voters));
        var next = run.Next([])!.Value;

        // Act
        run.Buy(next.Project, next.Price);

        // Assert
        Assert.All(Shared(run, voters), money => Assert.InRange(money, double.Epsilon, ((double)left / voters) + run.Money.Error));
        Assert.Equal(left * run.Money.Scale / voters, run.Money.Exact(0));
        Assert.Equal(left * run.Money.Scale, run.Money.Exact([.. Enumerable.Range(0, voters)]));
    }

    [Property(MaxTest = 500)]
    public void Behind_WithinAPennyOfTheCost_KnowsWhoFallsShort(Guid any)
    {
        // Arrange: all pay the first project; the second costs what some of them have left, rounded up or down.
        var random = new Random(RandomElections.Seed(any));
        var (voters, endowment) = (random.Next(2, 40), random.NextInt64(1000, 100 * Billion));
        var (some, spent) = (random.Next(1, voters + 1), random.NextInt64(1, endowment));
        var together = (BigInteger)some * ((endowment * (BigInteger)voters) - spent);
        var cost = (long)(together / voters) + random.Next(2);
        var run = Run(voters, endowment, (spent, voters), (cost, some));
        var price = run.ExactPrice(0)!.Value;
        run.Buy(0, price);

        // Act
        var (held, fallsShort) = run.Behind(1);

        // Assert
        Assert.Equal(cost * (BigInteger)voters > together, fallsShort);
        Assert.Equal(fallsShort, run.ExactPrice(1) is null);
        Assert.InRange(held, ((double)together / voters) * (1 - 1e-9), ((double)together / voters) * (1 + 1e-9));
    }

    [Fact]
    public void Run_MorePurchasesThanFewVotersOftenSee_StillKnowsWhatIsLeft()
    {
        // Arrange: 24 projects of which a pays a third; for Z she then holds 2600 and b, who pays for nothing else, the other 4400.
        var small = Enumerable.Range(0, 24).Select(number => new ElectionProject($"p{number:00}", 300)).ToArray();
        var all = string.Join(' ', small.Select(project => project.Id));
        var plain = new PlainElection(VotingMethod.Approval, 20_000, [.. small, new("Z", 7000)], [Ballot(all + " Z"), Ballot("Z"), Ballot(all), Ballot(all)]);

        // Act
        var result = Count.Run(plain.Build(), CountOptions.For(CountingRule.EqualShares));

        // Assert
        Assert.Equal(25, result.Selected.Length);
        Assert.Equal(("Z", "35/22"), (result.Steps[24].Project, result.Steps[24].Exact));
    }

    [Property(MaxTest = 500)]
    public void Ratio_OfNumbersOfAnySize_IsTheNearestDouble(Guid any)
    {
        // Arrange
        var random = new Random(RandomElections.Seed(any));
        var (top, bottom) = (Number(random), Number(random));

        // Act
        var ratio = ExactRatio.ToDouble(top, bottom);

        // Assert: every double here is a whole number of 2^-400.
        var (exact, shifted) = (new BigInteger(Math.ScaleB(ratio, 400)), (top << 400) / bottom);
        Assert.True(BigInteger.Abs(exact - shifted) << 51 <= shifted, $"{top}/{bottom} is not {ratio}.");
        Assert.Equal(0, ExactRatio.ToDouble(0, bottom));
        Assert.Equal(Math.Sign(top.CompareTo(bottom)), Math.Sign(ExactRatio.Compare(top, bottom, 1, 1)));
    }

    private static BigInteger Number(Random random) => (BigInteger.One << random.Next(0, 300)) + random.NextInt64();

    /// <summary>Each project is wanted by the first so many voters, each of whom also wants one that nobody can pay, so that no two are alike.</summary>
    private static ShareRun Run(int voters, long endowment, params (long Cost, int Supporters)[] projects)
    {
        ElectionProject[] all = [.. projects.Select((project, number) => new ElectionProject($"a{number:00}", project.Cost)), .. Enumerable.Range(0, voters).Select(voter => new ElectionProject($"b{voter:00}", long.MaxValue / 2))];
        var plain = new PlainElection(VotingMethod.Approval, 1, all, [.. Enumerable.Range(0, voters).Select(voter => Ballot(string.Join(' ', projects.Index().Where(project => voter < project.Item.Supporters).Select(project => $"a{project.Index:00}").Append($"b{voter:00}"))))]);
        var contest = new Contest(plain.Build(), CountOptions.For(CountingRule.EqualShares));
        var run = new ShareRun(contest, [.. all.Select((_, project) => project < projects.Length)]);
        run.Reset(endowment);
        return run;
    }

    private static double[] Shared(ShareRun run, int voters) => run.Money.Approximate[..voters];

    private static Choice[] Ballot(string names) => [.. names.Split(' ').Select(name => new Choice(name, 1))];
}
