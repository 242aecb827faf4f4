using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Tests.Workshops;

/// <summary>The line before the door, and how fast somebody may go.</summary>
public sealed class JoinLineTests
{
    [Fact]
    public void Place_OfMoreThanTheDoorTakes_IsInOrderAndMovesWithTime()
    {
        // Arrange
        var line = new JoinLine();
        var people = Enumerable.Range(0, 500).Select(_ => Guid.NewGuid()).ToList();

        // Act
        var first = people.Select(person => line.Place(person, TimeSpan.Zero)).ToList();
        var second = people.Skip(200).Select(person => line.Place(person, TimeSpan.FromSeconds(0.5))).ToList();

        // Assert
        Assert.All(first.Take(200), place => Assert.Equal(0, place));
        Assert.Equal(Enumerable.Range(1, 300), first.Skip(200));
        Assert.All(second.Take(100), place => Assert.Equal(0, place));
        Assert.Equal(Enumerable.Range(1, 200), second.Skip(100));
    }

    [Fact]
    public void Place_OfOneWhoAsksBeforeTheirTurn_TakesNobodysPlace()
    {
        // Arrange
        var line = new JoinLine();
        Assert.All(Enumerable.Range(0, JoinLine.PerSecond), _ => Assert.Equal(0, line.Place(Guid.NewGuid(), TimeSpan.Zero)));
        var (first, last) = (Guid.NewGuid(), Guid.NewGuid());
        Assert.Equal((1, 2), (line.Place(first, TimeSpan.Zero), line.Place(last, TimeSpan.Zero)));
        var oneMore = TimeSpan.FromSeconds(1.2 / JoinLine.PerSecond);

        // Act
        var eager = line.Place(last, oneMore);

        // Assert
        Assert.Equal((2, 0), (eager, line.Place(first, oneMore)));
    }

    [Fact]
    public void Place_BehindWhoeverLeft_MovesUp()
    {
        // Arrange
        var line = new JoinLine();
        var people = Enumerable.Range(0, JoinLine.PerSecond + 50).Select(_ => Guid.NewGuid()).ToList();
        people.ForEach(person => line.Place(person, TimeSpan.Zero));

        // Act: nobody has asked again for longer than anyone waits.
        var late = line.Place(people[^1], TimeSpan.FromSeconds(31));

        // Assert
        Assert.Equal(0, late);
    }

    [Fact]
    public void Takes_AfterABurst_GoesOnAtThePaceAndLetsOthersBe()
    {
        // Arrange
        var limits = new WorkshopLimits(burst: 3, perSecond: 2);

        // Act
        var burst = Enumerable.Range(0, 5).Select(_ => limits.Takes("a", TimeSpan.Zero)).ToList();
        var other = limits.Takes("b", TimeSpan.Zero);
        var later = Enumerable.Range(0, 3).Select(_ => limits.Takes("a", TimeSpan.FromSeconds(1))).ToList();

        // Assert
        Assert.Equal([true, true, true, false, false], burst);
        Assert.True(other);
        Assert.Equal([true, true, false], later);
    }
}
