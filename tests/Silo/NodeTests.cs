using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ParticipatoryHub.Silo;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Web.Hosting;

namespace ParticipatoryHub.Tests.Silo;

/// <summary>The silo and the service, as an operator starts them.</summary>
public sealed class NodeTests
{
    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    public async Task Service_WhereAnotherListens_SaysSoInOneLineAndMakesNothing(string host)
    {
        // Arrange
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var address = $"http://{host}:{((IPEndPoint)other.LocalEndpoint).Port}";
        var data = Directory.CreateTempSubdirectory("hub-taken-").FullName;

        // Act
        var (code, said) = await Run(typeof(HubStart), "--urls", address, "--Hub:Data", data, "--Hub:Demo", "true");

        // Assert
        Assert.Equal((1, $"ParticipatoryHub will not start: something listens at {address} already; stop it, or choose another address (--urls, and HUB_PORT for ./run)"), (code, said.TrimEnd()));
        Assert.Empty(Directory.EnumerateFiles(data, "*.db"));
        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task Node_WithoutADatabaseToMeetIn_SaysSoInOneLineAndEndsWithOne()
    {
        // Act
        var (code, said) = await Run(typeof(StartGate));

        // Assert
        Assert.Equal(1, code);
        Assert.StartsWith("ParticipatoryHub will not start: Hub:Cluster is set", said, StringComparison.Ordinal);
        Assert.Single(said.TrimEnd().Split('\n'));
    }

    private static async Task<(int Code, string Said)> Run(Type of, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!.Contains("dotnet", StringComparison.Ordinal) ? Environment.ProcessPath : "dotnet", [of.Assembly.Location, .. arguments])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        using var program = Process.Start(start)!;
        var said = await program.StandardError.ReadToEndAsync().Ends();
        await program.WaitForExitAsync().Ends();
        return (program.ExitCode, said);
    }
}
