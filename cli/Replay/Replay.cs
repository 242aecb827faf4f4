using System.Diagnostics;
using ParticipatoryHub.Cli.Service;
using ParticipatoryHub.Counting;

namespace ParticipatoryHub.Cli.Replay;

/// <summary>What a replay was asked for.</summary>
/// <param name="Round">The id that the round gets or, when resuming, has.</param>
/// <param name="Data">The folder of working data, for the codes.</param>
internal sealed record ReplayOrder(Uri Service, string Token, string Round, int Clients, CountingRule Rule, string Data, bool Resume);

/// <summary>Puts a real election through a running service over HTTP, from creating its round to checking its ledger.</summary>
internal sealed class Replay(ReplayOrder order, ReplayElection election, IReplayProgress progress)
{
    private const int MostRefusalsShown = 20;
    private static readonly string[] AfterVoting = ["Closed", "Counted", "SignedOnce", "SignedTwice", "Published"];

    /// <summary>Does it all.</summary>
    public async Task<ReplayReport> Run(CancellationToken cancel)
    {
        using var staff = new StaffApi(order.Service, order.Token);
        var codes = await Prepare(staff, cancel);
        var caster = new BallotCaster(order.Service, Requests(codes.Codes), order.Clients);
        var startedAt = Stopwatch.GetTimestamp();
        if (!await IsClosed(staff, cancel))
        {
            await progress.While("Casting ballots", election.Ballots.Count, () => caster.Done, caster.Run(cancel));
        }

        var seconds = Stopwatch.GetElapsedTime(startedAt).TotalSeconds;
        var report = await Finish(staff, caster, seconds, cancel);
        if (report.Fault is null)
        {
            codes.Destroy();
        }

        return report;
    }

    private async Task<ReplayCodes> Prepare(StaffApi staff, CancellationToken cancel)
    {
        var subject = $"replay of {election.Digest} to {order.Service} by {CountingRuleNames.Name(order.Rule)}";
        var codes = order.Resume ? ReplayCodes.Resume(order.Data, order.Round, subject) : await Create(staff, subject, cancel);
        if (order.Resume && await staff.Phase(order.Round, cancel) is null)
        {
            await Create(staff, cancel);
        }

        await progress.While("Issuing voter codes", election.Ballots.Count, () => codes.Codes.Count, Issue(staff, codes, cancel));
        if (StaffApi.SamePhase(await staff.Phase(order.Round, cancel), "Draft"))
        {
            await staff.Move(order.Round, "open", "Voting", cancel);
        }

        return codes;
    }

    private async Task<ReplayCodes> Create(StaffApi staff, string subject, CancellationToken cancel)
    {
        if (await staff.Phase(order.Round, cancel) is not null)
        {
            throw new CommandFailure($"There is a round {order.Round} already: --resume goes on with it, another --id makes another.");
        }

        var codes = ReplayCodes.Begin(order.Data, order.Round, subject);
        await Create(staff, cancel);
        return codes;
    }

    private async Task Create(StaffApi staff, CancellationToken cancel) =>
        await staff.Create(order.Round, CountingRuleNames.Name(order.Rule), election.Name, election.RoundFile, cancel);

    private async Task Issue(StaffApi staff, ReplayCodes codes, CancellationToken cancel)
    {
        while (codes.Codes.Count < election.Ballots.Count)
        {
            var missing = Math.Min(StaffApi.MostCodes, election.Ballots.Count - codes.Codes.Count);
            codes.Add(await staff.IssueCodes(order.Round, missing, cancel));
        }
    }

    private Load.RequestBytes Requests(IReadOnlyList<string> codes)
    {
        var casts = new CastRequests(order.Service, order.Round, election.Method);
        for (var voter = 0; voter < election.Ballots.Count; voter++)
        {
            casts.Add(voter, codes[voter], election.Ballots[voter]);
        }

        return casts.Requests;
    }

    private async Task<bool> IsClosed(StaffApi staff, CancellationToken cancel)
    {
        var phase = await staff.Phase(order.Round, cancel);
        return order.Resume && AfterVoting.Any(after => StaffApi.SamePhase(phase, after));
    }

    private async Task<ReplayReport> Finish(StaffApi staff, BallotCaster caster, double seconds, CancellationToken cancel)
    {
        progress.Tell("Closing and counting");
        if (!await IsClosed(staff, cancel))
        {
            await staff.Move(order.Round, "close", "Closed", cancel);
        }

        await staff.Move(order.Round, "count", "Counted", cancel);
        using var result = await staff.Result(order.Round, cancel);
        string[] selected = [.. result.RootElement.GetProperty("selected").EnumerateArray().Select(project => project.GetString()!).Order(StringComparer.Ordinal)];
        var (voted, casts) = await staff.Turnout(order.Round, cancel);
        progress.Tell("Checking the export and the ledger");
        var exportMatches = election.HasSameBallots(await staff.Export(order.Round, cancel));
        var ledgerProblem = await staff.LedgerProblem(order.Round, cancel);
        progress.Tell("Counting the same ballots here");
        var accepted = caster.Done == 0 ? (int)casts : caster.Accepted;
        return new ReplayReport(
            order.Round, CountingRuleNames.Name(order.Rule), election.Ballots.Count, accepted, caster.Refused.Count,
            Math.Round(seconds, 2), Math.Round(caster.Done / Math.Max(seconds, 1e-6)),
            Math.Round(caster.Latencies.Percentile(0.5), 2), Math.Round(caster.Latencies.Percentile(0.99), 2), voted, selected,
            election.Count(order.Rule).SequenceEqual(selected), ledgerProblem is null && casts == accepted, exportMatches, caster.AskedAgain,
            ledgerProblem is null ? election.Notes : [.. election.Notes, ledgerProblem],
            [.. caster.Refused.OrderBy(ballot => ballot.Voter).Take(MostRefusalsShown).Select(ballot => $"ballot {ballot.Voter + 1}: {ballot.Code}: {ballot.Sentence}")]);
    }
}
