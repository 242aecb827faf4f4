using ParticipatoryHub.Cli.Load;
using ParticipatoryHub.Cli.Service;
using ParticipatoryHub.Counting;

namespace ParticipatoryHub.Cli.Bench;

/// <summary>Something that takes casts over HTTP, with the ballots that wait to be sent to it and what its runs measured.</summary>
internal sealed class BenchTarget(string name, Uri address, int processId)
{
    private readonly Random random = new(2027);
    private readonly CastRequests casts = new(address, Round, VotingMethod.Approval);
    private int next;

    /// <summary>The round that is measured.</summary>
    public const string Round = "bench-ballots";

    /// <summary>What it is called in the table.</summary>
    public string Name => name;

    /// <summary>Its process.</summary>
    public int ProcessId => processId;

    /// <summary>Ballots a second of each run.</summary>
    public List<double> Rates { get; } = [];

    /// <summary>99th percentiles of each run at full load, in ms.</summary>
    public List<double> FullLoadP99 { get; } = [];

    /// <summary>What it and the generator cost over the runs.</summary>
    public BenchCost Cost { get; } = new();

    /// <summary>How many ballots wait.</summary>
    public int Waiting => casts.Requests.Count - next;

    /// <summary>Writes one ballot for each code.</summary>
    public void Prepare(IEnumerable<string> codes)
    {
        foreach (var code in codes)
        {
            casts.Add(casts.Requests.Count, code, BenchElection.Ballot(random));
        }
    }

    /// <summary>Full load for a time.</summary>
    public async Task<LoadResult> Load(int clients, TimeSpan duration, CancellationToken cancel)
    {
        var (result, after) = await ClosedLoop.Run(address, casts.Requests, next, clients, duration, cancel);
        next = after;
        return Checked(result);
    }

    /// <summary>A fixed rate for a time.</summary>
    public async Task<LoadResult> Pace(int clients, double perSecond, TimeSpan duration, CancellationToken cancel)
    {
        var (result, after) = await OpenLoop.Run(address, casts.Requests, next, clients, perSecond, duration, cancel);
        next = after;
        return Checked(result);
    }

    private LoadResult Checked(LoadResult result)
    {
        var refused = result.Statuses.Where(status => status.Key != 201).ToList();
        return refused.Count == 0
            ? result
            : throw new CommandFailure($"{name} did not take every ballot: {string.Join(", ", refused.Select(status => $"{status.Value} × {status.Key}"))}.");
    }
}
