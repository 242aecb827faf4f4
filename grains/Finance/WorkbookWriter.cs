using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace ParticipatoryHub.Finance;

/// <summary>
/// Writes a workbook (ECMA-376) row by row, holding one row. Texts are inline strings, amounts and dates are numbers with a format; there
/// is no formula element at all, so a title that looks like one stays a title. It takes shape beside the answer, in a file of its own that
/// goes away, since a compressed zip ends with a synchronous write, which an answer forbids.
/// </summary>
internal sealed class WorkbookWriter : IAsyncDisposable
{
    // A cell holds no more (Excel's limit), and a longer text makes the whole workbook unreadable.
    private const int LongestText = 32_767;
    private const int Plain = 0;
    private const int Bold = 1;
    private const int Amounts = 2;
    private const int Instants = 3;
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Content = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    private static readonly DateTime Epoch = new(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified);
    private static readonly DateTimeOffset AnyTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly FileStream file = new(
        Path.Combine(Path.GetTempPath(), $"hub-{Guid.NewGuid():N}.xlsx"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);

    private readonly ZipArchive zip;
    private readonly CompressionLevel compression;
    private readonly List<string> sheets = [];
    private readonly StringBuilder row = new();
    private StreamWriter? sheet;

    /// <summary>An empty workbook.</summary>
    /// <param name="isStored">Whether nothing in it is compressed, so that its bytes do not hang on a version of zlib.</param>
    public WorkbookWriter(bool isStored = false)
    {
        zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);
        compression = isStored ? CompressionLevel.NoCompression : CompressionLevel.Optimal;
    }

    /// <summary>Begins a sheet with its first row, which is kept in sight.</summary>
    /// <param name="widths">Of its columns, in characters.</param>
    public async Task Begin(string name, int[] widths, string[] head, CancellationToken cancel)
    {
        await EndSheet();
        sheets.Add(name);
        sheet = await Open($"xl/worksheets/sheet{sheets.Count}.xml", cancel);
        row.Append(CultureInfo.InvariantCulture, $"<worksheet xmlns=\"{Main}\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>");
        for (var column = 1; column <= widths.Length; column++)
        {
            row.Append(CultureInfo.InvariantCulture, $"<col min=\"{column}\" max=\"{column}\" width=\"{widths[column - 1]}\" customWidth=\"1\"/>");
        }

        row.Append("</cols><sheetData>");
        Row();
        foreach (var title in head)
        {
            Inline(title, Bold);
        }

        await End(cancel);
    }

    /// <summary>Begins a row.</summary>
    public WorkbookWriter Row()
    {
        row.Append("<row>");
        return this;
    }

    /// <summary>Adds a text, as it is but for what no cell can hold.</summary>
    public WorkbookWriter Text(string? text) => Inline(text ?? "", Plain);

    /// <summary>Adds a whole number.</summary>
    public WorkbookWriter Number(long number) => Add(number.ToString(CultureInfo.InvariantCulture), Plain);

    /// <summary>Adds an amount in currency units.</summary>
    public WorkbookWriter Amount(Money amount) => Add((amount.Pence / 100m).ToString("0.00", CultureInfo.InvariantCulture), Amounts);

    /// <summary>Adds an instant, by the clock of a zone.</summary>
    public WorkbookWriter Instant(DateTimeOffset at, string zone)
    {
        var local = TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(zone)).DateTime;
        return Add((local - Epoch).TotalDays.ToString("R", CultureInfo.InvariantCulture), Instants);
    }

    /// <summary>Ends the row.</summary>
    public async Task End(CancellationToken cancel)
    {
        row.Append("</row>");
        await sheet!.WriteAsync(row, cancel);
        row.Clear();
    }

    /// <summary>Ends the workbook and sends it.</summary>
    public async Task Finish(Stream target, CancellationToken cancel)
    {
        await EndSheet();
        await Write("xl/styles.xml", Styles, cancel);
        await Write("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relationships}\"><sheets>{Each((name, number) => $"<sheet name=\"{SecurityElement.Escape(name)}\" sheetId=\"{number}\" r:id=\"rId{number}\"/>")}</sheets></workbook>", cancel);
        await Write("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Package}/relationships\">{Each((_, number) => $"<Relationship Id=\"rId{number}\" Type=\"{Relationships}/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>")}<Relationship Id=\"rIdStyles\" Type=\"{Relationships}/styles\" Target=\"styles.xml\"/></Relationships>", cancel);
        await Write("_rels/.rels", $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"rId1\" Type=\"{Relationships}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>", cancel);
        await Write("[Content_Types].xml", $"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{Content}.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{Content}.styles+xml\"/>{Each((_, number) => $"<Override PartName=\"/xl/worksheets/sheet{number}.xml\" ContentType=\"{Content}.worksheet+xml\"/>")}</Types>", cancel);
        zip.Dispose();
        file.Position = 0;
        await file.CopyToAsync(target, cancel);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (sheet is not null)
        {
            await sheet.DisposeAsync();
        }

        zip.Dispose();
        await file.DisposeAsync();
    }

    private const string Styles =
        $"""
        <styleSheet xmlns="{Main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="#,##0.00"/><numFmt numFmtId="165" formatCode="yyyy\-mm\-dd\ hh:mm"/></numFmts><fonts count="2"><font/><font><b/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/></cellXfs></styleSheet>
        """;

    private async Task EndSheet()
    {
        if (sheet is not null)
        {
            await sheet.WriteAsync("</sheetData></worksheet>");
            await sheet.DisposeAsync();
            sheet = null;
        }
    }

    private async Task Write(string part, string xml, CancellationToken cancel)
    {
        await using var writer = await Open(part, cancel);
        await writer.WriteAsync(xml.AsMemory(), cancel);
    }

    private async Task<StreamWriter> Open(string part, CancellationToken cancel)
    {
        var entry = zip.CreateEntry(part, compression);
        entry.LastWriteTime = AnyTime;
        entry.ExternalAttributes = 0;
        var writer = new StreamWriter(await entry.OpenAsync(cancel), new UTF8Encoding(false), 32 * 1024);
        await writer.WriteAsync("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
        return writer;
    }

    private string Each(Func<string, int, string> write) => string.Concat(sheets.Select((name, at) => write(name, at + 1)));

    private WorkbookWriter Inline(string text, int style)
    {
        row.Append("<c").Append(Styled(style)).Append(" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
        var end = text.Length <= LongestText ? text.Length : char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText;
        foreach (var letter in text.AsSpan(0, end))
        {
            _ = letter switch
            {
                '&' => row.Append("&amp;"),
                '<' => row.Append("&lt;"),
                '>' => row.Append("&gt;"),
                '\t' or '\n' => row.Append(letter),
                < ' ' or '\uFFFE' or '\uFFFF' => row,
                _ => row.Append(letter),
            };
        }

        row.Append("</t></is></c>");
        return this;
    }

    private WorkbookWriter Add(string number, int style)
    {
        row.Append("<c").Append(Styled(style)).Append("><v>").Append(number).Append("</v></c>");
        return this;
    }

    private static string Styled(int style) => style switch { Bold => " s=\"1\"", Amounts => " s=\"2\"", Instants => " s=\"3\"", _ => "" };
}
