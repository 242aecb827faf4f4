using System.Globalization;
using System.Text;

namespace ParticipatoryHub.Tests.Counting;

/// <summary>The checks that Pabulib's own checker (0.3.1) makes, written again from the format page, without our reader.</summary>
internal static class PabulibChecker
{
    private static readonly string[] Required =
        ["description", "country", "unit", "instance", "num_projects", "num_votes", "budget", "vote_type", "rule", "date_begin", "date_end"];

    private static readonly string[] PersonalColumns = ["age", "sex", "education", "neighborhood", "voting_method", "handle"];

    public static void Check(byte[] bytes)
    {
        var text = new UTF8Encoding(false, true).GetString(bytes);
        Assert.DoesNotContain('\r', text);
        Assert.DoesNotContain("\n\n", text, StringComparison.Ordinal);
        Assert.NotEqual('\uFEFF', text[0]);
        var records = Records(text);
        var projectsAt = records.FindIndex(record => record is ["PROJECTS"]);
        var votesAt = records.FindIndex(projectsAt, record => record is ["VOTES"]);
        Assert.Equal(["META"], records[0]);
        Assert.Equal(["key", "value"], records[1]);
        var meta = records[2..projectsAt].ToDictionary(record => record[0], record => record[1], StringComparer.Ordinal);
        Assert.All(Required, key => Assert.NotEmpty(meta[key]));
        var projects = records[(projectsAt + 2)..votesAt];
        var votes = records[(votesAt + 2)..];
        Assert.Equal(meta["num_projects"], projects.Count.ToString(CultureInfo.InvariantCulture));
        Assert.Equal(meta["num_votes"], votes.Count.ToString(CultureInfo.InvariantCulture));
        CheckProjects(records[projectsAt + 1], projects, decimal.Parse(meta["budget"], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture));
        CheckVotes(records[votesAt + 1], votes, records[projectsAt + 1], projects);
    }

    private static void CheckProjects(string[] columns, List<string[]> projects, decimal budget)
    {
        Assert.Equal("project_id", columns[0]);
        Assert.Equal("cost", columns[1]);
        Assert.DoesNotContain("target", columns);
        Assert.Equal(projects.Count, projects.Select(project => project[0]).Distinct(StringComparer.Ordinal).Count());
        var selected = Array.IndexOf(columns, "selected");
        foreach (var project in projects)
        {
            Assert.Equal(columns.Length, project.Length);
            var cost = decimal.Parse(project[1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
            Assert.True(selected < 0 || project[selected] == "0" || cost <= budget);
        }
    }

    private static void CheckVotes(string[] columns, List<string[]> votes, string[] projectColumns, List<string[]> projects)
    {
        Assert.Equal("voter_id", columns[0]);
        Assert.Equal("vote", columns[1]);
        Assert.All(PersonalColumns, column => Assert.DoesNotContain(column, columns));
        var counted = projects.ToDictionary(project => project[0], _ => 0, StringComparer.Ordinal);
        for (var place = 0; place < votes.Count; place++)
        {
            Assert.Equal((place + 1).ToString(CultureInfo.InvariantCulture), votes[place][0]);
            var ids = votes[place][1].Length == 0 ? [] : votes[place][1].Split(',');
            Assert.Equal(ids.Length, ids.Distinct(StringComparer.Ordinal).Count());
            foreach (var id in ids)
            {
                counted[id]++;
            }

            if (columns.Length > 2 && ids.Length > 0)
            {
                var points = votes[place][2].Split(',').Select(text => decimal.Parse(text, CultureInfo.InvariantCulture)).ToArray();
                Assert.Equal(ids.Length, points.Length);
                Assert.Equal(points.OrderDescending(), points);
            }
        }

        var stated = Array.IndexOf(projectColumns, "votes");
        Assert.All(projects, project => Assert.Equal(counted[project[0]].ToString(CultureInfo.InvariantCulture), project[stated]));
    }

    private static List<string[]> Records(string text)
    {
        var records = new List<string[]>();
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            if (letter == '"' && quoted && at + 1 < text.Length && text[at + 1] == '"')
            {
                field.Append(text[at++]);
            }
            else if (letter == '"')
            {
                quoted = !quoted;
            }
            else if (letter is ';' or '\n' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
                if (letter == '\n')
                {
                    records.Add([.. fields]);
                    fields.Clear();
                }
            }
            else
            {
                field.Append(letter);
            }
        }

        return records;
    }
}
