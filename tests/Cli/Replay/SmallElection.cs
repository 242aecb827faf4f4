using System.Globalization;
using System.Text;

namespace ParticipatoryHub.Tests.Cli.Replay;

/// <summary>Elections of our own making, as Pabulib files.</summary>
internal static class SmallElection
{
    /// <summary>An approval election: 8 projects, up to 3 each, the same for the same number of ballots.</summary>
    public static string Approval(string folder, int ballots)
    {
        var random = new Random(7);
        return Write(folder, "approval", "min_length;1\nmax_length;3\n", "voter_id;vote", Enumerable.Range(1, ballots).Select(_ =>
            string.Join(',', Enumerable.Range(1, 8).OrderBy(project => random.NextDouble() * project).Take(random.Next(1, 4)).Select(project => $"p{project}"))));
    }

    /// <summary>An election whose ballots are written out here.</summary>
    public static string Write(string folder, string voteType, string limits, string header, IEnumerable<string> votes)
    {
        var lines = votes.ToList();
        var text = new StringBuilder("META\nkey;value\n")
            .Append("description;A small election\ncountry;United Kingdom\nunit;Clayton Brook\ninstance;2027\n")
            .Append(CultureInfo.InvariantCulture, $"num_projects;8\nnum_votes;{lines.Count}\nbudget;10000\nvote_type;{voteType}\nrule;greedy\n")
            .Append("date_begin;2027\ndate_end;2027\n").Append(limits).Append("currency;GBP\n")
            .Append("PROJECTS\nproject_id;cost;name\n");
        for (var project = 1; project <= 8; project++)
        {
            text.Append(CultureInfo.InvariantCulture, $"p{project};{project * 1000 - 250};Project {project}\n");
        }

        text.Append("VOTES\n").Append(header).Append('\n');
        for (var voter = 1; voter <= lines.Count; voter++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{voter};{lines[voter - 1]}\n");
        }

        var path = Path.Combine(folder, $"election-{Guid.NewGuid():N}.pb");
        File.WriteAllText(path, text.ToString());
        return path;
    }
}
