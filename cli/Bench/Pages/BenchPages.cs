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
    private const int WarmUps = 5;

    private static readonly VotingMethod[] Methods = [VotingMethod.Approval, VotingMethod.Knapsack, VotingMethod.Cumulative, VotingMethod.Ordinal, VotingMethod.Scoring];

    /// <summary>Starts the service on each database, measures, stops everything.</summary>
    public async Task<IReadOnlyList<PageFigures>> Run(CancellationToken cancel)
    {
        var program = HubService.FindProgram();
        var folder = Directory.CreateTempSubdirectory("hub-bench-").FullName;
        try
        {
            var sqlite = await On("SQLite", program, Path.Combine(folder, "on-sqlite"), null, cancel);
            await using var postgres = await OwnPostgres.Start(folder, cancel);
            await postgres.Execute("postgres", "CREATE DATABASE hub", cancel);
            return [.. sqlite, .. await On("PostgreSQL", program, Path.Combine(folder, "on-postgres"), postgres.ConnectionString("hub"), cancel)];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<IReadOnlyList<PageFigures>> On(string database, string program, string data, string? connection, CancellationToken cancel)
    {
        tell($"{database}: starting the service");
        await using var service = await HubService.Start(
            program, data, FreePort.Next(), connection, new Dictionary<string, string> { ["Logging__LogLevel__Default"] = "Warning" }, cancel);
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
        await Read(database, pages, rounds[VotingMethod.Approval], cancel);
        voters.ForEach(voter => voter.Dispose());
        return [.. pages.Select(page => PageFigures.Of(database, page))];
    }

    private async Task Read(string database, List<MeasuredPage> pages, PageRound voting, CancellationToken cancel)
    {
        tell($"{database}: warming up {pages.Count} pages");
        foreach (var page in pages)
        {
            for (var time = 0; time < WarmUps; time++)
            {
                await page.Visitor.Measure(page with { Latencies = new() }, cancel);
            }
        }

        tell(string.Create(CultureInfo.InvariantCulture, $"{database}: reading each page {load.Reads} times while {load.Rate} ballots a second are cast"));
        var order = Enumerable.Repeat(pages, load.Reads).SelectMany(page => page).ToArray();
        new Random(2027).Shuffle(order);
        var next = -1;
        var reading = Task.WhenAll(Enumerable.Range(0, load.Readers).Select(_ => Task.Run(Reader, cancel)));
        while (!reading.IsCompleted)
        {
            await voting.Prepare(load.Rate * 2, cancel);
            await voting.Cast(load.Rate, TimeSpan.FromSeconds(2), cancel);
        }

        await reading;

        async Task Reader()
        {
            int index;
            while ((index = Interlocked.Increment(ref next)) < order.Length)
            {
                await order[index].Visitor.Measure(order[index], cancel);
            }
        }
    }
}
