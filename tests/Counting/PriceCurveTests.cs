using System.Numerics;
using FsCheck.Xunit;
using ParticipatoryHub.Counting.EqualShares;

namespace ParticipatoryHub.Tests.Counting;

/// <summary>The bounds on a price against the price itself, in whole numbers of 2^-20 of a minor unit.</summary>
public sealed class PriceCurveTests
{
    private const int Bits = 20;
    private const double Unlimited = double.PositiveInfinity;

    [Property(MaxTest = 1000)]
    public void Solve_AnySupporters_HoldsTheExactPriceBetweenCloseBounds(Guid any)
    {
        // Arrange: one curve takes up one project after another, as in a count.
        var random = new Random(RandomElections.Seed(any));
        var curve = new PriceCurve(40);
        for (var project = 0; project < 3; project++)
        {
            var supporters = Some(random);
            var cost = Cost(random, supporters);
            Load(curve, supporters);

            // Act
            var range = curve.Solve(cost, 0, 0, Unlimited);

            // Assert
            AssertHolds(supporters, cost, range);
            var sooner = curve.Solve(cost, range.Low * 0.5, 0, Unlimited);
            AssertHolds(supporters, cost, sooner);
        }
    }

    [Property(MaxTest = 500)]
    public void Solve_CostAboveAllMoney_IsUnaffordable(Guid any)
    {
        // Arrange
        var random = new Random(RandomElections.Seed(any));
        var supporters = Some(random);
        var curve = new PriceCurve(supporters.Length);
        Load(curve, supporters);
        var cost = (long)(Together(supporters) >> Bits) + 1;

        // Act
        var range = curve.Solve(cost, 0, 0, Unlimited);

        // Assert
        Assert.True(range.Unaffordable);
        Assert.Equal((Unlimited, 0), (range.High, range.FullPoints));
    }

    [Property(MaxTest = 500)]
    public void Solve_MoneyKnownWithinAnError_HoldsTheExactPrice(Guid any)
    {
        // Arrange: 8 units of 2^-20 either way.
        var random = new Random(RandomElections.Seed(any));
        var supporters = Some(random);
        var cost = Cost(random, supporters);
        var curve = new PriceCurve(supporters.Length);
        Load(curve, [.. supporters.Select(supporter => supporter with { Units = BigInteger.Max(supporter.Units + random.Next(-8, 9), 1) })]);

        // Act
        var range = curve.Solve(cost, 0, Math.ScaleB(8, -Bits), Unlimited);

        // Assert
        var price = Price(supporters, cost)!.Value;
        Assert.True(IsAtMost(range.Low, price));
        Assert.True(double.IsPositiveInfinity(range.High) || !IsBelow(range.High, price));
        Assert.False(range.Unaffordable);
        Assert.True(range.FullPoints == 0 || supporters.Sum(supporter => supporter.Points * supporter.Weight) == range.FullPoints);
    }

    [Theory]
    [InlineData(0, 1000, true)]
    [InlineData(1e-6, 10000, true)]
    [InlineData(1e-6, 100, false)]
    [InlineData(1, 10000, false)]
    public void Solve_MoneyKnownWithinAnError_HasAnUpperBoundWhereThatIsClose(double error, long cost, bool isKnown)
    {
        // Arrange: four voters who hold far more than they are asked.
        var curve = new PriceCurve(1);
        curve.Load([0], [], [4], [1e6]);

        // Act
        var range = curve.Solve(cost, 0, error, Unlimited);

        // Assert
        Assert.Equal(isKnown, range.High < (cost / 4.0) + 1e-3);
        Assert.Equal(!isKnown, double.IsPositiveInfinity(range.High));
        Assert.InRange(range.Low, (cost / 4.0) - (2 * error) - 1e-9, cost / 4.0);
    }

    [Fact]
    public void Solve_LowerBoundAboveWhatIsEnough_LeavesTheRestOpen()
    {
        // Arrange: eight steps, each supporter a little richer than the last.
        var curve = new PriceCurve(8);
        curve.Load([0, 1, 2, 3, 4, 5, 6, 7], [], [1, 1, 1, 1, 1, 1, 1, 1], [1, 2, 4, 8, 16, 32, 64, 128]);

        // Act
        var (all, left, notYet) = (curve.Solve(200, 0, 0, Unlimited), curve.Solve(200, 0, 0, 20), curve.Solve(200, 0, 0, 74));

        // Assert: 1 + 2 + 4 + 8 + 16 + 32 + 64 + 73.
        Assert.InRange(73, all.Low, all.High);
        Assert.InRange(all.High - all.Low, 0, 1e-9);
        Assert.InRange(left.Low, 20, 72);
        Assert.Equal((Unlimited, false, 0), (left.High, left.Unaffordable, left.FullPoints));
        Assert.Equal(all, notYet);
    }

    [Theory]
    [InlineData(10, 30, 0)]
    [InlineData(11, 30, 3)]
    [InlineData(11, 33, 0)]
    [InlineData(9, 27, 0)]
    public void Solve_FullPoints_AreKnownWhereEverySupporterSurelyPaysInFull(double money, double cost, long points)
    {
        // Arrange
        var curve = new PriceCurve(2);
        curve.Load([0, 1], [], [2, 1], [money, money]);

        // Act
        var range = curve.Solve(cost, 0, 0, Unlimited);

        // Assert
        Assert.Equal(points, range.FullPoints);
        Assert.Equal(points == 0, double.IsPositiveInfinity(range.High));
    }

    [Fact]
    public void Solve_MorePointsThanADoubleHolds_AreNotFullPoints()
    {
        // Arrange
        var curve = new PriceCurve(1);
        long[] points = [1L << 53];

        // Act
        curve.Load([0], points, [1], [1e18]);
        var many = curve.Solve(1, 0, 0, Unlimited);
        curve.Load([0], [points[0] - 1], [1], [1e18]);
        var fewer = curve.Solve(1, 0, 0, Unlimited);

        // Assert
        Assert.Equal((0, points[0] - 1), (many.FullPoints, fewer.FullPoints));
    }

    [Property(MaxTest = 500)]
    public void LoadBounds_LeastAndMost_GiveHighestAndLowestPrice(Guid any)
    {
        // Arrange: some hold certainly nothing, some perhaps nothing.
        var random = new Random(RandomElections.Seed(any));
        var curve = new PriceCurve(40);
        for (var project = 0; project < 2; project++)
        {
            var most = Some(random).Select(supporter => random.Next(5) == 0 ? supporter with { Units = 0 } : supporter).ToArray();
            var least = most.Select(supporter => random.Next(4) == 0 ? supporter with { Units = 0 } : supporter with { Units = supporter.Units - (supporter.Units >> 4) }).ToArray();
            double[] bounds = [.. most.Zip(least).SelectMany(pair => (double[])[-pair.Second.Money, pair.First.Money])];
            var (profiles, weights, points) = Lists(most);
            var (left, drop) = (most.Count(supporter => supporter.Units > 0), random.Next(2) == 0);
            if (left == 0)
            {
                continue;
            }

            // Act
            var kept = curve.LoadBounds(new SupporterList(profiles, weights, points), bounds, drop);

            // Assert
            Assert.Equal(left, kept);
            var ordered = drop ? [.. most.Where(supporter => supporter.Units > 0)] : most;
            Assert.Equal(ordered.Select(supporter => supporter.Profile), profiles.Take(ordered.Length));
            Assert.Equal(most.Select(supporter => supporter.Profile), profiles.Order());
            Assert.All(profiles.Select((profile, place) => (profile, place)), at =>
            {
                Assert.Equal(most[at.profile].Weight, weights[at.place]);
                Assert.True(points.Length == 0 || points[at.place] == most[at.profile].Points);
            });
            var cost = Cost(random, most);
            var lowest = curve.Solve(cost, 0, 0, Unlimited);
            AssertHolds(most, cost, lowest);
            var highest = curve.SolveLeast(cost, lowest.Low);
            if (Price(least, cost) is { } price)
            {
                Assert.True(IsAtMost(highest.Low, price));
                Assert.True(IsBorderline(least, price) || (!IsBelow(highest.High, price) && highest.High <= Rounded(price) * (1 + 1e-6)));
            }
            else
            {
                Assert.Equal(Unlimited, highest.High);
            }
        }
    }

    private static void AssertHolds(Supporter[] supporters, long cost, PriceRange range)
    {
        var price = Price(supporters, cost)!.Value;
        Assert.False(range.Unaffordable);
        Assert.True(IsAtMost(range.Low, price), $"{range.Low} is above {Rounded(price)}.");
        if (IsBorderline(supporters, price))
        {
            Assert.True(double.IsPositiveInfinity(range.High) || !IsBelow(range.High, price));
            return;
        }

        Assert.False(IsBelow(range.High, price), $"{range.High} is below {Rounded(price)}.");
        Assert.InRange(range.Low, Rounded(price) * (1 - 1e-6), range.High);
        Assert.InRange(range.High, range.Low, Rounded(price) * (1 + 1e-6));
        var all = supporters.Where(supporter => supporter.Units > 0).ToArray();
        var isFull = all.All(supporter => supporter.Units * price.Bottom >= price.Top * supporter.Points);
        Assert.Equal(isFull ? all.Sum(supporter => supporter.Points * supporter.Weight) : 0, range.FullPoints);
    }

    /// <summary>Up to forty; all of one point, or of several; rich and poor, or much alike.</summary>
    private static Supporter[] Some(Random random)
    {
        var (mostPoints, alike) = (random.Next(2) == 0 ? 1 : 9, random.Next(2) == 0);
        return
        [
            .. Enumerable.Range(0, random.Next(1, 41)).Select(profile => new Supporter(
                profile,
                alike ? (1L << 36) + random.NextInt64(1L << 20) : random.NextInt64(1L << 30, 1L << 40),
                random.Next(1, mostPoints + 1),
                random.Next(1, 10),
                mostPoints > 1)),
        ];
    }

    /// <summary>From a twentieth of what they hold to all of it.</summary>
    private static long Cost(Random random, Supporter[] supporters)
    {
        var all = (long)(Together(supporters) >> Bits);
        return random.Next(4) == 0 ? all : Math.Max(1, (long)(all * (0.05 + (random.NextDouble() * 0.95))));
    }

    private static BigInteger Together(Supporter[] supporters) => supporters.Aggregate(BigInteger.Zero, (sum, supporter) => sum + (supporter.Units * supporter.Weight));

    private static void Load(PriceCurve curve, Supporter[] supporters)
    {
        var (profiles, weights, points) = Lists(supporters);
        curve.Load(profiles, points, weights, [.. supporters.Select(supporter => supporter.Money)]);
    }

    private static (int[] Profiles, double[] Weights, long[] Points) Lists(Supporter[] supporters) => (
        [.. supporters.Select(supporter => supporter.Profile)],
        [.. supporters.Select(supporter => (double)supporter.Weight)],
        supporters[0].HasPoints ? [.. supporters.Select(supporter => supporter.Points)] : []);

    /// <summary>In units, exactly: poorest per point first, until somebody can pay in full.</summary>
    private static (BigInteger Top, BigInteger Bottom)? Price(Supporter[] supporters, long cost)
    {
        var need = (BigInteger)cost << Bits;
        var points = supporters.Sum(supporter => supporter.Points * supporter.Weight);
        foreach (var supporter in supporters.Order(Comparer<Supporter>.Create((first, second) => (first.Units * second.Points).CompareTo(second.Units * first.Points))))
        {
            if (need * supporter.Points <= supporter.Units * points)
            {
                return (need, points);
            }

            need -= supporter.Units * supporter.Weight;
            points -= supporter.Points * supporter.Weight;
        }

        return null;
    }

    private static double Rounded((BigInteger Top, BigInteger Bottom) price) => Math.ScaleB((double)price.Top / (double)price.Bottom, -Bits);

    private static bool IsBorderline(Supporter[] supporters, (BigInteger Top, BigInteger Bottom) price) =>
        supporters.Any(supporter => Math.Abs((supporter.Money / supporter.Points) - Rounded(price)) <= Rounded(price) * 1e-8);

    private static bool IsAtMost(double value, (BigInteger Top, BigInteger Bottom) price) => Shifted(value) * price.Bottom <= price.Top << 40;

    private static bool IsBelow(double value, (BigInteger Top, BigInteger Bottom) price) => !double.IsPositiveInfinity(value) && Shifted(value) * price.Bottom < price.Top << 40;

    // A double from 2^-8 on is a whole number of 2^-60.
    private static BigInteger Shifted(double value) => new(Math.ScaleB(value, Bits + 40));

    private sealed record Supporter(int Profile, BigInteger Units, long Points, int Weight, bool HasPoints)
    {
        public double Money => Math.ScaleB((double)Units, -Bits);
    }
}
