using System.Collections.Immutable;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Papers;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Trust.Bundles;

/// <summary>
/// Makes the bundle of a published round: one zip of stored files, the same bytes however often and wherever it is made by the same
/// program.
/// </summary>
public sealed class RoundBundles(IGrainFactory grains, IBallotJournal journal, IPaperJournal papers, ISealJournal seals, INoteSigner signer)
{
    private static readonly DateTimeOffset AnyTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Reads what a bundle is made of. Refused while the round is not published.</summary>
    public async Task<(PreparedBundle? Bundle, Refused? Refusal)> Prepare(string round, CancellationToken cancel)
    {
        // A view shows the clock's moves before the record has them.
        var grain = grains.GetGrain<IRoundGrain>(round);
        await grain.KeepTime();
        if (await grain.GetView() is not { Phase: RoundPhase.Published or RoundPhase.Final, RulesHash: { } rules, Manifest: not null } view || await grain.GetResult() is not { } result)
        {
            return (null, new("not-published", "The bundle is there once the result is published."));
        }

        await grains.GetGrain<ISealsGrain>(round).KeepUp();
        var (contents, refusal) = await Task.Run(() => BundleContents.Read(round, view.Setup, rules, result, journal, papers, seals, cancel), cancel);
        return contents is null ? (null, refusal) : (await Prepare(view, contents, cancel), null);
    }

    private async Task<PreparedBundle> Prepare(RoundView view, BundleContents contents, CancellationToken cancel)
    {
        var manifest = await Task.Run(() => contents.Manifest(cancel), cancel);
        var isFinal = view.Phase == RoundPhase.Final;
        var (ledger, through) = await Ledger(view.Id, entry => isFinal ? entry.Kind == "FINAL" : entry.Id == RoundChain.PublicationId(view.CountVersion), cancel);
        var checkpoints = (await seals.ReadNotes(view.Id, NoteKind.Checkpoint, cancel)).Where(note => note.Number <= through).Select(note => note.Note);
        var digest = FrozenRules.HashOf(manifest);
        if (digest != view.Manifest)
        {
            throw new InvalidOperationException($"Round {view.Id}: what is stored is not what was published. Look at the ledger before anything else.");
        }

        List<BundleFile> files =
        [
            .. contents.Files(),
            Of(BundleNames.Manifest, manifest),
            .. view.SignOff is { } signed ? [Of(BundleNames.SignOff, signed.Sheet)] : ImmutableArray<BundleFile>.Empty,
            Of(BundleNames.Ledger, ledger),
            Of(BundleNames.Checkpoints, SignedNote.Join(checkpoints)),
            Of(BundleNames.Keys, await signer.GetKey(cancel) + "\n"),
            Of(BundleNames.ReadMe, ReadMe(view, contents.Tier, digest)),
            Of(BundleNames.Verify, VerifyPage()),
            BundleWorkbook.Of(view.Setup, contents, digest),
        ];
        var text = new StringBuilder().Append("participatoryhub/bundle/v1\nround=").Append(view.Id).Append('\n');
        foreach (var file in files.Skip(files.FindIndex(file => file.Name == BundleNames.Manifest)))
        {
            text.Append(await BundleContents.HashOf(file, cancel)).Append("  ").Append(file.Name).Append('\n');
        }

        files.Add(Of(BundleNames.Signatures, await Signed(view.Id, text.ToString(), cancel)));
        return new PreparedBundle(NameOf(view.Id, digest, isFinal), files);
    }

    /// <summary>What a bundle is called: the round and the first eight digits of its manifest's SHA-256.</summary>
    /// <param name="isFinal">The record in it goes on to the end of the time for objections.</param>
    public static string NameOf(string round, string manifest, bool isFinal) => $"round-{round}-{manifest[..8]}{(isFinal ? "-final" : "")}.zip";

    /// <summary>Writes a bundle.</summary>
    public static async Task Write(PreparedBundle bundle, Stream target, CancellationToken cancel)
    {
        await using var zip = await ZipArchive.CreateAsync(target, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancel);
        foreach (var file in bundle.Files)
        {
            var entry = zip.CreateEntry(file.Name, CompressionLevel.NoCompression);
            entry.LastWriteTime = AnyTime;
            entry.ExternalAttributes = 0;
            await using var part = await entry.OpenAsync(cancel);
            await file.Write(part, cancel);
        }
    }

    // An ECDSA signature is another each time, so the first over a text is kept.
    private async Task<string> Signed(string round, string text, CancellationToken cancel)
    {
        var known = await seals.ReadNotes(round, NoteKind.Bundle, cancel);
        foreach (var (_, note) in known)
        {
            if (SignedNote.TryRead(note, out var read) && read.Text == text)
            {
                return note;
            }
        }

        await seals.KeepNote(round, NoteKind.Bundle, known.Length + 1, await signer.Sign(text, cancel), cancel);
        return await Signed(round, text, cancel);
    }

    // Up to the publication, or until the result was final: what the record says later is no part of it.
    private async Task<(string Text, long Through)> Ledger(string round, Func<StoredChainEntry, bool> isLast, CancellationToken cancel)
    {
        var text = new StringBuilder();
        await foreach (var entry in journal.ReadPublicChain(round, 1, cancel))
        {
            text.Append(ChainLine.Of(entry).Write()).Append('\n');
            if (isLast(entry))
            {
                return (text.ToString(), entry.Sequence);
            }
        }

        throw new InvalidOperationException($"Round {round} is published, but its public chain does not say so.");
    }

    private static BundleFile Of(string name, string text) => new(name, (target, cancel) => target.WriteAsync(Encoding.UTF8.GetBytes(text), cancel).AsTask());

    internal static string VerifyPage() => Resource(BundleNames.Verify).Replace("/* count.js */\n", Resource("count.js"), StringComparison.Ordinal);

    private static string ReadMe(RoundView view, DisclosureTier tier, string digest) => Resource(BundleNames.ReadMe)
        .Replace("{name}", WebUtility.HtmlEncode(view.Setup.Name), StringComparison.Ordinal)
        .Replace("{round}", view.Id, StringComparison.Ordinal)
        .Replace("{digest}", digest, StringComparison.Ordinal)
        .Replace("{tier}", tier switch
        {
            DisclosureTier.Full => "Every ballot is in ballots.csv with all that it takes to open its seal.",
            DisclosureTier.Coarse => "Some groups of voters are small. So the choices (choices.csv) stand apart from the seals of the ballots (ballots.csv): put together they could show who chose what.",
            _ => "Fewer than 50 people voted. So single ballots are not shown, only their seals and the totals; ask the council for a recount before witnesses.",
        }, StringComparison.Ordinal);

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(RoundBundles).Assembly.GetManifestResourceStream("bundle/" + name)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}

/// <summary>A bundle about to be written.</summary>
public sealed class PreparedBundle
{
    internal PreparedBundle(string name, IReadOnlyList<BundleFile> files) => (Name, Files) = (name, files);

    /// <summary>What the file is called.</summary>
    public string Name { get; }

    internal IReadOnlyList<BundleFile> Files { get; }
}
