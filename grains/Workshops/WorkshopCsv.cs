using System.Globalization;
using ParticipatoryHub.Rounds.Export;

namespace ParticipatoryHub.Workshops;

/// <summary>A board as a table: a row for each note, with the group it stands in and what was agreed. What was hidden is left out.</summary>
public static class WorkshopCsv
{
    private static readonly string[] Heads =
        ["note", "text", "language", "by", "table", "for_people_without_phones", "sheet", "group", "group_name", "dots", "outcome", "agreed", "owner", "due", .. NoteLanguages.All.Select(language => "translation_" + language)];

    /// <summary>Writes the notes of a board in the order of their numbers.</summary>
    public static async Task Write(WorkshopView view, Stream target, CsvFlavour flavour, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(view);
        await using var csv = new CsvWriter(target, flavour);
        foreach (var head in Heads)
        {
            csv.Text(head);
        }

        await csv.End(cancel);
        var groups = view.Groups.ToDictionary(group => group.Number);
        foreach (var note in view.Notes.Where(note => note.HiddenBecause is null))
        {
            var group = groups.GetValueOrDefault(note.Group);
            var dots = group is null ? note.Dots : group.Dots;
            var outcome = group is null ? note.Outcome : group.Outcome;
            csv.Number(note.Number).Text(note.Text).Text(note.Language).Text(note.Name).Number(note.Table).Text(note.IsProxy ? "yes" : "no").Text(note.Sheet)
                .Text(group is null ? null : Number(group.Number)).Text(group?.Name).Text(dots is { } stand ? Number(stand) : null)
                .Text(outcome?.Kind.ToString().ToLowerInvariant()).Text(outcome?.Text).Text(outcome?.Owner).Text(outcome?.Due?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            foreach (var language in NoteLanguages.All)
            {
                csv.Text(note.Translations?.GetValueOrDefault(language));
            }

            await csv.End(cancel);
        }
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
