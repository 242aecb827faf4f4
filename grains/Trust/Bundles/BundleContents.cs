using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Papers;
using ParticipatoryHub.Results;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Rounds.Export;

namespace ParticipatoryHub.Trust.Bundles;

/// <summary>A counted ballot in a bundle.</summary>
/// <param name="In">The seal or the batch of paper it lies under.</param>
/// <param name="Stored">It as it is stored, without its handle.</param>
internal readonly record struct BundledBallot(BundlePlace In, ReadOnlyMemory<byte> Leaf, StoredBallot Stored);

/// <summary>A file of a bundle, written as often as asked and the same each time.</summary>
internal sealed record BundleFile(string Name, Func<Stream, CancellationToken, Task> Write);

/// <summary>
/// The part of a bundle that the count stands on, and its manifest. Everything comes from what is stored, in an order that depends on
/// nothing else, so that two who make it make the same bytes.
/// </summary>
internal sealed class BundleContents
{
    /// <summary>The code of the refusal when a ballot lies under no seal.</summary>
    public const string Unsealed = "bundle-unsealed";

    private readonly string round;
    private readonly RoundSetup setup;
    private readonly RoundSetup frozen;
    private readonly RoundResult result;
    private readonly CountResult counted;
    private readonly PackedBallots ballots;
    private readonly SealedLeaves replaced;
    private readonly (BundlePlace In, byte[] Leaf, string Reason)[] voids;
    private readonly (BundlePlace In, ReadOnlyMemory<byte> Leaf)[] marks;
    private readonly bool hasPaper;
    private readonly BallotSurvey survey;

    private BundleContents(
        string round, RoundSetup setup, RoundSetup frozen, RoundResult result, PackedBallots ballots, SealedLeaves replaced, (BundlePlace In, byte[] Leaf, string Reason)[] voids,
        (BundlePlace In, ReadOnlyMemory<byte> Leaf)[] marks, bool hasPaper, BallotSurvey survey, StoredChainEntry count)
    {
        (this.marks, this.hasPaper) = (marks, hasPaper);
        (this.round, this.setup, this.frozen, this.result, this.ballots, this.replaced, this.voids, this.survey) = (round, setup, frozen, result, ballots, replaced, voids, survey);
        Count = count;
        counted = JsonSerializer.Deserialize<CountResult>(result.CountJson, HubJson.Options)!;
        Tier = Disclosure.Choose(ballots.Cells.Values, ballots.Batches.Values);
    }

    /// <summary>How much it shows.</summary>
    public DisclosureTier Tier { get; }

    /// <summary>The entry of the count in the public chain.</summary>
    public StoredChainEntry Count { get; }

    /// <summary>Reads what the bundle of a count is made of; a refusal when the record does not fit it.</summary>
    public static async Task<(BundleContents? Contents, Refused? Refusal)> Read(
        string round, RoundSetup setup, string rulesHash, RoundResult result, IBallotJournal journal, IPaperJournal papers, ISealJournal seals, CancellationToken cancel)
    {
        StoredChainEntry? opening = null;
        StoredChainEntry? count = null;
        await foreach (var entry in journal.ReadPublicChain(round, 1, cancel).ConfigureAwait(false))
        {
            opening = entry.Kind == "OPEN" ? entry : opening;
            count = entry.Id == RoundChain.CountId(result.Version) ? entry : count;
        }

        var frozen = opening is null ? setup : setup with { ClosesAt = ClosesAt(opening) };
        if (count is null || FrozenRules.Hash(round, frozen) != rulesHash)
        {
            return (null, new("bundle-rules-differ", "The public record of this round was begun by an earlier version of the program, so there is no bundle of it."));
        }

        var lists = await papers.ReadLists(round, cancel).ConfigureAwait(false);
        var batches = lists.Where(list => list.Batch != PaperList.Marks).ToArray();
        var leaves = await SealedLeaves.Read(seals, batches, round, cancel).ConfigureAwait(false);
        var marks = lists.Where(list => list.Batch == PaperList.Marks).SelectMany(list => list.Each())
            .Select(leaf => leaves.TryTake(leaf.Span, out var place) ? place : throw new InvalidOperationException($"Round {round}: a paper was handed out under no seal."))
            .Order().Select(leaves.At).ToArray();
        var gone = await VoidBallots.Read(journal, round, cancel).ConfigureAwait(false);
        var ballots = new PackedBallots(leaves);
        var voids = new List<(int Place, string Reason)>();
        await foreach (var ballot in journal.ReadBallots(round, cancel).ConfigureAwait(false))
        {
            var leaf = Commitment.Leaf(round, setup.Method, ballot);
            if (!leaves.TryTake(leaf, out var place))
            {
                return (null, new(Unsealed, "A ballot in the box lies under no seal. Look at the ledger before anything else."));
            }

            if (gone.TryGetValue(leaf, out var reason))
            {
                voids.Add((place, reason));
                continue;
            }

            ballots.Add(place, ballot);
        }

        var survey = await BallotSurvey.Read(setup, Each(ballots.InOrder()), ShowsChannel(ballots), _ => { }, cancel).ConfigureAwait(false);
        return leaves.Left().Any(left => left.In.Paper > 0)
            ? (null, new(Unsealed, "A ballot from paper is not in the box. Look at the ledger before anything else."))
            : (new(round, setup, frozen, result, ballots, leaves, [.. voids.OrderBy(line => line.Place).Select(line => Void(line.Place, line.Reason))], marks, batches.Length > 0, survey, count), null);

        (BundlePlace In, byte[] Leaf, string Reason) Void(int place, string reason) => (leaves.At(place).In, leaves.At(place).Leaf.ToArray(), reason);
    }

    /// <summary>What identifies the files of a count, or why there are none.</summary>
    public static async Task<(ManifestStamp? Stamp, Refused? Refusal)> Stamp(
        string round, RoundSetup setup, string rulesHash, RoundResult result, IBallotJournal journal, IPaperJournal papers, ISealJournal seals, CancellationToken cancel)
    {
        var (contents, refusal) = await Read(round, setup, rulesHash, result, journal, papers, seals, cancel).ConfigureAwait(false);
        return contents is null
            ? (null, refusal)
            : (new(FrozenRules.HashOf(await contents.Manifest(cancel).ConfigureAwait(false)), Disclosure.Word(contents.Tier)), null);
    }

    /// <summary>The files, in the order of the bundle.</summary>
    public IEnumerable<BundleFile> Files()
    {
        yield return new(BundleNames.Config, (target, cancel) => target.WriteAsync(Encoding.UTF8.GetBytes(FrozenRules.Write(round, frozen)), cancel).AsTask());
        yield return new(BundleNames.Projects, Csv(WriteProjects));
        yield return new(BundleNames.Ballots, Csv(WriteBallots));
        if (Tier == DisclosureTier.Coarse)
        {
            yield return new(BundleNames.Choices, Csv(WriteChoices));
        }

        yield return new(BundleNames.Replaced, Csv((csv, cancel) => WriteLeaves(csv, replaced.Left(), cancel)));
        if (marks.Length > 0)
        {
            yield return new(BundleNames.PaperHandedOut, Csv((csv, cancel) => WriteLeaves(csv, marks, cancel)));
        }

        if (voids.Length > 0)
        {
            yield return new(BundleNames.Void, Csv(WriteVoids));
        }

        yield return new(BundleNames.Turnout, Csv(WriteTurnout));
        yield return new(BundleNames.CountLog, Csv(WriteCountLog));
        yield return new(BundleNames.Result, Csv(WriteResult));
        yield return new(BundleNames.Pabulib, WritePabulib);
    }

    /// <summary>The manifest: what is counted, where the record stood, and the hash of each file.</summary>
    public async Task<string> Manifest(CancellationToken cancel)
    {
        var text = new StringBuilder()
            .Append("participatoryhub/manifest/v1\n")
            .Append("round=").Append(round).Append('\n')
            .Append("tier=").Append(Disclosure.Word(Tier)).Append('\n')
            .Append("count=").Append(Count.Sequence).Append(' ').Append(Convert.ToHexStringLower(Count.Hash.Span)).Append('\n');
        foreach (var file in Files())
        {
            text.Append(await HashOf(file, cancel)).Append("  ").Append(file.Name).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>SHA-256 of a file in hex.</summary>
    public static async Task<string> HashOf(BundleFile file, CancellationToken cancel)
    {
        using var hash = SHA256.Create();
        await using (var sink = new CryptoStream(Stream.Null, hash, CryptoStreamMode.Write, leaveOpen: true))
        {
            await file.Write(sink, cancel);
        }

        return Convert.ToHexStringLower(hash.Hash!);
    }

    private static DateTimeOffset ClosesAt(StoredChainEntry opening)
    {
        using var body = JsonDocument.Parse(opening.Body);
        return body.RootElement.GetProperty("closesAt").GetDateTimeOffset();
    }

    private static bool ShowsChannel(PackedBallots ballots) => ballots.Cells.GroupBy(cell => cell.Key.Channel, cell => cell.Value).All(channel => channel.Sum() >= 10);

    private static async IAsyncEnumerable<StoredBallot> Each(IEnumerable<StoredBallot> ballots)
    {
        await Task.CompletedTask;
        foreach (var ballot in ballots)
        {
            yield return ballot;
        }
    }

    private static Func<Stream, CancellationToken, Task> Csv(Func<CsvWriter, CancellationToken, Task> write) => async (target, cancel) =>
    {
        await using var csv = new CsvWriter(target, CsvFlavour.Data);
        await write(csv, cancel);
    };

    private async Task WriteProjects(CsvWriter csv, CancellationToken cancel)
    {
        await csv.Text("project").Text("name").Text("cost").Text("area").Text("delivery").Text("withdrawn").End(cancel);
        foreach (var project in setup.Projects.OrderBy(project => project.Id, StringComparer.Ordinal))
        {
            await csv.Text(project.Id).Text(project.Name).Amount(project.Cost).Text(project.Area)
                .Text(project.Delivery == Delivery.Unspecified ? "" : project.Delivery.ToString().ToLowerInvariant())
                .Text(project.Withdrawn ? "yes" : "no").End(cancel);
        }
    }

    private async Task WriteBallots(CsvWriter csv, CancellationToken cancel)
    {
        var isFull = Tier == DisclosureTier.Full;
        Head(csv);
        await (isFull ? csv.Text("channel").Text("area").Text("choices").Text("nonce") : csv).End(cancel);
        foreach (var (where, leaf, ballot) in ballots.InOrderOfLeaves())
        {
            Leaf(csv, where, leaf.Span);
            await (isFull ? csv.Text(Commitment.Word(ballot.Channel)).Text(ballot.Area).Text(ballot.Choices).Text(Convert.ToHexStringLower(ballot.Nonce.Span)) : csv).End(cancel);
        }
    }

    private async Task WriteChoices(CsvWriter csv, CancellationToken cancel)
    {
        await csv.Text("choices").End(cancel);
        foreach (var choices in ballots.InOrder().Select(ballot => ballot.Choices).Order(StringComparer.Ordinal))
        {
            await csv.Text(choices).End(cancel);
        }
    }

    private async Task WriteLeaves(CsvWriter csv, IEnumerable<(BundlePlace In, ReadOnlyMemory<byte> Leaf)> leaves, CancellationToken cancel)
    {
        await Head(csv).End(cancel);
        foreach (var (where, leaf) in leaves)
        {
            await Leaf(csv, where, leaf.Span).End(cancel);
        }
    }

    private async Task WriteVoids(CsvWriter csv, CancellationToken cancel)
    {
        await Head(csv).Text("reason").End(cancel);
        foreach (var (where, leaf, reason) in voids)
        {
            await Leaf(csv, where, leaf).Text(reason).End(cancel);
        }
    }

    // Where nobody voted on paper the files have no column for it.
    private CsvWriter Head(CsvWriter csv) => hasPaper ? csv.Text("seal").Text("paper").Text("leaf") : csv.Text("seal").Text("leaf");

    private CsvWriter Leaf(CsvWriter csv, BundlePlace where, ReadOnlySpan<byte> leaf)
    {
        _ = where.Seal > 0 ? csv.Number(where.Seal) : csv.Text("");
        _ = !hasPaper ? csv : where.Paper > 0 ? csv.Number(where.Paper) : csv.Text("");
        return csv.Text(Convert.ToHexStringLower(leaf));
    }

    private async Task WriteTurnout(CsvWriter csv, CancellationToken cancel)
    {
        BallotChannel[] channels = [BallotChannel.Online, BallotChannel.Paper, BallotChannel.Kiosk, BallotChannel.Phone];
        string[] areas = [.. ballots.Cells.Keys.Select(cell => cell.Area ?? "").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var counts = ballots.Cells.ToDictionary(cell => (Area: cell.Key.Area ?? "", cell.Key.Channel), cell => cell.Value);
        var shown = SmallCells.Hide(
            [.. areas.Select(area => (IReadOnlyList<long>)[.. channels.Select(channel => counts.GetValueOrDefault((area, channel)))])], SmallCells.DefaultThreshold);
        csv.Text("area");
        foreach (var channel in channels)
        {
            csv.Text(Commitment.Word(channel));
        }

        await csv.Text("total").End(cancel);
        for (var row = 0; row < areas.Length; row++)
        {
            await Counts(csv.Text(areas[row]), shown.Cells[row], shown.RowTotals[row]).End(cancel);
        }

        await Counts(csv.Text("all"), shown.ColumnTotals, shown.Total).End(cancel);
    }

    // Empty stands for a number that is not told.
    private static CsvWriter Counts(CsvWriter csv, ImmutableArray<long?> cells, long? total)
    {
        foreach (var cell in cells.Append(total))
        {
            _ = cell is { } number ? csv.Number(number) : csv.Text("");
        }

        return csv;
    }

    private async Task WriteCountLog(CsvWriter csv, CancellationToken cancel)
    {
        await csv.Text("step").Text("stage").Text("decision").Text("project").Text("votes").Text("score").Text("cost").Text("before").Text("after").Text("figure").Text("exact").End(cancel);
        for (var i = 0; i < counted.Steps.Length; i++)
        {
            var step = counted.Steps[i];
            await csv.Number(i + 1).Text(step.Stage.ToString()).Text(step.Decision.ToString()).Text(step.Project).Number(step.Votes).Number(step.Score)
                .Amount(new Money(step.Cost)).Amount(new Money(step.MoneyBefore)).Amount(new Money(step.MoneyAfter)).Text(step.Number).Text(step.Exact).End(cancel);
        }
    }

    private async Task WriteResult(CsvWriter csv, CancellationToken cancel)
    {
        var outcomes = counted.Projects.ToDictionary(project => project.Id, StringComparer.Ordinal);
        await csv.Text("project").Text("name").Text("cost").Text("votes").Text("score").Text("funded").Text("award").Text("reason").End(cancel);
        foreach (var project in setup.Projects.OrderBy(project => project.Id, StringComparer.Ordinal))
        {
            var outcome = outcomes[project.Id];
            await csv.Text(project.Id).Text(project.Name).Amount(project.Cost).Number(outcome.Votes).Number(outcome.Score)
                .Text(outcome.Won ? "yes" : "no").Amount(outcome.Won ? project.Cost : Money.Zero).Text(outcome.Sentence).End(cancel);
        }
    }

    private async Task WritePabulib(Stream target, CancellationToken cancel)
    {
        var hasVotes = Tier != DisclosureTier.Totals;
        var text = new RoundToPabulib(
            new RoundView(round, RoundPhase.Published, setup, null, result.Version, null), hasVotes ? survey : null, result.Selected.ToHashSet(StringComparer.Ordinal));
        await using var writer = new StreamWriter(target, new UTF8Encoding(false), 32 * 1024, leaveOpen: true) { NewLine = "\n" };
        foreach (var line in text.Head())
        {
            await writer.WriteLineAsync(line.AsMemory(), cancel);
        }

        // Numbered in the order in which they were read, that of their handles: a shuffle that nothing else here knows.
        long voter = 0;
        foreach (var ballot in hasVotes ? ballots.InOrder() : [])
        {
            await writer.WriteLineAsync(text.Vote(++voter, ballot).AsMemory(), cancel);
        }
    }
}
