using ParticipatoryHub.Cli.Load;

namespace ParticipatoryHub.Tests.Cli.Load;

public sealed class LatenciesTests
{
    [Fact]
    public void Percentile_OfUniformDurations_IsWithinAThousandth()
    {
        // Arrange
        var latencies = new Latencies();
        for (var microseconds = 1; microseconds <= 100_000; microseconds++)
        {
            latencies.Record(microseconds);
        }

        // Act
        double[] percentiles = [latencies.Percentile(0.01), latencies.Percentile(0.5), latencies.Percentile(0.99), latencies.Percentile(1)];

        // Assert
        double[] expected = [1, 50, 99, 100];
        Assert.All(percentiles.Zip(expected), pair => Assert.InRange(pair.First, pair.Second * 0.999, pair.Second * 1.0015));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2047)]
    [InlineData(2048)]
    [InlineData(4095)]
    [InlineData(4096)]
    [InlineData(1_000_000)]
    [InlineData(120_000_000)]
    public void Percentile_OfOneDuration_IsThatDurationOrAThousandthMore(long microseconds)
    {
        // Arrange
        var latencies = new Latencies();
        latencies.Record(microseconds);

        // Act
        var percentile = Math.Round(latencies.Percentile(0.99) * 1000, 3);

        // Assert
        Assert.InRange(percentile, microseconds, microseconds * 1.001 + 0.001);
    }

    [Fact]
    public void Percentile_OfNothing_IsZero() => Assert.Equal(0, new Latencies().Percentile(0.99));
}
