using System.Globalization;
using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Trust;

namespace ParticipatoryHub.Tests.Trust;

/// <summary>One bundle for each thing that may be wrong with one, made of a good one, and the sentence that both verifiers must say.</summary>
internal static class BadBundles
{
    public static IReadOnlyList<BadBundle> All { get; } =
    [
        new("changed ballot", "Ballot 1 does not open its leaf.", files => files.Row("ballots.csv", 1, row => row.Replace("p0", "p9", StringComparison.Ordinal))),
        new("wrong nonce", "Ballot 1 does not open its leaf.", files => files.Row("ballots.csv", 1, row => row[..^1] + (row[^1] == '0' ? '1' : '0'))),
        new("reused nonce", "Ballot 2 has the nonce of another.", ReuseNonce),
        new("dropped ballot", "The votes under seal 1 are not those that were sealed.", files => files.Lines("ballots.csv", lines => lines.RemoveAt(1))),
        new("added ballot", "The votes under seal 1 are not those that were sealed.", files => files.Lines("ballots.csv", lines => lines.Insert(1, "1," + new string('0', 64) + lines[1][66..]))),
        new("ballot twice", "The votes under seal 1 are not those that were sealed.", files => files.Lines("ballots.csv", lines => lines.Insert(1, lines[1]))),
        new("swapped order", "ballots.csv is not in the order of its leaves.", files => files.Lines("ballots.csv", lines => (lines[1], lines[2]) = (lines[2], lines[1]))),
        new("counted vote called replaced", "The list of replaced votes is not the one in the record.", files =>
        {
            var taken = files.Text("ballots.csv").Split("\r\n")[1];
            files.Lines("ballots.csv", lines => lines.RemoveAt(1));
            files.Lines("replaced.csv", lines => lines.Insert(1, taken[..66]));
        }),
        new("counted vote called void", "The list of void ballots is not the one in the record.", files =>
        {
            var taken = files.Text("ballots.csv").Split("\r\n")[1];
            files.Lines("ballots.csv", lines => lines.RemoveAt(1));
            files.Set("void.csv", $"seal,leaf,reason\r\n{taken[..66]},test-vote\r\n");
        }),
        new("changed budget", "config.json is not what was sealed when voting opened.", files => files.Replace("config.json", "\"budget\":1000000", "\"budget\":1300000")),
        new("changed cost", "projects.csv has another cost for project p01 than config.json.", files => files.Replace("projects.csv", "4000.00", "3999.99")),
        new("changed cost of a result", "result.csv has another cost for project p01 than config.json.", files => files.Replace("result.csv", "4000.00", "3999.99")),
        new("broken chain", "Entry 5 of the record does not fit the one before it.", files => files.Lines("ledger.jsonl", lines => lines[4] = lines[4].Replace("\\\"version\\\":1", "\\\"version\\\":2", StringComparison.Ordinal))),
        new("dropped entry", "Entry 4 of the record does not fit the one before it.", files => files.Lines("ledger.jsonl", lines => lines.RemoveAt(3))),
        new("sealed after the close", "The record has BATCH after CLOSE.", files => files.Lines("ledger.jsonl", lines => (lines[1], lines[2]) = (lines[2], lines[1]))),
        new("checkpoint that is no prefix", "Checkpoint 1 does not fit the record.", OtherCheckpoint),
        new("forged checkpoint", "Checkpoint 1 is not signed with the key of this service.", files => files.Replace("checkpoints.txt", "\n0\n", "\n9\n")),
        new("forged signature", "SIGNATURES.txt is not signed with the key of this service.", files => files.Replace("SIGNATURES.txt", "bundle/v1", "bundle/v2")),
        new("another file", "README.html is not the file that was signed.", files => files.Replace("README.html", "<main>", "<main>Trust us.")),
        new("a file more", "secret.csv is not the file that was signed.", files => files.Set("secret.csv", "a")),
        new("a file less", "turnout.csv is missing.", files => files.Remove("turnout.csv")),
        new("another manifest", "The record published another manifest than this one.", files => files.Replace("manifest.txt", "tier=full", "tier=totals")),
        new("wrong votes", "A recount gives project p01 other votes than result.csv.", files => files.Cell("result.csv", 1, 3, votes => Add(votes, 1))),
        new("another winner", "A recount funds other projects than result.csv.", files => files.Cell("result.csv", 1, 5, won => won == "yes" ? "no" : "yes")),
        new("another figure in the log", "count-log.csv tells of other purchases than a recount.", files => files.Cell("count-log.csv", 1, 10, exact => exact + "1")),
        new("wrong award", "result.csv awards project p01 another sum than its cost.", files => files.Cell("result.csv", 1, 6, _ => "4000.01")),
        new("a penny lost in the log", "count-log.csv leaves another sum than result.csv.", files => files.Cell("count-log.csv", 3, 8, left => left.Replace(".00", ".01", StringComparison.Ordinal))),
        new("turnout of one more", "turnout.csv tells of 121 votes, but there are 120 ballots.", files => files.Cell("turnout.csv", 2, 5, _ => "121")),
        new("another winner for researchers", "ballots.pb tells of project p01 otherwise than result.csv.", files => files.Lines("ballots.pb", lines => Flip(lines))),
        new("a ballot less for researchers", "ballots.pb has 119 ballots, but there are 120.", files => files.Lines("ballots.pb", lines => lines.RemoveAt(lines.Count - 2))),
        new("other figures than were signed", "sign-off.txt is not what the officers signed.", files => files.Replace("sign-off.txt", "counted=120", "counted=121")),
        new("no figures", "sign-off.txt is not what the officers signed.", files => files.Remove("sign-off.txt")),
        new("one signature", "The record does not have the signatures of two officers after the last count.", files => files.Lines("ledger.jsonl", lines => lines.RemoveAt(lines.FindIndex(line => line.Contains("\"SIGN2\"", StringComparison.Ordinal))))),
        new("signatures before the count", "The record does not have the signatures of two officers after the last count.", files => files.Lines("ledger.jsonl", lines =>
        {
            var count = lines.FindIndex(line => line.Contains("\"COUNT\"", StringComparison.Ordinal));
            (lines[count], lines[count + 1], lines[count + 2]) = (lines[count + 1], lines[count + 2], lines[count]);
        })),
        new("signatures that were cleared", "The record does not have the signatures of two officers after the last count.", files => files.Replace("ledger.jsonl", "\"SIGN2\"", "\"UNSIGN\"")),
        new("figures of other files", "sign-off.txt tells of another manifest than the other files.", files => files.Replace("manifest.txt", "tier=full", "tier=coarse")),
        new("a file that is none", "ballots.csv cannot be read.", files => files.Set("replaced.csv", "seal\r\nx\r\n")),
    ];

    /// <summary>The same for what a bundle tells of paper.</summary>
    public static IReadOnlyList<BadBundle> OfPaper { get; } =
    [
        new("dropped paper", "The ballots of paper batch 1 are not those in the record.", files => files.Lines("ballots.csv", lines => lines.RemoveAt(lines.FindIndex(OnPaper)))),
        new("paper twice", "The ballots of paper batch 1 are not those in the record.", files => files.Lines("ballots.csv", lines => lines.Insert(lines.FindIndex(OnPaper), lines.Find(OnPaper)!))),
        new("changed paper", "Ballot 120 does not open its leaf.", files => files.Lines("ballots.csv", lines => lines[lines.FindIndex(OnPaper)] = lines.Find(OnPaper)!.Replace(",paper,", ",kiosk,", StringComparison.Ordinal))),
        new("paper of another batch", "There are ballots here from paper that the record does not know.", files => files.Lines("ballots.csv", lines => lines.Insert(lines.Count - 1, ",2," + lines[^2][3..]))),
        new("paper called sealed", "There are votes here that lie under no seal.", files => files.Lines("ballots.csv", lines => lines[lines.FindIndex(OnPaper)] = "9," + lines.Find(OnPaper)![2..])),
        new("a batch that does not add up", "Paper batch 1 does not add up.", files => files.Replace("ledger.jsonl", "\\\"spoilt\\\":2", "\\\"spoilt\\\":1")),
        new("more papers than came back", "Paper batch 1 does not add up.", files => files.Replace("ledger.jsonl", "\\\"blank\\\":1", "\\\"blank\\\":0")),
        new("a paper more than was handed out", "16 papers are accounted for, but only 15 were handed out while voting was open.", files => files.Replace("ledger.jsonl", "\\\"notTaken\\\":0", "\\\"notTaken\\\":1")),
        new("a mark called replaced", "The list of papers handed out is not the one in the record.", files =>
        {
            var taken = files.Text("paper-handed-out.csv").Split("\r\n")[1];
            files.Lines("paper-handed-out.csv", lines => lines.RemoveAt(1));
            files.Lines("replaced.csv", lines => lines.Insert(1, taken));
        }),
        new("no marks", "The votes under seal 1 are not those that were sealed.", files => files.Remove("paper-handed-out.csv")),
        new("papers after the last count", "The record puts papers into the box after the last count.", files => files.Lines("ledger.jsonl", lines =>
        {
            var batch = lines.Find(line => line.Contains("\"PAPER_BATCH\"", StringComparison.Ordinal))!;
            lines.Remove(batch);
            lines.Insert(lines.FindLastIndex(line => line.Contains("\"COUNT\"", StringComparison.Ordinal)) + 1, batch);
        })),
        new("another seed", "Audit 1 looked at other papers than its seed draws.", files => files.Replace("ledger.jsonl", "31415926535897932384", "31415926535897932385")),
        new("another sample", "Audit 1 looked at other papers than its seed draws.", files => files.Replace("ledger.jsonl", "\\\"papers\\\":\\\"1:14", "\\\"papers\\\":\\\"1:13")),
        new("other papers than were signed", "sign-off.txt is not what the officers signed.", files => files.Replace("sign-off.txt", "paper-in-box=12", "paper-in-box=11")),
    ];

    private static bool OnPaper(string line) => line.StartsWith(",1,", StringComparison.Ordinal);

    private static string Add(string number, long by) => (long.Parse(number, CultureInfo.InvariantCulture) + by).ToString(CultureInfo.InvariantCulture);

    private static void Flip(List<string> lines)
    {
        var columns = lines[lines.IndexOf("PROJECTS") + 1].Split(';');
        var row = lines.FindIndex(line => line.StartsWith("p01;", StringComparison.Ordinal));
        var cells = lines[row].Split(';');
        var selected = Array.IndexOf(columns, "selected");
        cells[selected] = cells[selected] == "1" ? "0" : "1";
        lines[row] = string.Join(';', cells);
    }

    // With a leaf that fits, as somebody would who can write everything but the record.
    private static void ReuseNonce(BundleFiles files) => files.Lines("ballots.csv", lines =>
    {
        var first = lines[1].Split(',');
        var second = lines[2].Split(',');
        second[5] = first[5];
        second[1] = Convert.ToHexStringLower(Commitment.Leaf(Commitment.Of(
            $"participatoryhub/ballot/v1\nround={files.Round.Id}\nkind=approval\nchannel={second[2]}\narea=-\nchoices={second[4]}\nnonce={second[5]}\n")));
        lines[2] = string.Join(',', second);
    });

    private static void OtherCheckpoint(BundleFiles files)
    {
        var signer = files.Round.Services.GetRequiredService<INoteSigner>();
        var notes = SignedNote.Split(files.Text("checkpoints.txt")).ToArray();
        Assert.True(SignedNote.TryRead(notes[0], out var note));
        Assert.True(Checkpoint.TryRead(note.Text, out var checkpoint));
        notes[0] = signer.Sign((checkpoint with { Size = 7 }).Text, default).AsTask().GetAwaiter().GetResult();
        files.Set("checkpoints.txt", SignedNote.Join(notes));
    }
}

/// <summary>What is done to a good bundle, and what must be said of it.</summary>
internal sealed record BadBundle(string Name, string Sentence, Action<BundleFiles> Spoil)
{
    public byte[] Of(PublishedRound round)
    {
        var files = new BundleFiles(round);
        Spoil(files);
        return files.ToZip();
    }
}

/// <summary>A bundle taken apart.</summary>
internal sealed class BundleFiles
{
    private readonly Dictionary<string, byte[]> files = [];

    public BundleFiles(PublishedRound round)
    {
        Round = round;
        using var zip = new ZipArchive(new MemoryStream(round.Bundle));
        foreach (var entry in zip.Entries)
        {
            using var part = entry.Open();
            var bytes = new MemoryStream();
            part.CopyTo(bytes);
            files.Add(entry.FullName, bytes.ToArray());
        }
    }

    public PublishedRound Round { get; }

    public IEnumerable<string> Names => files.Keys;

    public string Text(string name) => Encoding.UTF8.GetString(files[name]);

    public void Set(string name, string text) => files[name] = Encoding.UTF8.GetBytes(text);

    public void Remove(string name) => Assert.True(files.Remove(name));

    public void Replace(string name, string old, string with)
    {
        Assert.Contains(old, Text(name), StringComparison.Ordinal);
        Set(name, Text(name).Replace(old, with, StringComparison.Ordinal));
    }

    public void Lines(string name, Action<List<string>> change)
    {
        var end = name.EndsWith(".csv", StringComparison.Ordinal) ? "\r\n" : "\n";
        var lines = Text(name).Split(end).ToList();
        change(lines);
        var changed = string.Join(end, lines);
        Assert.NotEqual(Text(name), changed);
        Set(name, changed);
    }

    public void Row(string name, int row, Func<string, string> change) => Lines(name, lines => lines[row] = change(lines[row]));

    /// <summary>Changes a cell; none before it is quoted.</summary>
    public void Cell(string name, int row, int column, Func<string, string> change) => Row(name, row, line =>
    {
        var cells = line.Split(',');
        cells[column] = change(cells[column]);
        return string.Join(',', cells);
    });

    public byte[] ToZip()
    {
        using var target = new MemoryStream();
        using (var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in files)
            {
                using var part = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
                part.Write(bytes);
            }
        }

        return target.ToArray();
    }
}
