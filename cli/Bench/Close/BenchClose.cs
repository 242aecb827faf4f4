using System.Diagnostics;
using System.Globalization;
using System.Text;
using ParticipatoryHub.Cli.Bench.Pages;
using ParticipatoryHub.Cli.Service;
using ParticipatoryHub.Trust.Bundles;

namespace ParticipatoryHub.Cli.Bench.Close;

/// <summary>A step and how long it took.</summary>
/// <param name="Megabytes">What it sent; 0 where it sends no file.</param>
internal sealed record CloseStep(string Name, double Seconds, double Megabytes);

/// <summary>What a close cost.</summary>
/// <param name="ToPublished">Seconds from the close to the publication, both signatures included.</param>
/// <param name="PeakMegabytes">The most memory the service ever held, the import included.</param>
/// <param name="Verified">Whether the bundle verifies.</param>
internal sealed record CloseFigures(int Ballots, IReadOnlyList<CloseStep> Steps, double ToPublished, double PeakMegabytes, bool Verified);

/// <summary>
/// Takes a finished election from its close to the files for audit, on a service of its own: count, two signatures, publication, every
/// file, and the check of the bundle.
/// </summary>
internal sealed class BenchClose(string election, string rule, string? postgres, Action<string> tell)
{
    private const string Round = "bench-close";
    private static readonly string[] Files = ["ballots.csv", "election.pb", "result.csv", "result-data.csv", "result.xlsx", "reconciliation.csv"];
    private readonly List<CloseStep> steps = [];

    /// <summary>An election of approvals, the same each time.</summary>
    public static string Made(int ballots)
    {
        const int Projects = 50;
        var random = new Random(2027);
        var text = new StringBuilder("META\nkey;value\ndescription;A round made to be measured\ncountry;United Kingdom\nunit;Bench\ninstance;2027\n")
            .Append(CultureInfo.InvariantCulture, $"num_projects;{Projects}\nnum_votes;{ballots}\nbudget;1000000\nvote_type;approval\nrule;greedy\ndate_begin;01.03.2027\ndate_end;14.03.2027\nPROJECTS\nproject_id;cost;name\n");
        for (var project = 1; project <= Projects; project++)
        {
            text.Append(CultureInfo.InvariantCulture, $"p{project};{20_000 + (project * 997)};Project {project}\n");
        }

        text.Append("VOTES\nvoter_id;vote\n");
        for (var ballot = 1; ballot <= ballots; ballot++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{ballot};{string.Join(',', Enumerable.Range(0, 5).Select(_ => random.Next(1, Projects + 1)).Distinct().Select(project => $"p{project}"))}\n");
        }

        return text.ToString();
    }

    /// <summary>Does it all, in a folder that goes away.</summary>
    public async Task<CloseFigures> Run(CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("hub-bench-").FullName;
        try
        {
            await using var service = await HubService.Start(
                HubService.FindProgram(), folder, FreePort.Next(), postgres, new Dictionary<string, string> { ["Logging__LogLevel__Default"] = "Warning" }, cancel);
            using var first = await service.Staff("staff-token", cancel);
            using var second = await service.Staff("second-staff-token", cancel);
            using var officer = await PageVisits.Officer(service.Address, cancel);
            await Time("import", () => first.Create(Round, rule, "A round made to be measured", election, cancel, votes: true));
            var published = await Publish(first, second, cancel);
            foreach (var file in Files)
            {
                await Load(officer, file, $"/staff/rounds/{Round}/files/{file}", cancel);
            }

            var bundle = await Load(officer, "bundle", $"/rounds/{Round}/bundle", cancel);
            var verdict = BundleCheck.Run(new MemoryStream(bundle));
            var (_, casts) = await first.Turnout(Round, cancel);
            return new((int)casts, steps, published, Math.Round(ProcessCost.Of(service.Id).PeakMegabytes), verdict.Holds);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<double> Publish(StaffApi first, StaffApi second, CancellationToken cancel)
    {
        var startedAt = Stopwatch.GetTimestamp();
        await Time("count", () => first.Move(Round, "count", "Counted", cancel));
        await Time("first signature", () => first.Sign(Round, "SignedOnce", cancel));
        await Time("second signature", () => second.Sign(Round, "SignedTwice", cancel));
        await Time("publish", () => first.Move(Round, "publish", "Published", cancel));
        return Math.Round(Stopwatch.GetElapsedTime(startedAt).TotalSeconds, 2);
    }

    private async Task Time(string name, Func<Task> step)
    {
        tell(name);
        var startedAt = Stopwatch.GetTimestamp();
        await step();
        steps.Add(new(name, Math.Round(Stopwatch.GetElapsedTime(startedAt).TotalSeconds, 2), 0));
    }

    private async Task<byte[]> Load(PageVisitor officer, string name, string path, CancellationToken cancel)
    {
        tell(name);
        var startedAt = Stopwatch.GetTimestamp();
        var bytes = await officer.Download(path, cancel);
        steps.Add(new(name, Math.Round(Stopwatch.GetElapsedTime(startedAt).TotalSeconds, 2), Math.Round(bytes.Length / 1e6, 2)));
        return bytes;
    }
}
