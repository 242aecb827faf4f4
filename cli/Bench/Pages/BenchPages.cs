using System.Globalization;
using ParticipatoryHub.Cli.Service;
using ParticipatoryHub.Counting;

namespace ParticipatoryHub.Cli.Bench.Pages;

/// <summary>How large the rounds are and how they are read.</summary>
/// <param name="Projects">Projects of each round.</param>
/// <param name="Ballots">Ballots in each round before it is read.</param>
/// <param name="Ideas">Ideas of the round that takes ideas.</param>
/// <param name="Reads">Readings of each page.</param>
/// <param name="Readers">People who read at the same time.</param>
/// <param name="Rate">Ballots a second that are cast meanwhile.</param>
internal sealed record PageLoad(int Projects, int Ballots, int Ideas, int Reads, int Readers, int Rate);

/// <summary>
/// Measures every page of a large round while its residents vote: rounds of each way of voting, one that is over and published, one
/// that takes ideas, each made through the same addresses as a council makes it.
/// </summary>
internal sealed class BenchPages(PageLoad load, Action<string> tell)
{
    private static readonly VotingMethod[] Methods = [VotingMethod.Approval, VotingMethod.Knapsack, VotingMethod.Cumulative, VotingMethod.Ordinal, VotingMethod.Scoring];

    /// <summary>Starts the service on each database that was chosen, measures, stops everything.</summary>
    public Task<IReadOnlyList<PageFigures>> Run(string database, CancellationToken cancel) => EachDatabase.Run(database, On, tell, cancel);

    private async Task<IReadOnlyList<PageFigures>> On(string database, HubService service, CancellationToken cancel)
    {
        using var staff = await service.Staff("staff-token", cancel);
        using var second = await service.Staff("second-staff-token", cancel);
        using var officer = await PageVisits.Officer(service.Address, cancel);
        var rounds = new Dictionary<VotingMethod, PageRound>();
        foreach (var method in Methods)
        {
            tell(string.Create(CultureInfo.InvariantCulture, $"{database}: {load.Ballots} ballots for {load.Projects} projects, {method}"));
            rounds[method] = await PageRound.Make(service.Address, staff, $"bench-{method}".ToLowerInvariant(), method, load.Projects, cancel);
            await rounds[method].Fill(load.Ballots, cancel);
        }

        tell($"{database}: a round that is over");
        var over = await PageRound.Make(service.Address, staff, "bench-over", VotingMethod.Approval, load.Projects, cancel);
        await over.Fill(load.Ballots, cancel);
        await over.Finish(second, cancel);
        tell($"{database}: a round that takes ideas");
        var ideas = await PageRound.Make(service.Address, staff, "bench-ideas", VotingMethod.Approval, load.Projects, cancel);
        await PageVisits.TakeIdeas(service.Address, officer, ideas.Id, load.Ideas, cancel);

        var pages = new List<MeasuredPage>();
        using var nobody = new PageVisitor(service.Address);
        pages.AddRange(PageList.ForResidents(nobody, rounds[VotingMethod.Approval], over, ideas));
        var voters = new List<PageVisitor>();
        foreach (var (method, round) in rounds)
        {
            var voter = await PageVisits.Voter(service.Address, round, cancel);
            voters.Add(voter);
            pages.Add(new($"ballot, {method.ToString().ToLowerInvariant()}", $"/rounds/{round.Id}/vote/ballot", voter));
        }

        pages.AddRange(PageList.ForStaff(officer, rounds[VotingMethod.Approval], over, ideas));
        var voting = rounds[VotingMethod.Approval];
        tell(string.Create(CultureInfo.InvariantCulture, $"{database}: reading {pages.Count} pages {load.Reads} times each while {load.Rate} ballots a second are cast"));
        await PageReading.Read(pages, load.Reads, load.Readers, () => Vote(voting, cancel), cancel);
        voters.ForEach(voter => voter.Dispose());
        return [.. pages.Select(page => PageFigures.Of(database, page))];
    }

    private async Task Vote(PageRound voting, CancellationToken cancel)
    {
        await voting.Prepare(load.Rate * 2, cancel);
        await voting.Cast(load.Rate, TimeSpan.FromSeconds(2), cancel);
    }
}
