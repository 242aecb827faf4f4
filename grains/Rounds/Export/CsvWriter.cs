using System.Globalization;
using System.Text;

namespace ParticipatoryHub.Rounds.Export;

/// <summary>
/// Writes CSV (RFC 4180) to a stream line by line. In the Excel flavour a text that a spreadsheet would run as a formula is put behind
/// an apostrophe; numbers are written as numbers in both.
/// </summary>
internal sealed class CsvWriter(Stream target, CsvFlavour flavour) : IAsyncDisposable
{
    // What spreadsheets take as the start of a formula, with the full-width forms that some normalise.
    private const string FormulaStarts = "=+-@\t\r\n\0＝＋－＠";

    private readonly StreamWriter writer = new(target, new UTF8Encoding(flavour == CsvFlavour.Excel), 32 * 1024, leaveOpen: true) { NewLine = "\r\n" };
    private readonly StringBuilder line = new();
    private bool isBegun;

    /// <summary>Adds a text to the line.</summary>
    public CsvWriter Text(string? text)
    {
        text ??= "";
        return Add(flavour == CsvFlavour.Excel ? Escape(text) : text);
    }

    /// <summary>Adds a whole number.</summary>
    public CsvWriter Number(long number) => Add(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds an amount in currency units with two decimals, or nothing.</summary>
    public CsvWriter Amount(Money? amount) => Add(amount is { } money ? (money.Pence / 100m).ToString("0.00", CultureInfo.InvariantCulture) : "");

    /// <summary>Adds degrees, or nothing.</summary>
    public CsvWriter Degrees(double? degrees) => Add(degrees?.ToString("R", CultureInfo.InvariantCulture) ?? "");

    /// <summary>Adds a number as it was given, or nothing.</summary>
    public CsvWriter Decimal(decimal? number) => Add(number?.ToString(CultureInfo.InvariantCulture) ?? "");

    /// <summary>Writes the line.</summary>
    public async Task End(CancellationToken cancel)
    {
        line.Append("\r\n");
        await writer.WriteAsync(line, cancel);
        line.Clear();
        isBegun = false;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => writer.DisposeAsync();

    /// <summary>A text that no spreadsheet runs.</summary>
    public static string Escape(string text) => text.Length > 0 && FormulaStarts.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;

    /// <summary>The text that <see cref="Escape"/> was given.</summary>
    public static string Unescape(string text) =>
        text.Length > 1 && text[0] == '\'' && FormulaStarts.Contains(text[1], StringComparison.Ordinal) ? text[1..] : text;

    private CsvWriter Add(string cell)
    {
        if (isBegun)
        {
            line.Append(',');
        }

        isBegun = true;
        if (cell.AsSpan().ContainsAny(",\"\r\n") || (cell.Length > 0 && (char.IsWhiteSpace(cell[0]) || char.IsWhiteSpace(cell[^1]))))
        {
            line.Append('"').Append(cell.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        }
        else
        {
            line.Append(cell);
        }

        return this;
    }
}
