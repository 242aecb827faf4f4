using System.Collections.Immutable;

namespace ParticipatoryHub.Audit;

/// <summary>Entries that lie in the state of a grain until they are in the journal, which takes each once.</summary>
internal static class UnwrittenEntries
{
    /// <summary>Appends them.</summary>
    /// <param name="failed">Told why not; it is tried again with the next act or activation.</param>
    /// <returns>Whether all are in the journal.</returns>
    public static async Task<bool> AppendAll(this IAuditJournal journal, ImmutableArray<AuditEntry> entries, Action<Exception> failed, CancellationToken cancel)
    {
        try
        {
            foreach (var entry in entries)
            {
                await journal.Append(entry, cancel);
            }

            return true;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            failed(failure);
            return false;
        }
    }
}
