using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ParticipatoryHub.Trust;
using ParticipatoryHub.Trust.Bundles;

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
        new("no key", "SIGNATURES.txt is not signed with the key of this service.", files => files.Set("keys.txt", "none\n")),
        new("no signature", "SIGNATURES.txt is not signed with the key of this service.", files => files.Set("SIGNATURES.txt", "none\n")),
        new("no line of a signature", "SIGNATURES.txt is not signed with the key of this service.", files => files.Set("SIGNATURES.txt", "none\n\n")),
        new("figures that are listed and not there", "sign-off.txt is missing.", files => files.Remove("sign-off.txt")),
        new("an entry that is none", "manifest.txt cannot be read.", files => files.Lines("ledger.jsonl", lines => lines[3] = "{")),
        new("a record that is none", "ledger.jsonl cannot be read.", files => files.Set("ledger.jsonl", "none\n")),
        new("never published", "The record published another manifest than this one.", files => files.Drop("PUBLISH")),
        new("published without a word of the figures", "sign-off.txt is not what the officers signed.", files => files.Entry("PUBLISH", body => body.Remove("sheet"))),
        new("published and nobody signed it", "sign-off.txt cannot be read.", files => files.Drop("PUBLISH")),
        new("never counted", "The manifest is of another count than the one in the record.", files => files.Drop("COUNT")),
        new("never counted, but numbers", "turnout.csv cannot be read.", files => files.Drop("COUNT")),
        new("another count", "The manifest is of another count than the one in the record.", files => files.Lines("ledger.jsonl", lines => lines[4] = lines[4].Replace("\"hash\":\"", "\"hash\":\"0", StringComparison.Ordinal))),
        new("an entry with another number", "Entry 3 of the record does not fit the one before it.", files => files.Lines("ledger.jsonl", lines => lines[2] = lines[2].Replace("\"seq\":3", "\"seq\":4", StringComparison.Ordinal))),
        new("sealed before the opening", "The record has OPEN after BATCH.", files => files.Swap(0, 1)),
        new("told of the replaced before the close", "The record has CLOSE after SUPERSEDED.", files => files.Swap(2, 3)),
        new("counted before all was told", "The record has SUPERSEDED after COUNT.", files => files.Swap(3, 4)),
        new("published before it was counted", "The record has COUNT after PUBLISH.", files => files.Lines("ledger.jsonl", lines =>
        {
            var published = lines[7];
            lines.RemoveAt(7);
            lines.Insert(4, published);
        })),
        new("final before it was published", "The record has PUBLISH after FINAL.", files => files.Insert(7, "FINAL", new())),
        new("no close", "The record says nothing of the close.", files => files.Drop("CLOSE")),
        new("void before the close", "The record declares a ballot void before the close or after the last count.", files => files.Insert(1, "VOID", Voided)),
        new("void after the count", "The record declares a ballot void before the close or after the last count.", files => files.Insert(5, "VOID", Voided)),
        new("set aside before it was published", "The record sets a result aside that was not counted and published before.", files => files.Insert(7, "SET_ASIDE", Reason)),
        new("set aside and not published again", "The record sets a result aside that was not counted and published before.", files => files.Insert(8, "SET_ASIDE", Reason)),
        new("set aside and not counted again", "The record sets a result aside that was not counted and published before.", files =>
        {
            files.Insert(8, "SET_ASIDE", Reason);
            files.Lines("ledger.jsonl", lines => lines.Insert(9, lines[7]));
        }),
        new("papers after the count", "The record puts papers into the box after the last count.", files => files.Insert(5, "PAPER_BATCH", new() { ["number"] = 1, ["count"] = 1 })),
        new("no opening", "config.json is not what was sealed when voting opened.", files => files.Drop("OPEN")),
        new("another number of a seal", "The votes under seal 2 are not those that were sealed.", files => files.Entry("BATCH", body => body["number"] = 2)),
        new("a vote more than was sealed", "The votes under seal 1 are not those that were sealed.", files => files.Entry("BATCH", body => body["count"] = 122)),
        new("another root of a seal", "The votes under seal 1 are not those that were sealed.", files => files.Entry("BATCH", body => body["root"] = new string('0', 64))),
        new("another size of the tree", "The votes under seal 1 are not those that were sealed.", files => files.Entry("BATCH", body => body["size"] = 122)),
        new("another root of the tree", "The votes under seal 1 are not those that were sealed.", files => files.Entry("BATCH", body => body["tree"] = new string('0', 64))),
        new("a vote sealed twice", "The votes under seal 1 are not those that were sealed.", files =>
        {
            files.Lines("ballots.csv", lines => lines.Insert(1, lines[1]));
            files.SealAnew();
        }),
        new("a vote under a seal that is none", "There are votes here that lie under no seal.", files =>
        {
            files.Lines("ballots.csv", lines => lines.Insert(lines.Count - 1, "9" + lines[^2][1..]));
            files.Lines("ballots.csv", lines => lines.RemoveAt(lines.Count - 3));
            files.SealAnew();
        }),
        new("replaced and the record knows nothing of it", "The list of replaced votes is not the one in the record.", files => files.Drop("SUPERSEDED")),
        new("void and there is no list", "The list of void ballots is not the one in the record.", files => files.Insert(4, "VOID", Voided)),
        new("more sealed than there are", "122 votes were sealed and 1 of them replaced, but there are 120 ballots.", files => files.Entry("BATCH", body => body["count"] = 122)),
        new("a void vote too many", "121 votes were sealed and 1 of them replaced and 1 void, but there are 120 ballots.", files => files.Set("void.csv", $"seal,leaf,reason\r\n1,{new string('0', 64)},test-vote\r\n")),
        new("counted fewer", "The count was made from other ballots than these.", files => files.Entry("COUNT", body => body["ballots"] = 119)),
        new("counted others", "The count was made from other ballots than these.", files => files.Entry("COUNT", body => body["digest"] = new string('0', 64))),
        new("no checkpoint", "There is no checkpoint.", files => files.Set("checkpoints.txt", "")),
        new("a checkpoint of nothing", "Checkpoint 1 does not fit the record.", files => files.SignAnew((checkpoint, number) => number == 1 ? checkpoint with { Sequence = 0 } : checkpoint)),
        new("a checkpoint of what is not there", "Checkpoint 1 does not fit the record.", files => files.SignAnew((checkpoint, number) => number == 1 ? checkpoint with { Sequence = 99 } : checkpoint)),
        new("a checkpoint of another entry", "Checkpoint 1 does not fit the record.", files => files.SignAnew((checkpoint, number) => number == 1 ? checkpoint with { Hash = new byte[32] } : checkpoint)),
        new("a checkpoint of another tree", "Checkpoint 2 does not fit the record.", files => files.SignAnew((checkpoint, number) => number == 2 ? checkpoint with { Root = new byte[32] } : checkpoint)),
        new("wrong points", "A recount gives project p01 other votes than result.csv.", files => files.Cell("result.csv", 1, 4, points => Add(points, 1))),
        new("a project less", "A recount gives project p01 other votes than result.csv.", files => files.Lines("result.csv", lines => lines.RemoveAt(1))),
        new("a project more", "A recount funds other projects than result.csv.", files => files.Lines("result.csv", lines => lines.Insert(4, "p99,Another,1.00,0,0,no,0.00,None."))),
        new("a project more, with a cost", "result.csv has another cost for project p99 than config.json.", files => files.Lines("result.csv", lines => lines.Insert(4, "p99,Another,1.00,0,0,no,0.00,None."))),
        new("another purchase in the log", "count-log.csv tells of other purchases than a recount.", files => files.Cell("count-log.csv", 1, 3, project => project + "x")),
        new("other money before a purchase", "count-log.csv tells of other purchases than a recount.", files => files.Cell("count-log.csv", 1, 7, left => left.Replace(".00", ".01", StringComparison.Ordinal))),
        new("other money after a purchase", "count-log.csv tells of other purchases than a recount.", files => files.Cell("count-log.csv", 1, 8, left => left.Replace(".00", ".01", StringComparison.Ordinal))),
        new("no log", "count-log.csv leaves another sum than result.csv.", files => files.Lines("count-log.csv", lines => lines.RemoveRange(1, lines.Count - 2))),
        new("a project nobody voted on", "projects.csv has another cost for project p99 than config.json.", files => files.Lines("projects.csv", lines => lines.Insert(1, "p99,Another,4000.00,,council,no"))),
        new("money for what lost", "result.csv awards project p03 another sum than its cost.", files => files.Cell("result.csv", 3, 6, award => award == "0.00" ? "1.00" : "0.00")),
        new("another project for researchers", "ballots.pb tells of project p99 otherwise than result.csv.", files => files.Lines("ballots.pb", lines => lines[lines.FindIndex(line => line.StartsWith("p01;", StringComparison.Ordinal))] = lines.Find(line => line.StartsWith("p01;", StringComparison.Ordinal))!.Replace("p01;", "p99;", StringComparison.Ordinal))),
        new("other votes for researchers", "ballots.pb tells of project p01 otherwise than result.csv.", files => files.Lines("ballots.pb", lines => Raise(lines))),
        new("no ballots for researchers", "ballots.pb has 0 ballots, but there are 120.", files => files.Lines("ballots.pb", lines => lines.RemoveRange(lines.IndexOf("VOTES") + 2, lines.Count - lines.IndexOf("VOTES") - 3))),
        new("one signature, and it was the second", "The record does not have the signatures of two officers after the last count.", files => files.Drop("SIGN1")),
        new("a signature to something else", "The record does not have the signatures of two officers after the last count.", files => files.Entry("SIGN1", body => body["sheet"] = new string('0', 64))),
        .. ((string[])["manifest", "count", "rules", "cast", "replaced", "void", "counted", "budget", "allocated", "unspent"]).Select(figure => OtherFigure(figure)),
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
        .. ((string[])["paper-handed-out", "paper-in-box"]).Select(figure => OtherFigure(figure)),
        .. ((string[])["printed", "returned", "spoilt", "unused", "missing", "blank", "overVoted", "unclear"]).Select(figure =>
            new BadBundle($"another number of papers {figure}", "Paper batch 1 does not add up.", files => files.Entry("PAPER_BATCH", body => body[figure] = (long)body[figure]! + 1))),
        new("another number of papers in the box", "The ballots of paper batch 1 are not those in the record.", files => files.Entry("PAPER_BATCH", body => body["count"] = 13)),
        new("another root of papers", "The ballots of paper batch 1 are not those in the record.", files => files.Entry("PAPER_BATCH", body => body["root"] = new string('0', 64))),
        new("papers handed out and the record knows nothing of it", "The list of papers handed out is not the one in the record.", files => files.Drop("PAPER_ISSUED")),
        new("other papers were handed out", "The list of papers handed out is not the one in the record.", files => files.Entry("PAPER_ISSUED", body => body["root"] = new string('0', 64))),
        new("papers of another batch were drawn", "Audit 1 looked at other papers than its seed draws.", files => files.Entry("PAPER_SAMPLE", body => body["papers"] = "2:14")),
        new("fewer papers were drawn", "Audit 1 looked at other papers than its seed draws.", files => files.Entry("PAPER_SAMPLE", body => body["size"] = 4)),
        new("drawn before the papers were in the box", "Audit 1 looked at other papers than its seed draws.", files => files.Lines("ledger.jsonl", lines =>
        {
            var drawn = lines.Find(line => line.Contains("\"PAPER_SAMPLE\"", StringComparison.Ordinal))!;
            lines.Remove(drawn);
            var seq = drawn[..drawn.IndexOf(',', StringComparison.Ordinal)];
            lines.Insert(1, drawn.Replace(seq, "{\"seq\":1", StringComparison.Ordinal));
        })),
        new("more sealed than there are, with paper", "134 votes were sealed and 2 of them replaced, and 12 came on paper, but there are 131 ballots.", files => files.Entry("BATCH", body => body["count"] = (long)body["count"]! + 13)),
    ];

    /// <summary>The same for a record that goes on: a result that was set aside, another with a void ballot, and objections until it was final.</summary>
    public static IReadOnlyList<BadBundle> OfSetAside { get; } =
    [
        new("another reason of a void ballot", "The list of void ballots is not the one in the record.", files => files.Replace("void.csv", "voted-twice", "test-vote")),
        new("a void ballot called replaced", "The list of void ballots is not the one in the record.", files =>
        {
            var taken = files.Text("void.csv").Split("\r\n")[1];
            files.Lines("replaced.csv", lines => lines.Insert(1, taken[..66]));
            files.Remove("void.csv");
        }),
        new("an objection that waits", "The record calls the result final while an objection waits for an answer.", files => files.Lines("ledger.jsonl", lines => lines.RemoveAt(lines.FindLastIndex(line => line.Contains("\"ANSWER\"", StringComparison.Ordinal))))),
        new("an objection that was upheld", "The record calls the result final although an objection to it was upheld.", files => files.Entry("ANSWER", body => body["upheld"] = true)),
        new("more sealed than there are", "122 votes were sealed and 1 of them replaced and 1 void, but there are 119 ballots.", files => files.Entry("BATCH", body => body["count"] = 122)),
        OtherFigure("void"),
    ];

    /// <summary>The same for the workbook, which bundles have had since.</summary>
    public static IReadOnlyList<BadBundle> OfWorkbook { get; } =
    [
        new("another award in the workbook", "results.xlsx tells of project p01 otherwise than result.csv.", files => files.Result(xml => xml.Replace("<v>4000.00</v>", "<v>4000.01</v>", StringComparison.Ordinal))),
        new("another winner in the workbook", "results.xlsx tells of project p01 otherwise than result.csv.", files => files.Result(xml => xml.Replace(">yes<", ">no<", StringComparison.Ordinal))),
        new("a project less in the workbook", "results.xlsx has 2 projects, but result.csv has 3 projects.", files => files.Result(xml => xml.Remove(xml.LastIndexOf("<row>", StringComparison.Ordinal)) + "</sheetData></worksheet>")),
        new("a cell less in the workbook", "results.xlsx tells of project p01 otherwise than result.csv.", files => files.Result(xml => xml.Replace("<c s=\"2\"><v>4000.00</v></c>", "", StringComparison.Ordinal))),
        new("a sheet that is none", "results.xlsx cannot be read.", files => files.Result(_ => "<worksheet>")),
        new("a workbook that is none", "results.xlsx cannot be read.", files => files.Set("results.xlsx", "none")),
        new("a workbook without its result", "results.xlsx cannot be read.", files => files.Part("results.xlsx", BundleNames.WorkbookResult, (book, name) => book.Remove(name))),
        new("no workbook", "results.xlsx is missing.", files => files.Remove("results.xlsx")),
        new("a project more than in the workbook", "results.xlsx has 3 projects, but result.csv has 4 projects.", files => files.Lines("result.csv", lines => lines.Insert(4, "p99,Another,1.00,0,0,no,0.00,None."))),
    ];

    private static JsonObject Voided => new() { ["leaf"] = new string('0', 64), ["reason"] = "test-vote" };

    private static JsonObject Reason => new() { ["reason"] = "None." };

    private static bool OnPaper(string line) => line.StartsWith(",1,", StringComparison.Ordinal);

    private static string Add(string number, long by) => (long.Parse(number, CultureInfo.InvariantCulture) + by).ToString(CultureInfo.InvariantCulture);

    // Signed as it is, by both: only the other files tell that the figure is another.
    private static BadBundle OtherFigure(string figure) => new($"signed another {figure}", $"sign-off.txt tells of another {figure} than the other files.", files =>
    {
        files.Lines("sign-off.txt", lines => lines[lines.FindIndex(line => line.StartsWith(figure + "=", StringComparison.Ordinal))] = figure + "=7777");
        foreach (var kind in (string[])["PUBLISH", "SIGN1", "SIGN2"])
        {
            files.Entry(kind, body => body["sheet"] = files.HashOf("sign-off.txt"));
        }
    });

    private static void Raise(List<string> lines)
    {
        var columns = lines[lines.IndexOf("PROJECTS") + 1].Split(';');
        var row = lines.FindIndex(line => line.StartsWith("p01;", StringComparison.Ordinal));
        var cells = lines[row].Split(';');
        cells[Array.IndexOf(columns, "votes")] += "0";
        lines[row] = string.Join(';', cells);
    }

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
        var text = $"participatoryhub/ballot/v1\nround={files.Round}\nkind=approval\nchannel={second[2]}\narea=-\nchoices={second[4]}\nnonce={second[5]}\n";
        second[1] = Convert.ToHexStringLower(SHA256.HashData([0, .. SHA256.HashData(Encoding.UTF8.GetBytes(text))]));
        lines[2] = string.Join(',', second);
    });

    private static void OtherCheckpoint(BundleFiles files) => files.SignAnew((checkpoint, number) => number == 1 ? checkpoint with { Size = 7 } : checkpoint);
}

/// <summary>What is done to a good bundle, and what must be said of it.</summary>
internal sealed record BadBundle(string Name, string Sentence, Action<BundleFiles> Spoil)
{
    public byte[] Of(byte[] good)
    {
        var files = new BundleFiles(good);
        Spoil(files);
        return files.ToZip();
    }
}

/// <summary>A bundle taken apart.</summary>
internal sealed class BundleFiles
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Dictionary<string, byte[]> files = [];

    public BundleFiles(byte[] bundle)
    {
        using var zip = new ZipArchive(new MemoryStream(bundle));
        foreach (var entry in zip.Entries)
        {
            using var part = entry.Open();
            var bytes = new MemoryStream();
            part.CopyTo(bytes);
            files.Add(entry.FullName, bytes.ToArray());
        }
    }

    /// <summary>The round's slug, as the manifest has it.</summary>
    public string Round => Text("manifest.txt").Split('\n')[1]["round=".Length..];

    public IEnumerable<string> Names => files.Keys;

    public byte[] Bytes(string name) => files[name];

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

    /// <summary>Changes a file in a file that is a zip itself.</summary>
    public void Part(string name, string part, Action<BundleFiles, string> change)
    {
        var book = new BundleFiles(files[name]);
        change(book, part);
        files[name] = book.ToZip();
    }

    /// <summary>Changes the sheet of the workbook that has the result.</summary>
    public void Result(Func<string, string> change) => Part("results.xlsx", BundleNames.WorkbookResult, (book, part) =>
    {
        var changed = change(book.Text(part));
        Assert.NotEqual(book.Text(part), changed);
        book.Set(part, changed);
    });

    public string HashOf(string name) => Convert.ToHexStringLower(SHA256.HashData(files[name]));

    /// <summary>Takes the last entry of a kind out of the record.</summary>
    public void Drop(string kind) => Lines("ledger.jsonl", lines => lines.RemoveAt(LastOf(lines, kind)));

    public void Swap(int first, int second) => Lines("ledger.jsonl", lines => (lines[first], lines[second]) = (lines[second], lines[first]));

    /// <summary>Puts an entry into the record.</summary>
    public void Insert(int at, string kind, JsonObject body) => Lines("ledger.jsonl", lines => lines.Insert(at, JsonSerializer.Serialize(
        new { seq = at + 1, kind, id = "another", body = body.ToJsonString(Relaxed), hash = new string('0', 64) }, Relaxed)));

    /// <summary>Changes what the last entry of a kind says; its hash stays.</summary>
    public void Entry(string kind, Action<JsonObject> change) => Lines("ledger.jsonl", lines =>
    {
        var at = LastOf(lines, kind);
        var entry = JsonNode.Parse(lines[at])!.AsObject();
        var body = JsonNode.Parse((string)entry["body"]!)!.AsObject();
        change(body);
        entry["body"] = body.ToJsonString(Relaxed);
        lines[at] = entry.ToJsonString(Relaxed);
    });

    /// <summary>Makes the record tell of the votes that are here, under its first seal.</summary>
    public void SealAnew()
    {
        var leaves = ((string[])["ballots.csv", "replaced.csv"]).SelectMany(name => Text(name).Split("\r\n").Skip(1)).Where(line => line.StartsWith("1,", StringComparison.Ordinal))
            .Select(line => line.Split(',')[1]).Order(StringComparer.Ordinal).SelectMany(Convert.FromHexString).ToArray();
        var tree = MerkleTree.Of(leaves);
        Entry("BATCH", body =>
        {
            (body["count"], body["size"]) = (tree.Size, tree.Size);
            (body["root"], body["tree"]) = (Convert.ToHexStringLower(tree.Root()), Convert.ToHexStringLower(tree.Root()));
        });
    }

    /// <summary>Signs everything with another key, as somebody would who can write every file.</summary>
    /// <param name="change">What becomes of each checkpoint, counted from 1.</param>
    public void SignAnew(Func<Checkpoint, int, Checkpoint> change)
    {
        using var secret = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var key = new NoteKey(NoteKey.ServiceName, secret.ExportSubjectPublicKeyInfo());
        Set("keys.txt", key + "\n");
        Set("checkpoints.txt", SignedNote.Join(SignedNote.Split(Text("checkpoints.txt")).Select((note, at) =>
        {
            Assert.True(SignedNote.TryRead(note, out var read));
            Assert.True(Checkpoint.TryRead(read.Text, out var checkpoint));
            return SignedNote.Sign(change(checkpoint, at + 1).Text, key, secret);
        })));
        Assert.True(SignedNote.TryRead(Text("SIGNATURES.txt"), out var signed));
        var listed = signed.Text.Split('\n').Select(line => line.Length > 66 && files.TryGetValue(line[66..], out var file) ? $"{Convert.ToHexStringLower(SHA256.HashData(file))}  {line[66..]}" : line);
        Set("SIGNATURES.txt", SignedNote.Sign(string.Join('\n', listed), key, secret));
    }

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

    private static int LastOf(List<string> lines, string kind) => lines.FindLastIndex(line => line.Contains($"\"kind\":\"{kind}\"", StringComparison.Ordinal));
}
