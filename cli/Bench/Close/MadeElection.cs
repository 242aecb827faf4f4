using System.Globalization;
using System.Text;

namespace ParticipatoryHub.Cli.Bench.Close;

/// <summary>An election of approvals for 50 projects, the same each time.</summary>
internal static class MadeElection
{
    private const int Projects = 50;
    private const int MostChoices = 5;

    /// <summary>It as a Pabulib file.</summary>
    public static string Write(int ballots)
    {
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
            text.Append(CultureInfo.InvariantCulture, $"{ballot};{string.Join(',', Enumerable.Range(0, MostChoices).Select(_ => random.Next(1, Projects + 1)).Distinct().Select(project => $"p{project}"))}\n");
        }

        return text.ToString();
    }
}
