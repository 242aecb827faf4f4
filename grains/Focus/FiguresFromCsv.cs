using System.Collections.Immutable;
using System.Globalization;
using ParticipatoryHub.Communities;
using ParticipatoryHub.Rounds.Export;
using ParticipatoryHub.Rounds.Import;

namespace ParticipatoryHub.Focus;

/// <summary>Figures as a file has them, or what is wrong with it; never both.</summary>
internal sealed record CsvFigures(ImmutableArray<Indicator> Indicators, ImmutableArray<Figure> Figures, ImmutableArray<Refused> Faults);

/// <summary>
/// Reads a list of figures: columns by their heading in any order; <c>indicator</c>, <c>area</c>, <c>period</c> and <c>value</c> required,
/// <c>unit</c>, <c>source</c> and <c>good</c> (higher or lower) required where an indicator is new, <c>borough</c> and <c>england</c> where
/// they are known.
/// </summary>
internal static class FiguresFromCsv
{
    public const int MostFaults = 100;
    public const int MostFigures = 20_000;
    public const int LongestText = 2_000_000;
    public static readonly ImmutableArray<string> Columns = ["indicator", "unit", "source", "good", "area", "period", "value", "borough", "england"];
    private static readonly string[] Needed = ["indicator", "area", "period", "value"];

    public static CsvFigures Read(string text, ImmutableArray<Indicator> known, ImmutableArray<CommunityLine> communities)
    {
        if (text.Length > LongestText)
        {
            return Wrong("csv-too-long", string.Create(CultureInfo.InvariantCulture, $"The file is longer than {LongestText} characters. Send it in parts."));
        }

        if (CsvReader.Read(text, out var broken) is not { } rows)
        {
            return Wrong(broken!.Code, broken.Sentence);
        }

        if (rows.Length < 2)
        {
            return Wrong("csv-empty", "There are no figures in it: it needs a line of headings and a line for each figure.");
        }

        if (rows.Length - 1 > MostFigures)
        {
            return Wrong("csv-too-long", string.Create(CultureInfo.InvariantCulture, $"It has {rows.Length - 1} figures; send at most {MostFigures} at a time."));
        }

        var faults = ImmutableArray.CreateBuilder<Refused>();
        var places = Headings(rows[0], faults);
        if (faults.Count > 0)
        {
            return new CsvFigures([], [], faults.ToImmutable());
        }

        var rules = new FigureRules(known, communities);
        var figures = ImmutableArray.CreateBuilder<Figure>(rows.Length - 1);
        foreach (var row in rows.Skip(1).TakeWhile(_ => faults.Count < MostFaults))
        {
            Line(row, places, rules, figures, faults);
        }

        return faults.Count > 0 ? new CsvFigures([], [], [.. faults.Take(MostFaults)]) : new CsvFigures([.. rules.Said], figures.ToImmutable(), []);
    }

    private static Dictionary<string, int> Headings(ImmutableArray<CsvCell> header, ImmutableArray<Refused>.Builder faults)
    {
        var places = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < header.Length; i++)
        {
            var name = header[i].Text.Trim();
            if (Columns.Contains(name, StringComparer.OrdinalIgnoreCase) && !places.TryAdd(name, i))
            {
                faults.Add(At(header[i], "csv-heading-twice", $"the heading “{name}” is there twice."));
            }
        }

        foreach (var needed in Needed.Where(needed => !places.ContainsKey(needed)))
        {
            faults.Add(At(header[0], "csv-heading-missing", $"there is no column “{needed}”; the headings we know are {string.Join(", ", Columns)}."));
        }

        return places;
    }

    private static void Line(ImmutableArray<CsvCell> row, Dictionary<string, int> places, FigureRules rules, ImmutableArray<Figure>.Builder figures, ImmutableArray<Refused>.Builder faults)
    {
        CsvCell Cell(string column) => places.TryGetValue(column, out var place) && place < row.Length ? row[place] : new CsvCell("", row[0].Line, row[0].Column);
        string Text(string column) => CsvWriter.Unescape(Cell(column).Text.Trim());
        var wrong = new List<FigureFault>();
        var figure = rules.Read(
            new FigureText(Text("indicator"), Text("unit"), Text("source"), Text("good"), Text("area"), Text("period"), Text("value"), Text("borough"), Text("england")), wrong);
        if (figure is not null)
        {
            figures.Add(figure);
        }

        faults.AddRange(wrong.Select(fault => At(Cell(fault.Field), fault.Code, fault.Sentence)));
    }

    private static Refused At(CsvCell cell, string code, string sentence) =>
        new(code, string.Create(CultureInfo.InvariantCulture, $"Line {cell.Line}, column {cell.Column}: {sentence}"), "text");

    private static CsvFigures Wrong(string code, string sentence) => new([], [], [new Refused(code, sentence, "text")]);
}
