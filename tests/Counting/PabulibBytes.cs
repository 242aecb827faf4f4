using System.Text;
using ParticipatoryHub.Counting.Pabulib;

namespace ParticipatoryHub.Tests.Counting;

internal static class PabulibBytes
{
    public static byte[] Of(PabulibFile file)
    {
        using var stream = new MemoryStream();
        PabulibWriter.Write(file, stream);
        return stream.ToArray();
    }

    /// <summary>A small valid file, with some texts replaced.</summary>
    public static string Sample(params (string Old, string New)[] changes)
    {
        var text = """
            META
            key;value
            description;A sample
            country;United Kingdom
            unit;Ashford
            instance;2026
            num_projects;3
            num_votes;3
            budget;100
            vote_type;approval
            rule;greedy
            date_begin;2026
            date_end;2026
            currency;GBP
            PROJECTS
            project_id;cost;votes;name
            A;60;2;A garden
            B;30.50;1;A bench
            OGM/0015;40;1;"A path; with lamps"
            VOTES
            voter_id;vote
            x1;A,B
            x2;A
            x3;OGM/0015

            """.ReplaceLineEndings("\n");
        foreach (var (old, replacement) in changes)
        {
            Assert.Contains(old, text, StringComparison.Ordinal);
            text = text.Replace(old, replacement, StringComparison.Ordinal);
        }

        return text;
    }

    public static PabulibReading Read(string text) => PabulibReader.Read(Encoding.UTF8.GetBytes(text));

    public static PabulibImport Import(string text, bool skip = false)
    {
        var reading = Read(text);
        return reading.File is null
            ? new PabulibImport(null, [], reading.Error)
            : PabulibElection.From(reading.File, new PabulibReadOptions(skip));
    }
}
