using ParticipatoryHub.Cli.Load;
using ParticipatoryHub.Cli.Service;
using ParticipatoryHub.Counting;

namespace ParticipatoryHub.Cli.Bench.Pages;

/// <summary>A large round on a service, with ballots in it.</summary>
internal sealed class PageRound
{
    private const int Clients = 32;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private readonly Uri service;
    private readonly StaffApi staff;
    private readonly PageElection election;
    private readonly CastRequests casts;
    private readonly Random random = new(2027);
    private int next;

    private PageRound(Uri service, StaffApi staff, string id, PageElection election)
    {
        (this.service, this.staff, Id, this.election) = (service, staff, id, election);
        casts = new CastRequests(service, id, election.Method);
    }

    /// <summary>The round's id.</summary>
    public string Id { get; }

    /// <summary>A code that nobody has voted with.</summary>
    public string FreeCode { get; private set; } = "";

    /// <summary>A project in the middle of its list.</summary>
    public string OneProject => election.OneProject;

    /// <summary>Makes the draft.</summary>
    public static async Task<PageRound> Make(Uri service, StaffApi staff, string id, VotingMethod method, int projects, CancellationToken cancel)
    {
        var round = new PageRound(service, staff, id, new PageElection(method, projects));
        await staff.Create(id, "greedy", $"A round of {projects} projects to be measured", round.election.File(), cancel);
        return round;
    }

    /// <summary>Opens voting and casts ballots as fast as they are taken, each with a code of its own.</summary>
    public async Task Fill(int ballots, CancellationToken cancel)
    {
        await Prepare(ballots + 1, cancel);
        await staff.Move(Id, "open", "Voting", cancel);
        (var result, next) = await ClosedLoop.Run(service, casts.Requests, next, Clients, Patience, cancel);
        Check(result);
    }

    /// <summary>Has ballots wait to be cast later.</summary>
    public async Task Prepare(int ballots, CancellationToken cancel)
    {
        while (ballots > 0)
        {
            var codes = await staff.IssueCodes(Id, Math.Min(StaffApi.MostCodes, ballots), cancel);
            ballots -= codes.Count;
            foreach (var code in codes.Skip(FreeCode.Length == 0 ? 1 : 0))
            {
                casts.Add(casts.Requests.Count, code, election.Ballot(random));
            }

            FreeCode = FreeCode.Length == 0 ? codes[0] : FreeCode;
        }
    }

    /// <summary>Closes, counts, signs as two and publishes.</summary>
    public async Task Finish(StaffApi second, CancellationToken cancel)
    {
        await staff.Move(Id, "close", "Closed", cancel);
        await staff.Move(Id, "count", "Counted", cancel);
        await staff.Sign(Id, "SignedOnce", cancel);
        await second.Sign(Id, "SignedTwice", cancel);
        await staff.Move(Id, "publish", "Published", cancel);
    }

    /// <summary>Casts waiting ballots at a steady rate for a time; how many there were.</summary>
    public async Task<long> Cast(double perSecond, TimeSpan duration, CancellationToken cancel)
    {
        (var result, next) = await OpenLoop.Run(service, casts.Requests, next, 4, perSecond, duration, cancel);
        Check(result);
        return result.Latencies.Count;
    }

    private static void Check(LoadResult result)
    {
        if (result.Statuses.FirstOrDefault(status => status.Key != 201) is { Value: > 0 } refused)
        {
            throw new CommandFailure($"{refused.Value} ballots were answered with {refused.Key}.");
        }
    }
}
