using ParticipatoryHub.Rounds.Export;

namespace ParticipatoryHub.Audit;

/// <summary>Writes the audit log to a stream as CSV, one line a change, without holding it in memory.</summary>
public sealed class AuditExport(IAuditJournal journal)
{
    /// <summary>Everything that the filter asks for, newest first.</summary>
    public async Task Write(AuditFilter filter, Stream target, CsvFlavour flavour, CancellationToken cancel)
    {
        await using var csv = new CsvWriter(target, flavour);
        await csv.Text("entry").Text("at").Text("round").Text("by").Text("by_id").Text("act").Text("what").Text("part").Text("before").Text("after").End(cancel);
        await foreach (var (sequence, entry) in journal.Read(filter with { Most = null }, cancel))
        {
            foreach (var change in entry.Changes.DefaultIfEmpty(new AuditChange("", null, null)))
            {
                await csv.Number(sequence).Text(entry.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture))
                    .Text(entry.Round).Text(entry.ByName).Text(entry.ById).Text(entry.Act).Text(entry.What)
                    .Text(change.Part).Text(change.Before).Text(change.After).End(cancel);
            }
        }
    }
}
