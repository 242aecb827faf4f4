using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ParticipatoryHub.Rounds.Import;

/// <summary>Projects as a CSV file has them, or what is wrong with it.</summary>
internal sealed record CsvProjects(ImmutableArray<RoundProject> Projects, ImmutableArray<ImportProblem> Problems, ImmutableArray<string> Notes);

/// <summary>
/// Reads a list of projects: columns by their header in any order, <c>name</c> and <c>cost</c> (in whole currency units, with at most two
/// decimals) required; <c>id</c>, <c>description</c>, <c>area</c>, <c>categories</c> (with commas between), <c>latitude</c>,
/// <c>longitude</c>, <c>delivery</c> (grant, council or supplier) and <c>withdrawn</c> (yes or no) where there are any.
/// </summary>
internal sealed partial class ProjectsFromCsv
{
    private const int MostProblems = 100;
    private static readonly string[] Columns = ["id", "name", "description", "cost", "area", "categories", "latitude", "longitude", "delivery", "withdrawn"];

    private readonly Dictionary<string, int> places = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<ImportProblem> problems = [];
    private readonly List<string> notes = [];
    private ImmutableArray<CsvCell> row = [];

    private ProjectsFromCsv()
    {
    }

    public static CsvProjects Read(string text)
    {
        if (CsvReader.Read(text, out var broken) is not { } rows)
        {
            return new([], [broken!], []);
        }

        var reader = new ProjectsFromCsv();
        var projects = rows.Length == 0 ? [] : reader.Read(rows);
        if (rows.Length < 2 && reader.problems.Count == 0)
        {
            reader.problems.Add(new("csv-empty", "There are no projects in the file: it needs a line of headings and a line for each project.", 1, 1));
        }

        return new(reader.problems.Count == 0 ? projects : [], [.. reader.problems.Take(MostProblems)], [.. reader.notes]);
    }

    private ImmutableArray<RoundProject> Read(ImmutableArray<ImmutableArray<CsvCell>> rows)
    {
        ReadHeader(rows[0]);
        if (problems.Count > 0)
        {
            return [];
        }

        var width = (rows.Length - 1).ToString(CultureInfo.InvariantCulture).Length;
        var projects = ImmutableArray.CreateBuilder<RoundProject>(rows.Length);
        for (var i = 1; i < rows.Length; i++)
        {
            row = rows[i];
            if (row.Length > rows[0].Length)
            {
                Wrong(row[rows[0].Length], "csv-width", $"this line has {row.Length} cells, but the headings are {rows[0].Length}");
            }

            projects.Add(ReadProject("p" + i.ToString(CultureInfo.InvariantCulture).PadLeft(Math.Max(width, 2), '0')));
        }

        return projects.ToImmutable();
    }

    private void ReadHeader(ImmutableArray<CsvCell> header)
    {
        row = header;
        for (var i = 0; i < header.Length; i++)
        {
            var name = header[i].Text.Trim();
            if (!Columns.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                notes.Add($"The column “{Short(name)}” is not one of ours and was left out.");
            }
            else if (!places.TryAdd(name, i))
            {
                Wrong(header[i], "csv-heading-twice", $"the heading “{name}” is there twice");
            }
        }

        foreach (var needed in (string[])["name", "cost"])
        {
            if (!places.ContainsKey(needed))
            {
                Wrong(header[0], "csv-heading-missing", $"there is no column “{needed}”; the headings we know are {string.Join(", ", Columns)}");
            }
        }

        if (!places.ContainsKey("id"))
        {
            notes.Add("There is no column “id”: the projects were numbered p01, p02 and so on.");
        }
    }

    private RoundProject ReadProject(string number)
    {
        var id = places.ContainsKey("id") ? Text("id") : number;
        if (!RoundSetupRules.IsProjectId(id))
        {
            Wrong(Cell("id"), "project-id-unfit", $"“{Short(id)}” cannot be a project's id: use letters, digits and signs, without blanks, commas, semicolons, equals signs or quotes");
        }

        return new RoundProject(
            id,
            Bounded("name", 1, RoundSetupRules.LongestProjectName),
            Bounded("description", 0, RoundSetupRules.LongestProjectDescription),
            ReadCost(),
            Bounded("area", 0, 200) is { Length: > 0 } area ? area : null,
            [.. Text("categories").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
            ReadPlace(),
            ReadDelivery(),
            ReadWithdrawn(),
            ImmutableSortedDictionary<string, string>.Empty);
    }

    private Money ReadCost()
    {
        var text = Text("cost");
        var match = Amount().Match(text);
        if (match.Success && decimal.TryParse(match.Groups["amount"].Value, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var amount)
            && amount <= RoundSetupRules.MostMoney / 100m)
        {
            return new Money((long)(amount * 100));
        }

        Wrong(Cell("cost"), "project-cost-unfit", $"“{Short(text)}” is not an amount such as 12500 or 12,500.50");
        return Money.Zero;
    }

    private Place? ReadPlace()
    {
        var latitude = Degrees("latitude", 90);
        var longitude = Degrees("longitude", 180);
        return latitude is { } north && longitude is { } east ? new Place(north, east) : null;
    }

    private double? Degrees(string column, double most)
    {
        var text = Text(column);
        if (text.Length == 0)
        {
            return null;
        }

        if (double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var degrees) && Math.Abs(degrees) <= most)
        {
            return degrees;
        }

        Wrong(Cell(column), "project-place-unfit", $"“{Short(text)}” is not a {column} in degrees from -{most} to {most}");
        return null;
    }

    private Delivery ReadDelivery()
    {
        var text = Text("delivery");
        if (text.Length == 0)
        {
            return Delivery.Unspecified;
        }

        foreach (var delivery in (Delivery[])[Delivery.Grant, Delivery.Council, Delivery.Supplier])
        {
            if (text.Equals(delivery.ToString(), StringComparison.OrdinalIgnoreCase))
            {
                return delivery;
            }
        }

        Wrong(Cell("delivery"), "project-delivery-unfit", $"“{Short(text)}” is none of grant, council and supplier");
        return Delivery.Unspecified;
    }

    private bool ReadWithdrawn()
    {
        var text = Text("withdrawn");
        switch (text.ToUpperInvariant())
        {
            case "" or "NO" or "0" or "FALSE":
                return false;
            case "YES" or "1" or "TRUE":
                return true;
            default:
                Wrong(Cell("withdrawn"), "project-withdrawn-unfit", $"“{Short(text)}” is neither yes nor no");
                return false;
        }
    }

    private string Bounded(string column, int least, int most)
    {
        var text = Text(column);
        if (text.Length < least)
        {
            Wrong(Cell(column), $"project-{column}-length", $"the {column} is missing");
        }
        else if (text.Length > most)
        {
            Wrong(Cell(column), $"project-{column}-length", $"the {column} has {text.Length:N0} characters; {most:N0} are the most");
        }

        return text;
    }

    private CsvCell Cell(string column) => places.TryGetValue(column, out var place) && place < row.Length ? row[place] : new CsvCell("", row[0].Line, row[0].Column);

    private string Text(string column) => Export.CsvWriter.Unescape(Cell(column).Text.Trim());

    private void Wrong(CsvCell cell, string code, string what) =>
        problems.Add(new(code, $"Line {cell.Line}, column {cell.Column}: {what}.", cell.Line, cell.Column));

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";

    [GeneratedRegex(@"\A(£|GBP)?\s*(?<amount>(\d{1,3}(,\d{3})+|\d{1,15})(\.\d{1,2})?)\s*\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Amount();
}
