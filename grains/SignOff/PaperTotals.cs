using ParticipatoryHub.Papers;

namespace ParticipatoryHub.SignOff;

/// <summary>The batches of paper of a round, added up.</summary>
/// <param name="Sum">Null where there is no batch.</param>
/// <param name="Listed">Leaves on the lists of the batches.</param>
/// <param name="Marks">Leaves on the list of papers handed out; null where there is none.</param>
internal sealed record PaperTotals(PaperFigures? Sum, long Listed, long? Marks)
{
    /// <summary>Reads and adds up. What a batch that is not finished has printed is in the sum and nowhere beside it, so that it is a gap.</summary>
    public static async Task<PaperTotals> Read(string round, IPaperJournal papers, CancellationToken cancel)
    {
        var batches = await papers.ReadBatches(round, cancel).ConfigureAwait(false);
        var lists = await papers.ReadLists(round, cancel).ConfigureAwait(false);
        var (blank, overVoted, unclear) = (0L, 0L, 0L);
        foreach (var batch in batches.Where(batch => batch.Version > 0))
        {
            var read = PaperAgreement.Of(batch.Number, await papers.ReadEntries(round, batch.Number, cancel).ConfigureAwait(false));
            blank += read.Count(PaperIntent.Blank);
            overVoted += read.Count(PaperIntent.OverVoted);
            unclear += read.Count(PaperIntent.Unclear);
        }

        long Sum(Func<PaperManifest, int> part) => batches.Sum(batch => batch.Manifest is { } manifest ? (long)part(manifest) : 0);
        return new(
            batches.IsEmpty
                ? null
                : new PaperFigures(
                    batches.Sum(batch => (long)batch.Printed), Sum(manifest => manifest.Spoilt), Sum(manifest => manifest.Unused), batches.Sum(batch => (long)batch.Marks),
                    Sum(manifest => manifest.Unmarked), Sum(manifest => manifest.NotTaken), Sum(manifest => manifest.Missing), Sum(manifest => manifest.Returned),
                    blank, overVoted, unclear, batches.Sum(batch => (long)batch.Settled)),
            lists.Where(list => list.Batch != PaperList.Marks).Sum(list => (long)list.Count),
            lists.FirstOrDefault(list => list.Batch == PaperList.Marks)?.Count);
    }
}
