using System.Diagnostics;
using ParticipatoryHub.Silo;
using ParticipatoryHub.Tests.Hosting;

namespace ParticipatoryHub.Tests.Silo;

/// <summary>The silo program, as an operator meets it.</summary>
public sealed class NodeTests
{
    [Fact]
    public async Task Node_WithoutADatabaseToMeetIn_SaysSoInOneLineAndEndsWithOne()
    {
        // Arrange
        var start = new ProcessStartInfo(Environment.ProcessPath!.Contains("dotnet", StringComparison.Ordinal) ? Environment.ProcessPath : "dotnet")
        {
            ArgumentList = { typeof(StartGate).Assembly.Location },
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = Path.GetTempPath(),
        };

        // Act
        using var node = Process.Start(start)!;
        var said = await node.StandardError.ReadToEndAsync().Ends();
        await node.WaitForExitAsync().Ends();

        // Assert
        Assert.Equal(1, node.ExitCode);
        Assert.StartsWith("ParticipatoryHub will not start: Hub:Cluster is set", said, StringComparison.Ordinal);
        Assert.Single(said.TrimEnd().Split('\n'));
    }
}
