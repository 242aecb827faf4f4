using ParticipatoryHub.Counting.Pabulib;
using ParticipatoryHub.Finance;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Trust.Bundles;

/// <summary>
/// The tables of a bundle as a workbook, cell by cell what its CSV files say: typed cells, no formulas, nothing compressed. It is for
/// reading; what counts are the files that the manifest names, and both verifiers hold it to them.
/// </summary>
internal static class BundleWorkbook
{
    private static readonly HashSet<string> Amounts = ["cost", "award", "before", "after"];
    private static readonly HashSet<string> Numbers = ["step", "votes", "score", "online", "paper", "kiosk", "phone", "total"];

    private static readonly (string Sheet, string File, int[] Widths)[] Tables =
    [
        ("Result", BundleNames.Result, [14, 50, 16, 10, 10, 10, 16, 80]),
        ("Count", BundleNames.CountLog, [8, 16, 16, 14, 10, 10, 16, 16, 16, 20, 20]),
        ("Turnout", BundleNames.Turnout, [20, 10, 10, 10, 10, 10]),
    ];

    /// <summary>The file.</summary>
    public static BundleFile Of(RoundSetup setup, BundleContents contents, string manifest) =>
        new(BundleNames.Workbook, (target, cancel) => Write(setup, contents, manifest, target, cancel));

    private static async Task Write(RoundSetup setup, BundleContents contents, string manifest, Stream target, CancellationToken cancel)
    {
        await using var book = new WorkbookWriter(isStored: true);
        await book.Begin("Read me", [30, 90], ["About", "What it says"], cancel);
        await book.Row().Text("Round").Text(setup.Name).End(cancel);
        await book.Row().Text("Budget").Amount(setup.Budget).End(cancel);
        await book.Row().Text("Currency").Text(setup.Currency).End(cancel);
        await book.Row().Text("SHA-256 of manifest.txt").Text(manifest).End(cancel);
        foreach (var (sheet, file, _) in Tables)
        {
            await book.Row().Text(sheet).Text($"As in {file} beside this file").End(cancel);
        }

        foreach (var (sheet, file, widths) in Tables)
        {
            var csv = await Read(contents, file, cancel);
            await book.Begin(sheet, widths, [.. csv.Columns.Select(column => char.ToUpperInvariant(column[0]) + column[1..])], cancel);
            foreach (var cells in csv.Rows)
            {
                book.Row();
                for (var at = 0; at < cells.Length; at++)
                {
                    Add(book, csv.Columns[at], cells[at]);
                }

                await book.End(cancel);
            }
        }

        await book.Finish(target, cancel);
    }

    private static void Add(WorkbookWriter book, string column, string cell) => _ =
        Amounts.Contains(column) && PabulibDecimal.TryRead(cell, 100, out var pence) ? book.Amount(new(pence))
        : Numbers.Contains(column) && PabulibDecimal.TryRead(cell, 1, out var number) ? book.Number(number)
        : book.Text(cell);

    private static async Task<CsvLines> Read(BundleContents contents, string name, CancellationToken cancel)
    {
        var bytes = new MemoryStream();
        await contents.Files().Single(file => file.Name == name).Write(bytes, cancel);
        return CsvLines.Read(bytes.ToArray());
    }
}
