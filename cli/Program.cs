using System.CommandLine;
using ParticipatoryHub.Cli;
using ParticipatoryHub.Cli.Bench;
using ParticipatoryHub.Cli.Count;
using ParticipatoryHub.Cli.Replay;

var hub = new RootCommand("ParticipatoryHub from the command line: count an election, replay one through a service, measure.")
{
    CountCommand.Create(),
    ReplayCommand.Create(),
    BenchCommand.Create(),
};
CommandExit.ShowVersion(hub);
return await CommandExit.Run(hub, args);
