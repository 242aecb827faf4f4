using ParticipatoryHub.Rounds.Export;

namespace ParticipatoryHub.Communities;

/// <summary>A register as CSV for spreadsheets: what a reader may see, kept entries only, a page of the register at a time.</summary>
public static class EntryCsv
{
    private const int Take = EntryRules.MostTaken;

    /// <summary>Writes it.</summary>
    public static async Task Write(IEntriesGrain entries, EntryFieldSet set, EntryReader reader, Stream target, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(reader);
        var fields = set.Fields.Where(field => !field.IsForStaff || EntryRules.MaySeeAll(reader)).ToList();
        await using var csv = new CsvWriter(target, CsvFlavour.Excel);
        csv.Text("number").Text("title").Text("what");
        fields.ForEach(field => csv.Text(field.Name));
        if (set.HasPhoto)
        {
            csv.Text("photo");
        }

        await csv.Text("tags").Text("latitude").Text("longitude").Text("added").Text("changed").End(cancel);
        for (var skip = 0; ; skip += Take)
        {
            var page = await entries.List(new EntryQuery(reader, Skip: skip, Take: Take));
            foreach (var entry in page.Entries)
            {
                csv.Number(entry.Number).Text(entry.Text.Title).Text(entry.Text.What);
                fields.ForEach(field => csv.Text(entry.Text.Field(field.Name)));
                if (set.HasPhoto)
                {
                    csv.Text(entry.Photo?.Alt ?? "");
                }

                await csv.Text(string.Join(' ', entry.Text.Tags)).Degrees(entry.Text.Place?.Latitude).Degrees(entry.Text.Place?.Longitude)
                    .Text(entry.AddedAt.UtcDateTime.ToString("u", System.Globalization.CultureInfo.InvariantCulture)).Text(entry.ChangedAt.UtcDateTime.ToString("u", System.Globalization.CultureInfo.InvariantCulture)).End(cancel);
            }

            if (page.Entries.Length < Take)
            {
                return;
            }
        }
    }
}
