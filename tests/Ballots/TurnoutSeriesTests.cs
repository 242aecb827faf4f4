using System.Collections.Immutable;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Hosting;

namespace ParticipatoryHub.Tests.Ballots;

/// <summary>Turnout over time: coarse by rule, and kept.</summary>
public sealed class TurnoutSeriesTests(BothHubs hubs) : IClassFixture<BothHubs>
{
    private static readonly DateTimeOffset Start = new(2027, 3, 2, 10, 0, 30, TimeSpan.Zero);

    [Theory]
    [InlineData(59, 500, false)]
    [InlineData(600, 24, false)]
    [InlineData(60, 25, true)]
    public void Next_OnlyAfterAnHourAndTwentyFivePeople_KeepsAPoint(int minutes, long voted, bool kept)
    {
        // Arrange
        var opened = TurnoutSeriesRules.Next(TurnoutSeries.Empty, News(BoxState.Open, 0), Start, false);

        // Act
        var next = TurnoutSeriesRules.Next(opened, News(BoxState.Open, voted), Start.AddMinutes(minutes), false);

        // Assert
        Assert.Equal(kept ? 2 : 1, next.Points.Length);
        Assert.All(next.Points, point => Assert.Equal(0, point.At.Second));
    }

    [Fact]
    public void Next_BeforeTheOpening_KeepsNone()
    {
        // Act
        var next = TurnoutSeriesRules.Next(TurnoutSeries.Empty, News(BoxState.Preparing, 0), Start, false);

        // Assert
        Assert.Empty(next.Points);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Box_OpenedVotedAtAndClosed_KeepsBothEndsAndCountsRefusals(DatabaseKind kind)
    {
        // Arrange
        var box = await Box.OpenAsync(hubs[kind], 2);
        Assert.Null((await box.Cast(0, "p01")).Refusal);
        Assert.NotNull((await box.Cast(1, "p01", "p02", "p03", "p04")).Refusal);
        await box.Grain.NoteRefusals(["over-budget"]);
        await box.Grain.ReadBack(new("nonsense"));

        // Act
        var open = await box.Grain.GetActivity();
        await box.Close();
        var stored = await hubs[kind].Grains.GetGrain<ITurnoutSeriesGrain>(box.Round).Get();

        // Assert
        Assert.Equal([0L], open.Series.Points.Select(point => point.Voted));
        Assert.Equal(["code-mistyped=1", "over-budget=1", "too-many-projects=1"], open.Series.Refusals.Select(pair => $"{pair.Key}={pair.Value}"));
        Assert.Equal([0L, 1L], stored.Points.Select(point => point.Voted));
        Assert.Equal(open.Series.Refusals, stored.Refusals);
    }

    private static BoxNews News(BoxState state, long voted) => new(state, voted, ImmutableSortedDictionary<string, long>.Empty);
}
