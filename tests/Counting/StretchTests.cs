using FsCheck.Xunit;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Counting.EqualShares;

namespace ParticipatoryHub.Tests.Counting;

/// <summary>The states that are followed over a stretch of endowments, against the purchases at each endowment of it.</summary>
public sealed class StretchTests
{
    [Property(MaxTest = 400)]
    public void IsQuiet_AnyStretch_FollowsWhatEachEndowmentBuys(Guid any)
    {
        // Arrange
        var (walk, first, last) = Some(RandomElections.Seed(any), wide: true);

        // Act
        var quiet = walk.IsQuiet(first, last);

        // Assert: unless there were too many to follow.
        if (!quiet)
        {
            Assert.True(walk.Seen.Count > 12);
            return;
        }

        foreach (var endowment in Enumerable.Range(0, 20).Select(part => first + ((last - first) * part / 19)).Distinct())
        {
            Assert.All(walk.Exact(endowment).Purchases, bought => Assert.Contains(walk.Seen, bought.IsWithin));
        }
    }

    [Property(MaxTest = 400)]
    public void IsQuiet_OneEndowment_FollowsItsPurchasesAlone(Guid any)
    {
        // Arrange
        var (walk, first, _) = Some(RandomElections.Seed(any), wide: false);

        // Act
        var quiet = walk.IsQuiet(first, first);

        // Assert: what doubles cannot tell is followed both ways.
        var (bought, isClear) = walk.Exact(first);
        Assert.True(quiet);
        if (!isClear)
        {
            Assert.All(bought, state => Assert.Contains(walk.Seen, state.IsWithin));
            return;
        }

        Assert.Equal(bought.Select(state => state.Set), walk.Seen.Select(state => state.Set));
        Assert.Equal(1, walk.Widest);
        Assert.All(bought.Zip(walk.Seen), pair => Assert.True(pair.First.IsWithin(pair.Second) && pair.Second.Width <= 1e-9 * first));
    }

    [Fact]
    public void IsQuiet_ManyStretches_FollowsLittleThatNoEndowmentReaches()
    {
        // Arrange
        var (followed, reached, asked) = (0, 0, 0);
        for (var seed = 1; seed <= 150; seed++)
        {
            var (walk, first, last) = Some(seed, wide: true);

            // Act
            walk.IsQuiet(first, last);

            followed += walk.Seen.Select(state => state.Set).Distinct().Count();
            asked += walk.Seen.Count;
            reached += Enumerable.Range(0, 40).Select(part => first + ((last - first) * part / 39)).Distinct().SelectMany(endowment => walk.Exact(endowment).Purchases).Select(state => state.Set).Distinct().Count();
        }

        // Assert: 398 and 449 for 336.
        Assert.InRange(followed, reached, 400);
        Assert.InRange(asked, followed, 455);
    }

    [Fact]
    public void IsQuiet_AgainAfterItWasNot_StartsAfresh()
    {
        for (var seed = 1; seed <= 60; seed++)
        {
            // Arrange
            var (used, first, last) = Some(seed, wide: true);
            var (fresh, _, _) = Some(seed, wide: true);
            var expected = fresh.IsQuiet(first, last);
            for (used.EndsAt = 1; used.EndsAt <= fresh.Seen.Count; used.EndsAt++)
            {
                used.Seen.Clear();
                Assert.False(used.IsQuiet(first, last));
                Assert.Equal(used.EndsAt, used.Seen.Count);
            }

            // Act
            used.Seen.Clear();
            var quiet = used.IsQuiet(first, last);

            // Assert
            Assert.Equal(expected, quiet);
            Assert.Equal(fresh.Widest, used.Widest);
            Assert.Equal(fresh.Seen.Select(state => state.Told), used.Seen.Select(state => state.Told));
        }
    }

    [Theory]
    [InlineData("B A", "A B", 1)]
    [InlineData("A", "A B", 2)]
    public void IsQuiet_EqualPricesThatAllCanPay_FollowsTheDeclaredOrder(string more, string both, int widest)
    {
        // Arrange: A and B cost the same; as many want each, or one more wants A.
        var plain = new PlainElection(VotingMethod.Approval, 100_000, [new("A", 600), new("B", 600)], [.. Array.ConvertAll((string[])[more, both, both], Ballot)]);
        var walk = new StretchWalk(new Contest(plain.Build(), CountOptions.For(CountingRule.EqualShares)));

        // Act
        var quiet = walk.IsQuiet(10_000, 20_000);

        // Assert
        Assert.True(quiet);
        Assert.Equal(["A", "A B"], walk.Seen.Select(state => state.Set));
        Assert.InRange(walk.Widest, 1, widest);
    }

    [Fact]
    public void State_CopiedAndWidened_HoldsForBoth()
    {
        // Arrange: seven profiles, so that some are left over from whole vectors.
        var (one, other) = (new StretchState(7, 3), new StretchState(7, 3));
        one.Start(100, 200);
        other.Start(90, 150);
        other.Bounds[2] = -120;
        other.Bounds[13] = 300;
        one.Bounds[12] = -80;
        (one.LowPrice[0], one.LowPrice[1], one.LowPrice[2]) = (5, 6, 7);
        (other.LowPrice[0], other.LowPrice[1], other.LowPrice[2]) = (6, 4, 7);
        (other.Bought[1], other.Cost) = (true, 77);
        var copy = new StretchState(7, 3);

        // Act
        copy.CopyFrom(other);
        copy.Widen(one);

        // Assert
        Assert.Equal([-90, 200, -100, 200, -90, 200, -90, 200, -90, 200, -90, 200, -80, 300], copy.Bounds);
        Assert.Equal([5, 4, 7], copy.LowPrice);
        Assert.Equal([false, true, false], copy.Bought);
        Assert.Equal(77, copy.Cost);
        copy.Start(1, 2);
        Assert.Equal((0, false, -1, 2), (copy.Cost, copy.Bought[1], copy.Bounds[12], copy.Bounds[13]));
        Assert.Equal((77, true, -120), (other.Cost, other.Bought[1], other.Bounds[2]));
    }

    private static Choice[] Ballot(string names) => [.. names.Split(' ').Select(name => new Choice(name, 1))];

    /// <summary>An election, and a stretch of what each voter may hold around the money there is for one.</summary>
    private static (StretchWalk Walk, long First, long Last) Some(int seed, bool wide)
    {
        var plain = RandomElections.Create(seed, mostVoters: 24, mostProjects: 8);
        var contest = new Contest(plain.Build(), RandomElections.Options(seed, plain, CountingRule.EqualShares));
        var random = new Random(seed);
        var share = Math.Max(contest.Election.Budget / contest.Election.Voters, 1);
        var first = Math.Max(1, (long)(share * (0.3 + (random.NextDouble() * 3))));
        return (new StretchWalk(contest), first, first + (long)(share * random.NextDouble() * (wide ? 0.5 : 0.1)));
    }
}
