using ParticipatoryHub.Web.Workshops.Live;

namespace ParticipatoryHub.Tests.Web.Workshops;

public sealed class UpdateRateTests
{
    [Theory]
    [InlineData(0, 50)]
    [InlineData(99, 50)]
    [InlineData(100, 100)]
    [InlineData(649, 100)]
    [InlineData(650, 250)]
    [InlineData(5_000, 250)]
    public void Window_AfterSoManyOperations_IsTheLongerTheMoreHappens(long operations, int milliseconds)
    {
        // Arrange
        var rate = new UpdateRate();

        // Act
        rate.Count(operations, TimeSpan.FromSeconds(1));

        // Assert
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), rate.Window(TimeSpan.FromSeconds(1)));
    }

    [Theory]
    [InlineData(20)]
    [InlineData(500)]
    public void PerSecond_UnderASteadyRate_ComesToIt(int perSecond)
    {
        // Arrange
        var rate = new UpdateRate();

        // Act
        for (var i = 0; i < 10 * perSecond; i++)
        {
            rate.Count(1, TimeSpan.FromSeconds((double)i / perSecond));
        }

        // Assert
        Assert.InRange(rate.PerSecond(TimeSpan.FromSeconds(10)), 0.95 * perSecond, 1.05 * perSecond);
    }

    [Fact]
    public void Window_OnceItIsCalm_IsShortAgain()
    {
        // Arrange
        var rate = new UpdateRate();
        rate.Count(5_000, TimeSpan.Zero);

        // Act
        var (soon, later) = (rate.Window(TimeSpan.FromSeconds(1)), rate.Window(TimeSpan.FromSeconds(5)));

        // Assert
        Assert.Equal((TimeSpan.FromMilliseconds(250), TimeSpan.FromMilliseconds(50)), (soon, later));
    }
}
