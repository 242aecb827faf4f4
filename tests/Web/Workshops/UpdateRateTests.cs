using ParticipatoryHub.Web.Workshops.Live;

namespace ParticipatoryHub.Tests.Web.Workshops;

public sealed class UpdateRateTests
{
    [Theory]
    [InlineData(0, 500, 50)]
    [InlineData(99, 500, 50)]
    [InlineData(100, 500, 100)]
    [InlineData(649, 1_000, 100)]
    [InlineData(650, 500, 250)]
    [InlineData(5_000, 500, 250)]
    [InlineData(0, 1_001, 250)]
    [InlineData(100, 2_500, 250)]
    public void Window_AfterSoManyOperations_IsTheLongerTheMoreHappensAndTheMoreAreTold(long operations, int seats, int milliseconds)
    {
        // Arrange
        var rate = new UpdateRate();

        // Act
        rate.Count(operations, TimeSpan.FromSeconds(1));

        // Assert
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), rate.Window(TimeSpan.FromSeconds(1), seats));
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
        var (soon, later) = (rate.Window(TimeSpan.FromSeconds(1), 500), rate.Window(TimeSpan.FromSeconds(5), 500));

        // Assert
        Assert.Equal((TimeSpan.FromMilliseconds(250), TimeSpan.FromMilliseconds(50)), (soon, later));
    }
}
