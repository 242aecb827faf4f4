using System.CommandLine;
using ParticipatoryHub.Cli.Bench.Close;
using ParticipatoryHub.Cli.Bench.Communities;
using ParticipatoryHub.Cli.Bench.Live;
using ParticipatoryHub.Cli.Bench.Pages;
using ParticipatoryHub.Cli.Count;

namespace ParticipatoryHub.Cli.Bench;

/// <summary><c>hub bench …</c>: how long things take.</summary>
internal static class BenchCommand
{
    public static Command Create() => new("bench", "Measures how long things take on this machine.")
    {
        BenchCountCommand.Create(),
        BenchBallotsCommand.Create(),
        BenchBallotsCommand.CreateBareEndpoint(),
        BenchPagesCommand.Create(),
        BenchCommunitiesCommand.Create(),
        BenchLiveCommand.Create(),
        BenchLiveCommand.CreateBareHub(),
        BenchCloseCommand.Create(),
    };
}
