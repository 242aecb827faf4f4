using System.Globalization;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Counting.Pabulib;

namespace ParticipatoryHub.Cli.Replay;

/// <summary>The ballots of a file that has been read and checked, one by one.</summary>
internal static class ReplayBallots
{
    /// <summary>Every ballot. A project named twice counts once: its points are summed, in a ranking the better place stays.</summary>
    public static IReadOnlyList<Choice[]> Read(PabulibElection election)
    {
        if (election.File.Votes is not { } votes)
        {
            return [];
        }

        var hasPoints = election.Election.Method is VotingMethod.Cumulative or VotingMethod.Scoring;
        var (vote, points) = (votes.Column("vote"), hasPoints ? votes.Column("points") : -1);
        var ids = election.Election.Projects.ToDictionary(project => project.Id, project => project.Id, StringComparer.Ordinal);
        return [.. votes.Rows.Select(row => Ballot(row.Fields[vote], points < 0 ? null : row.Fields[points], election, ids))];
    }

    /// <summary>What makes two ballots equal: projects and values, in order of the projects.</summary>
    public static string Key(Choice[] ballot) => string.Join(
        ' ', ballot.OrderBy(choice => choice.ProjectId, StringComparer.Ordinal).Select(choice => string.Create(CultureInfo.InvariantCulture, $"{choice.ProjectId}={choice.Value}")));

    private static Choice[] Ballot(string vote, string? points, PabulibElection election, Dictionary<string, string> ids)
    {
        if (vote.Length == 0)
        {
            return [];
        }

        var given = points?.Split(',');
        var isRanking = election.Election.Method == VotingMethod.Ordinal;
        var choices = new List<Choice>();
        var named = vote.Split(',');
        for (var place = 0; place < named.Length; place++)
        {
            var value = given is null ? isRanking ? choices.Count + 1 : 1 : Points(given[place], election.PointUnits);
            var earlier = choices.FindIndex(choice => choice.ProjectId == named[place]);
            if (earlier < 0)
            {
                // One string for all ballots that name the project: a large election holds hundreds of thousands of choices.
                choices.Add(new Choice(ids[named[place]], value));
            }
            else if (given is not null)
            {
                choices[earlier] = choices[earlier] with { Value = choices[earlier].Value + value };
            }
        }

        return [.. choices];
    }

    // The reader has checked that these are numbers with no more decimals than the unit.
    private static long Points(string text, long units) => (long)(decimal.Parse(text, CultureInfo.InvariantCulture) * units);
}
