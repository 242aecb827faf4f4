using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace ParticipatoryHub.Finance;

/// <summary>
/// Writes a workbook row by row. Texts are inline strings, amounts and dates are numbers with a format; there is no formula element at
/// all, so a title that looks like one stays a title. A package is written out of order, so it takes shape beside the answer, in a file of
/// its own that goes away.
/// </summary>
internal sealed class WorkbookWriter : IAsyncDisposable
{
    // A cell holds no more (Excel's limit), and a longer text makes the whole workbook unreadable.
    private const int LongestText = 32_767;
    private const uint Bold = 1;
    private const uint Amounts = 2;
    private const uint Instants = 3;

    private static readonly DateTime Epoch = new(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified);

    private readonly FileStream file = new(
        Path.Combine(Path.GetTempPath(), $"hub-{Guid.NewGuid():N}.xlsx"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);

    private readonly SpreadsheetDocument package;
    private readonly WorkbookPart book;
    private readonly List<(string Name, string Id)> sheets = [];
    private OpenXmlWriter? sheet;

    /// <summary>An empty workbook.</summary>
    public WorkbookWriter()
    {
        package = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook);
        book = package.AddWorkbookPart();
        book.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
    }

    /// <summary>Begins a sheet, its first row kept in sight.</summary>
    /// <param name="widths">Of its columns, in characters.</param>
    public void Begin(string name, params ReadOnlySpan<int> widths)
    {
        EndSheet();
        var part = book.AddNewPart<WorksheetPart>();
        sheets.Add((name, book.GetIdOfPart(part)));
        sheet = OpenXmlWriter.Create(part);
        sheet.WriteStartElement(new Worksheet());
        sheet.WriteElement(new SheetViews(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }));
        sheet.WriteStartElement(new Columns());
        for (var i = 0; i < widths.Length; i++)
        {
            sheet.WriteElement(new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = widths[i], CustomWidth = true });
        }

        sheet.WriteEndElement();
        sheet.WriteStartElement(new SheetData());
    }

    /// <summary>Writes the first row.</summary>
    public void Head(params ReadOnlySpan<string> names)
    {
        Row();
        foreach (var name in names)
        {
            Inline(name, Bold);
        }

        End();
    }

    /// <summary>Begins a row.</summary>
    public WorkbookWriter Row()
    {
        sheet!.WriteStartElement(new Row());
        return this;
    }

    /// <summary>Adds a text, as it is but for what no cell can hold.</summary>
    public WorkbookWriter Text(string? text) => Inline(text ?? "", 0);

    /// <summary>Adds a whole number.</summary>
    public WorkbookWriter Number(long number) => Add(number.ToString(CultureInfo.InvariantCulture), 0);

    /// <summary>Adds an amount in currency units.</summary>
    public WorkbookWriter Amount(Money amount) => Add((amount.Pence / 100m).ToString("0.00", CultureInfo.InvariantCulture), Amounts);

    /// <summary>Adds an instant, by the clock of a zone.</summary>
    public WorkbookWriter Instant(DateTimeOffset at, string zone)
    {
        var local = TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(zone)).DateTime;
        return Add((local - Epoch).TotalDays.ToString("R", CultureInfo.InvariantCulture), Instants);
    }

    /// <summary>Ends the row.</summary>
    public void End() => sheet!.WriteEndElement();

    /// <summary>Ends the workbook and sends it.</summary>
    public async Task Finish(Stream target, CancellationToken cancel)
    {
        EndSheet();
        using (var writer = OpenXmlWriter.Create(book))
        {
            writer.WriteStartElement(new Workbook());
            writer.WriteStartElement(new Sheets());
            foreach (var (name, id) in sheets)
            {
                writer.WriteElement(new Sheet { Name = name, SheetId = (uint)sheets.FindIndex(known => known.Id == id) + 1, Id = id });
            }

            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        package.Dispose();
        file.Position = 0;
        await file.CopyToAsync(target, cancel);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        sheet?.Dispose();
        package.Dispose();
        await file.DisposeAsync();
    }

    private void EndSheet()
    {
        if (sheet is null)
        {
            return;
        }

        sheet.WriteEndElement();
        sheet.WriteEndElement();
        sheet.Dispose();
        sheet = null;
    }

    private WorkbookWriter Inline(string text, uint style)
    {
        var plain = string.Concat(text.Where(letter => letter is '\t' or '\n' || (letter >= ' ' && letter is not ('\uFFFE' or '\uFFFF'))));
        var cut = plain.Length <= LongestText ? plain : char.IsHighSurrogate(plain[LongestText - 1]) ? plain[..(LongestText - 1)] : plain[..LongestText];
        sheet!.WriteElement(new Cell(new InlineString(new Text(cut) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString, StyleIndex = style });
        return this;
    }

    private WorkbookWriter Add(string number, uint style)
    {
        sheet!.WriteElement(new Cell(new CellValue(number)) { StyleIndex = style });
        return this;
    }

    private static Stylesheet Styles() => new(
        new NumberingFormats(new NumberingFormat { NumberFormatId = 164, FormatCode = "#,##0.00" }, new NumberingFormat { NumberFormatId = 165, FormatCode = "yyyy\\-mm\\-dd\\ hh:mm" }),
        new Fonts(new Font(), new Font(new Bold())),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat(),
            new CellFormat { FontId = 1, ApplyFont = true },
            new CellFormat { NumberFormatId = 164, ApplyNumberFormat = true },
            new CellFormat { NumberFormatId = 165, ApplyNumberFormat = true }));
}
