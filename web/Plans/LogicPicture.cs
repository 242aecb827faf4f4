using System.Collections.Immutable;
using System.Globalization;

namespace ParticipatoryHub.Web.Plans;

/// <summary>A part of a logic model.</summary>
/// <param name="Name">Its heading.</param>
/// <param name="Lines">What it says, a sentence or an action each.</param>
internal sealed record LogicPart(string Name, ImmutableArray<string> Lines);

/// <summary>A box of the picture.</summary>
/// <param name="Lines">As they are broken to fit it.</param>
internal sealed record LogicBox(string Name, double X, double Y, double Height, ImmutableArray<(string Text, double Y)> Lines);

/// <summary>
/// A logic model as a picture: what there is and what is done in the upper row, what should come of it in the lower, in boxes whose text the
/// server breaks into lines. The same parts are a list beside it, which says as much.
/// </summary>
internal sealed class LogicPicture
{
    /// <summary>The width of a box and of the whole.</summary>
    public const int BoxWidth = 296, Width = (InRow * (BoxWidth + Gap)) - Gap + (2 * Margin);

    private const int InRow = 3, Gap = 34, RowGap = 40, Margin = 3, Head = 34, LineHeight = 19, LettersInLine = 30, MostLines = 40;
    private const double Between = 0.4 * LineHeight;

    public LogicPicture(ImmutableArray<LogicPart> parts)
    {
        Parts = parts;
        var boxes = ImmutableArray.CreateBuilder<LogicBox>(parts.Length);
        var y = (double)Margin;
        foreach (var row in parts.Chunk(InRow))
        {
            var broken = row.Select(part => part.Lines.Select(line => Break(line).ToList()).ToList()).ToList();
            var height = Head + broken.Max(lines => (Math.Min(lines.Sum(line => line.Count), MostLines) * LineHeight) + (lines.Count * Between)) + 12;
            boxes.AddRange(row.Select((part, i) => Box(part.Name, Margin + (i * (BoxWidth + Gap)), y, height, broken[i])));
            y += height + RowGap;
        }

        (Boxes, Height) = (boxes.ToImmutable(), (int)Math.Ceiling(y - RowGap + Margin));
    }

    /// <summary>As the list has them.</summary>
    public ImmutableArray<LogicPart> Parts { get; }

    public ImmutableArray<LogicBox> Boxes { get; }

    public int Height { get; }

    /// <summary>The arrows from box to box, and from the end of a row to the beginning of the next.</summary>
    public IEnumerable<string> Arrows => Boxes.Zip(Boxes.Skip(1), static (from, to) => to.Y > from.Y
        ? string.Create(CultureInfo.InvariantCulture, $"M{from.X + (BoxWidth / 2.0):0.#} {from.Y + from.Height + 3:0.#}v{RowGap / 2.0:0.#}H{to.X + (BoxWidth / 2.0):0.#}V{to.Y - 4:0.#}m-6 -6l6 6l6 -6")
        : string.Create(CultureInfo.InvariantCulture, $"M{to.X - Gap + 4:0.#} {to.Y + 17:0.#}h{Gap - 9}m-6 -6l6 6l-6 6"));

    private static LogicBox Box(string name, double x, double y, double height, List<List<string>> broken)
    {
        var lines = ImmutableArray.CreateBuilder<(string, double)>();
        var at = y + Head + LineHeight - 4;
        foreach (var line in broken)
        {
            foreach (var text in line.Take(MostLines - lines.Count))
            {
                lines.Add((lines.Count == MostLines - 1 ? "…" : text, at));
                at += LineHeight;
            }

            at += Between;
        }

        return new LogicBox(name, x, y, height, lines.ToImmutable());
    }

    // Words that are longer than a line are cut.
    private static IEnumerable<string> Break(string text)
    {
        var line = "";
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).SelectMany(word => word.Chunk(LettersInLine).Select(part => new string(part))))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > LettersInLine)
            {
                yield return line;
                line = "";
            }

            line = line.Length == 0 ? word : $"{line} {word}";
        }

        if (line.Length > 0)
        {
            yield return line;
        }
    }
}
