using System.Diagnostics;
using ParticipatoryHub.Cli.Bench.Pages;
using ParticipatoryHub.Cli.Load;
using ParticipatoryHub.Cli.Replay;
using ParticipatoryHub.Cli.Service;
using ParticipatoryHub.Trust.Bundles;

namespace ParticipatoryHub.Cli.Bench.Close;

/// <summary>
/// Takes an election from its close to the files for audit, on a service of its own in which everybody has voted: close, count, two
/// signatures, publication, every file, and the check of the bundle. The files are taken from a service that was started anew on the
/// same data, so that the memory they are seen to take is theirs.
/// </summary>
internal sealed class BenchClose(ReplayElection election, string rule, string? postgres, Action<string> tell)
{
    private const string Round = "bench-close";
    private const int Clients = 64;
    private static readonly IReadOnlyDictionary<string, string> Quiet = new Dictionary<string, string> { ["Logging__LogLevel__Default"] = "Warning", ["Hub__TrackingPerMinute"] = "1000000" };

    private static readonly string[] Files =
        ["ballots.csv", "election.pb", "projects.csv", "result.csv", "result-data.csv", "result.xlsx", "reconciliation.csv", "reconciliation-data.csv"];

    private readonly List<CloseStep> steps = [];
    private readonly List<string> codes = [];

    /// <summary>Does it all, in a folder that goes away.</summary>
    public async Task<CloseRun> Run(CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("hub-bench-").FullName;
        try
        {
            double published;
            double held;
            TrackingFigures tracking;
            await using (var service = await Start(folder, cancel))
            {
                published = await Publish(service, cancel);
                held = ProcessCost.Of(service.Id).PeakMegabytes;
                tell("tracking codes");
                tracking = await TrackingProbe.Run(service.Address, Round, codes, cancel);
            }

            await using var anew = await Start(folder, cancel);
            var (files, verified) = await TakeFiles(anew, cancel);
            return new(steps, published, Math.Round(held), files, verified, tracking);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private Task<HubService> Start(string folder, CancellationToken cancel) =>
        HubService.Start(HubService.FindProgram(), folder, FreePort.Next(), postgres, Quiet, cancel);

    private async Task<double> Publish(HubService service, CancellationToken cancel)
    {
        using var first = await service.Staff("staff-token", cancel);
        using var second = await service.Staff("second-staff-token", cancel);
        await Vote(service.Address, first, cancel);
        var startedAt = Stopwatch.GetTimestamp();
        await Time("close", () => first.Move(Round, "close", "Closed", cancel));
        await Time("count", () => first.Move(Round, "count", "Counted", cancel));
        await Time("first signature", () => first.Sign(Round, "SignedOnce", cancel));
        await Time("second signature", () => second.Sign(Round, "SignedTwice", cancel));
        await Time("publish", () => first.Move(Round, "publish", "Published", cancel));
        return Seconds(startedAt);
    }

    private async Task Vote(Uri service, StaffApi staff, CancellationToken cancel)
    {
        tell("voting");
        await staff.Create(Round, rule, "A round made to be measured", election.RoundFile, cancel);
        while (codes.Count < election.Ballots.Count)
        {
            codes.AddRange(await staff.IssueCodes(Round, Math.Min(StaffApi.MostCodes, election.Ballots.Count - codes.Count), cancel));
        }

        await staff.Move(Round, "open", "Voting", cancel);
        var casts = new CastRequests(service, Round, election.Method);
        for (var voter = 0; voter < codes.Count; voter++)
        {
            casts.Add(voter, codes[voter], election.Ballots[voter]);
        }

        var caster = new BallotCaster(service, casts.Requests, Clients);
        await caster.Run(cancel);
        if (caster.Accepted != election.Ballots.Count)
        {
            throw new CommandFailure($"The service refused {caster.Refused.Count} of {election.Ballots.Count} ballots: {caster.Refused.First().Sentence}");
        }
    }

    private async Task<(FileFigures Figures, bool Verified)> TakeFiles(HubService service, CancellationToken cancel)
    {
        using var officer = await PageVisits.Officer(service.Address, cancel);
        var atRest = ProcessCost.Of(service.Id).PeakMegabytes;
        var startedAt = Stopwatch.GetTimestamp();
        foreach (var file in Files)
        {
            await Load(officer, file, $"/staff/rounds/{Round}/files/{file}", cancel);
        }

        var bundle = await Load(officer, "bundle", $"/rounds/{Round}/bundle", cancel);
        var figures = new FileFigures(Seconds(startedAt), Math.Round(atRest), Math.Round(ProcessCost.Of(service.Id).PeakMegabytes));
        tell("verify");
        return (figures, BundleCheck.Run(new MemoryStream(bundle)).Holds);
    }

    private async Task Time(string name, Func<Task> step)
    {
        tell(name);
        var startedAt = Stopwatch.GetTimestamp();
        await step();
        steps.Add(new(name, Seconds(startedAt), 0));
    }

    private async Task<byte[]> Load(PageVisitor officer, string name, string path, CancellationToken cancel)
    {
        tell(name);
        var startedAt = Stopwatch.GetTimestamp();
        var bytes = await officer.Download(path, cancel);
        steps.Add(new(name, Seconds(startedAt), Math.Round(bytes.Length / 1e6, 2)));
        return bytes;
    }

    private static double Seconds(long since) => Math.Round(Stopwatch.GetElapsedTime(since).TotalSeconds, 2);
}
