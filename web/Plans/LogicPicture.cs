using System.Collections.Immutable;

namespace ParticipatoryHub.Web.Plans;

/// <summary>A part of a logic model.</summary>
/// <param name="Name">Its heading.</param>
/// <param name="Lines">What it says, a sentence or an action each.</param>
internal sealed record LogicPart(string Name, ImmutableArray<string> Lines);

/// <summary>A box of the picture.</summary>
/// <param name="Lines">As they are broken to fit it; a line that begins something new says so.</param>
internal sealed record LogicBox(string Name, double X, double Width, double Height, ImmutableArray<(string Text, double Y, bool IsNew)> Lines);

/// <summary>
/// A logic model as a picture: what leads to what, from left to right, in boxes whose text the server breaks into lines. The same parts are
/// a list beside it, which says as much.
/// </summary>
internal sealed class LogicPicture
{
    private const int BoxWidth = 190, Gap = 26, Margin = 4, Head = 34, LineHeight = 18, LettersInLine = 25, MostLines = 34;

    public LogicPicture(ImmutableArray<LogicPart> parts)
    {
        Parts = parts;
        var broken = parts.Select(part => part.Lines.SelectMany((line, i) => Break(line).Select((text, j) => (text, IsNew: j == 0 && i > 0))).ToList()).ToList();
        var height = Head + (broken.Select(lines => Math.Min(lines.Count, MostLines) + (0.4 * lines.Count(line => line.IsNew))).DefaultIfEmpty(1).Max() * LineHeight) + 14;
        Boxes = [.. parts.Select((part, i) => Box(part.Name, Margin + (i * (BoxWidth + Gap)), height, broken[i]))];
        (Width, Height) = ((parts.Length * (BoxWidth + Gap)) - Gap + (2 * Margin), (int)Math.Ceiling(height) + (2 * Margin));
    }

    /// <summary>As the list has them.</summary>
    public ImmutableArray<LogicPart> Parts { get; }

    public ImmutableArray<LogicBox> Boxes { get; }

    public int Width { get; }

    public int Height { get; }

    /// <summary>The arrows from box to box.</summary>
    public IEnumerable<string> Arrows => Boxes.Skip(1).Select(box =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"M{box.X - Gap + 4:0.#} {Margin + 17}h{Gap - 10}m-6 -6l6 6l-6 6"));

    private static LogicBox Box(string name, double x, double height, List<(string Text, bool IsNew)> broken)
    {
        var lines = ImmutableArray.CreateBuilder<(string, double, bool)>();
        var y = (double)(Margin + Head + LineHeight);
        foreach (var (text, isNew) in broken.Take(MostLines))
        {
            y += isNew ? 0.4 * LineHeight : 0;
            lines.Add((lines.Count == MostLines - 1 && broken.Count > MostLines ? "…" : text, y, isNew));
            y += LineHeight;
        }

        return new LogicBox(name, x, BoxWidth, height, lines.ToImmutable());
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
