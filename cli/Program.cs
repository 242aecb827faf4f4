using System.CommandLine;
using ParticipatoryHub.Cli;
using ParticipatoryHub.Cli.Bench;
using ParticipatoryHub.Cli.Count;
using ParticipatoryHub.Cli.Replay;
using ParticipatoryHub.Cli.Verify;

var hub = new RootCommand("ParticipatoryHub from the command line: count an election, replay one through a service, verify what was published, measure.")
{
    CountCommand.Create(),
    ReplayCommand.Create(),
    VerifyCommand.Create(),
    BenchCommand.Create(),
};
CommandExit.ShowVersion(hub);
return await CommandExit.Run(hub, args);
