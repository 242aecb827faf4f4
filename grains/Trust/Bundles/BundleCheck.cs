using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Xml;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Papers;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Trust.Bundles;

/// <summary>One thing that was looked at, in a sentence.</summary>
public sealed record BundleFinding(bool Holds, string Sentence);

/// <summary>What looking at a bundle found.</summary>
/// <param name="Findings">Every check, in order.</param>
/// <param name="Code">What became of the vote with the tracking code that was asked for, or null.</param>
/// <param name="Fingerprint">SHA-256 of the key that the bundle is signed with.</param>
public sealed record BundleVerdict(ImmutableArray<BundleFinding> Findings, string? Code, string? Fingerprint)
{
    /// <summary>Whether everything holds.</summary>
    public bool Holds => Findings.All(finding => finding.Holds);
}

/// <summary>
/// Checks a bundle with nothing but the bundle: files, signatures, chain, seals, checkpoints, ballots, the count to the penny, and that
/// every file tells the same. verify.html does the same in a browser, with the same sentences.
/// </summary>
public sealed partial class BundleCheck
{
    private readonly Dictionary<string, byte[]> files = new(StringComparer.Ordinal);
    private readonly ImmutableArray<BundleFinding>.Builder findings = ImmutableArray.CreateBuilder<BundleFinding>();
    private readonly List<ChainLine> chain = [];
    private const string SetAsideKind = "SET_ASIDE";
    private NoteKey? key;
    private List<(int Seal, string Leaf)> counted = [];
    private List<(int Seal, string Leaf)> replaced = [];
    private List<(int Seal, string Leaf)> voided = [];
    private List<(int Seal, string Leaf)> marks = [];

    private BundleCheck()
    {
    }

    /// <summary>Checks a bundle.</summary>
    /// <param name="bundle">The zip.</param>
    /// <param name="code">A tracking code to look for, or null.</param>
    /// <param name="trusted">The key it must be signed with, or null for the one in it.</param>
    public static BundleVerdict Run(Stream bundle, string? code = null, NoteKey? trusted = null)
    {
        var check = new BundleCheck();
        if (check.Open(bundle))
        {
            check.CheckAll(trusted);
        }

        return new(check.findings.ToImmutable(), code is null ? null : check.Find(code), check.key?.Fingerprint);
    }

    private bool Open(Stream bundle)
    {
        try
        {
            using var zip = new ZipArchive(bundle, ZipArchiveMode.Read, leaveOpen: true);
            foreach (var entry in zip.Entries)
            {
                using var part = entry.Open();
                var bytes = new MemoryStream();
                part.CopyTo(bytes);
                files[entry.FullName] = bytes.ToArray();
            }
        }
        catch (InvalidDataException)
        {
            return Fail("This is not a bundle: it is no zip file that can be read.");
        }

        var missing = BundleNames.Always.FirstOrDefault(name => !files.ContainsKey(name));
        return missing is null || Fail($"{missing} is missing.");
    }

    private void CheckAll(NoteKey? trusted)
    {
        foreach (var (check, otherwise) in new (Action Check, string Otherwise)[]
        {
            (() => CheckSignatures(trusted), BundleNames.Signatures),
            (CheckManifest, BundleNames.Manifest),
            (CheckChain, BundleNames.Ledger),
            (CheckOrder, BundleNames.Ledger),
            (CheckRules, BundleNames.Config),
            (CheckSeals, BundleNames.Ballots),
            (CheckPaper, BundleNames.Ballots),
            (CheckSamples, BundleNames.Ledger),
            (CheckCheckpoints, BundleNames.Checkpoints),
            (CheckBallots, BundleNames.Ballots),
            (CheckNumbers, BundleNames.Turnout),
            (CheckCount, BundleNames.Result),
            (CheckMoney, BundleNames.Result),
            (CheckPabulib, BundleNames.Pabulib),
            (CheckWorkbook, BundleNames.Workbook),
            (CheckOfficers, BundleNames.SignOff),
            (CheckFinal, BundleNames.Ledger),
        })
        {
            try
            {
                check();
            }
            catch (Exception broken) when (broken is FormatException or JsonException or ArgumentException or KeyNotFoundException or OverflowException or InvalidOperationException or IndexOutOfRangeException or InvalidDataException or XmlException)
            {
                Fail($"{otherwise} cannot be read.");
            }
        }
    }

    private string Text(string name) => Encoding.UTF8.GetString(files[name]);

    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private bool Fail(string sentence)
    {
        findings.Add(new(false, sentence));
        return false;
    }

    private bool Pass(string sentence)
    {
        findings.Add(new(true, sentence));
        return true;
    }

    private void CheckSignatures(NoteKey? trusted)
    {
        if (!NoteKey.TryRead(Text(BundleNames.Keys), out key) || (trusted is not null && trusted.ToString() != key.ToString())
            || !SignedNote.TryRead(Text(BundleNames.Signatures), out var note) || !note.IsSignedBy(key))
        {
            Fail("SIGNATURES.txt is not signed with the key of this service.");
            note = SignedNote.TryRead(Text(BundleNames.Signatures), out var unsigned) ? unsigned : new("", []);
        }

        var signed = Listed(note.Text).Concat(Listed(Text(BundleNames.Manifest))).ToDictionary(line => line.Name, line => line.Hash, StringComparer.Ordinal);
        var other = files.Keys.Where(name => name != BundleNames.Signatures && signed.GetValueOrDefault(name) != Hash(files[name])).Order(StringComparer.Ordinal).ToArray();
        foreach (var name in other)
        {
            Fail($"{name} is not the file that was signed.");
        }

        foreach (var name in signed.Keys.Where(name => !files.ContainsKey(name)).Order(StringComparer.Ordinal))
        {
            Fail($"{name} is missing.");
        }

        if (findings.Count == 0)
        {
            Pass($"Every file is the one that was signed: {files.Count} files.");
        }
    }

    private static IEnumerable<(string Hash, string Name)> Listed(string text) =>
        text.Split('\n').Where(line => line.Length > 66 && line[64..66] == "  ").Select(line => (line[..64], line[66..]));

    // The last word of the record on the manifest is what was published.
    private void CheckManifest()
    {
        var digest = Hash(files[BundleNames.Manifest]);
        var lines = Text(BundleNames.Manifest).Split('\n');
        var ledger = ReadChain();
        var published = ledger.LastOrDefault(line => line.Kind == "PUBLISH");
        var count = ledger.LastOrDefault(line => line.Kind == "COUNT");
        _ = published is null || Body(published).GetProperty("manifest").GetString() != digest ? Fail("The record published another manifest than this one.")
            : count is null || !lines.Contains($"count={count.Sequence} {count.Hash}") ? Fail("The manifest is of another count than the one in the record.")
            : Pass("The record published just these files.");
    }

    private List<ChainLine> ReadChain()
    {
        chain.AddRange(Text(BundleNames.Ledger).TrimEnd('\n').Split('\n').Select(line => ChainLine.TryRead(line, out var read) ? read : throw new FormatException()).ToArray());
        return chain;
    }

    private ChainLine Last(string kind) => chain.FindLast(line => line.Kind == kind) ?? throw new KeyNotFoundException(kind);

    private static JsonElement Body(ChainLine line)
    {
        using var body = JsonDocument.Parse(line.Body);
        return body.RootElement.Clone();
    }

    private void CheckChain()
    {
        if (chain.Count == 0)
        {
            throw new FormatException();
        }

        var hash = ChainHash.Genesis.ToArray();
        for (var i = 0; i < chain.Count; i++)
        {
            var line = chain[i];
            hash = ChainHash.NextPublic(hash, i + 1, new ChainEntry(line.Kind, line.Body, line.Id));
            if (line.Sequence != i + 1 || line.Hash != Convert.ToHexStringLower(hash))
            {
                Fail($"Entry {i + 1} of the record does not fit the one before it.");
                return;
            }
        }

        Pass($"The record is unbroken: {chain.Count} entries.");
    }

    // Up to the first count once; from then on anew after each result that was set aside.
    private void CheckOrder()
    {
        string[] start = chain.Any(line => line.Kind == "IMPORT") ? ["IMPORT", "BATCH", "COUNT"] : ["OPEN", "BATCH", "CLOSE", "SUPERSEDED", "COUNT"];
        var publications = Publications();
        if ((OutOfOrder(chain, start) ?? publications.Select(part => OutOfOrder(part, ["COUNT", "PUBLISH", "FINAL"])).FirstOrDefault(wrong => wrong is not null)) is { } found)
        {
            Fail($"The record has {found.Late} after {found.Early}.");
            return;
        }

        if (publications.Exists(part => !part.Exists(line => line.Kind == "PUBLISH")) || publications.Exists(part => !part.Exists(line => line.Kind == "COUNT")))
        {
            Fail("The record sets a result aside that was not counted and published before.");
            return;
        }

        var close = chain.FindIndex(line => line.Kind is "CLOSE" or "IMPORT");
        if ((chain.FindIndex(line => line.Kind == VoidBallots.Kind) is >= 0 and var first && first < close)
            || publications.Exists(part => part.FindLastIndex(line => line.Kind == VoidBallots.Kind) > part.FindLastIndex(line => line.Kind == "COUNT")))
        {
            Fail("The record declares a ballot void before the close or after the last count.");
            return;
        }

        if (publications.Exists(part => part.FindLastIndex(line => line.Kind == PaperChain.BatchKind) > part.FindLastIndex(line => line.Kind == "COUNT")))
        {
            Fail("The record puts papers into the box after the last count.");
            return;
        }

        _ = close >= 0 ? Pass("Every vote was sealed before the close, and counted after it.") : Fail("The record says nothing of the close.");
    }

    // The record cut after each result that was set aside.
    private List<List<ChainLine>> Publications()
    {
        var parts = new List<List<ChainLine>> { new() };
        foreach (var line in chain)
        {
            parts[^1].Add(line);
            if (line.Kind == SetAsideKind)
            {
                parts.Add([]);
            }
        }

        return parts;
    }

    private static (string Late, string Early)? OutOfOrder(List<ChainLine> part, string[] order)
    {
        for (var i = 0; i + 1 < order.Length; i++)
        {
            var next = part.FindIndex(line => line.Kind == order[i + 1]);
            if (next >= 0 && part.FindLastIndex(line => line.Kind == order[i]) > next)
            {
                return (order[i], order[i + 1]);
            }
        }

        return null;
    }

    private void CheckFinal()
    {
        var final = chain.FindIndex(line => line.Kind == "FINAL");
        var setAside = chain.Where(line => line.Kind == SetAsideKind).ToArray();
        if (setAside.Length > 0)
        {
            Pass($"{Plural(setAside.Length, "earlier result")} of this vote {(setAside.Length == 1 ? "was" : "were")} set aside: {string.Join(" ", setAside.Select(line => Body(line).GetProperty("reason").GetString()))}");
        }

        if (final < 0)
        {
            return;
        }

        var made = Numbers("CHALLENGE");
        var published = chain.FindLastIndex(line => line.Kind == "PUBLISH");
        _ = !made.SequenceEqual(Numbers("ANSWER")) ? Fail("The record calls the result final while an objection waits for an answer.")
            : chain.Skip(published).Any(line => line.Kind == "ANSWER" && Body(line).TryGetProperty("upheld", out _)) ? Fail("The record calls the result final although an objection to it was upheld.")
            : Pass($"The result is final: {Plural(made.Length, "objection")}, each answered.");
    }

    private long[] Numbers(string kind) => [.. chain.Where(line => line.Kind == kind).Select(line => Body(line).GetProperty("number").GetInt64()).Order()];

    private void CheckRules()
    {
        var opening = chain.Find(line => line.Kind is "OPEN" or "IMPORT");
        _ = opening is not null && Body(opening).GetProperty("rules").GetString() == Hash(files[BundleNames.Config])
            ? Pass("The rules are those that were sealed when voting opened.")
            : Fail("config.json is not what was sealed when voting opened.");
    }

    private void CheckSeals()
    {
        counted = Leaves(BundleNames.Ballots);
        replaced = Leaves(BundleNames.Replaced);
        voided = files.ContainsKey(BundleNames.Void) ? Leaves(BundleNames.Void) : [];
        marks = files.ContainsKey(BundleNames.PaperHandedOut) ? Leaves(BundleNames.PaperHandedOut) : [];
        if (!counted.SequenceEqual(counted.OrderBy(line => line.Seal).ThenBy(line => line.Leaf, StringComparer.Ordinal)))
        {
            Fail("ballots.csv is not in the order of its leaves.");
        }

        var bySeal = All.ToLookup(line => line.Seal, line => line.Leaf);
        var tree = new MerkleTree();
        var seals = 0;
        foreach (var entry in chain.Where(line => line.Kind == SealEntries.BatchKind))
        {
            seals++;
            var body = Body(entry);
            var number = body.GetProperty("number").GetInt32();
            var leaves = Bytes(bySeal[number].Order(StringComparer.Ordinal));
            tree.AddAll(leaves);
            roots[entry.Sequence] = (tree.Size, Convert.ToHexStringLower(tree.Root()));
            if (number != seals || !LeafOrder.IsSorted(leaves) || body.GetProperty("count").GetInt64() * MerkleTree.HashLength != leaves.Length
                || body.GetProperty("root").GetString() != Convert.ToHexStringLower(MerkleTree.Of(leaves).Root())
                || roots[entry.Sequence] != (body.GetProperty("size").GetInt64(), body.GetProperty("tree").GetString()))
            {
                Fail($"The votes under seal {number} are not those that were sealed.");
                return;
            }
        }

        if (tree.Size != All.Count(IsSealed))
        {
            Fail("There are votes here that lie under no seal.");
            return;
        }

        var superseded = chain.Find(line => line.Kind == SealEntries.SupersededKind);
        var gone = Bytes(replaced.Select(line => line.Leaf).Order(StringComparer.Ordinal));
        _ = superseded is null ? replaced.Count == 0 || Fail("The list of replaced votes is not the one in the record.")
            : Body(superseded).GetProperty("root").GetString() == Convert.ToHexStringLower(MerkleTree.Of(gone).Root())
                || Fail("The list of replaced votes is not the one in the record.");
        if (!Voids().SequenceEqual(chain.Where(line => line.Kind == VoidBallots.Kind).Select(Declared).Order(StringComparer.Ordinal)))
        {
            Fail("The list of void ballots is not the one in the record.");
        }

        Pass($"The votes under {Plural(seals, "seal")} are those that were sealed: {Plural(tree.Size, "vote")}.");
    }

    private readonly Dictionary<long, (long Size, string Root)> roots = new() { [0] = (0, Convert.ToHexStringLower(new MerkleTree().Root())) };

    private List<(int Seal, string Leaf)> Leaves(string name)
    {
        var csv = CsvLines.Read(files[name]);
        return csv.Rows.ConvertAll(row => (csv.Has("paper") && csv.At(row, "paper") is { Length: > 0 } paper ? OnPaper + Whole(paper) : Whole(csv.At(row, "seal")), csv.At(row, "leaf")));
    }

    private IEnumerable<string> Voids()
    {
        if (!files.TryGetValue(BundleNames.Void, out var file))
        {
            return [];
        }

        var csv = CsvLines.Read(file);
        return csv.Rows.ConvertAll(row => $"{csv.At(row, "leaf")} {csv.At(row, "reason")}").Order(StringComparer.Ordinal);
    }

    private static string Declared(ChainLine line) => $"{Body(line).GetProperty("leaf").GetString()} {Body(line).GetProperty("reason").GetString()}";

    private static byte[] Bytes(IEnumerable<string> leaves) => [.. leaves.SelectMany(leaf => Convert.FromHexString(leaf))];

    private static string Plural(long number, string noun) => number == 1 ? $"1 {noun}" : string.Create(CultureInfo.InvariantCulture, $"{number:N0} {noun}s");

    private void CheckCheckpoints()
    {
        var number = 0;
        foreach (var note in SignedNote.Split(Text(BundleNames.Checkpoints)))
        {
            number++;
            if (key is null || !SignedNote.TryRead(note, out var read) || !read.IsSignedBy(key))
            {
                Fail($"Checkpoint {number} is not signed with the key of this service.");
                return;
            }

            if (!Checkpoint.TryRead(read.Text, out var checkpoint) || checkpoint.Sequence < 1 || checkpoint.Sequence > chain.Count
                || chain[(int)checkpoint.Sequence - 1].Hash != Convert.ToHexStringLower(checkpoint.Hash.Span)
                || roots[roots.Keys.Where(sequence => sequence <= checkpoint.Sequence).Max()] != (checkpoint.Size, Convert.ToHexStringLower(checkpoint.Root.Span)))
            {
                Fail($"Checkpoint {number} does not fit the record.");
                return;
            }
        }

        _ = number > 0 ? Pass($"Every checkpoint that was signed on the way is contained in the record: {number}.") : Fail("There is no checkpoint.");
    }
}
