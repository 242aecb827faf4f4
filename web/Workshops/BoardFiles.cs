using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml.Linq;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Web.Workshops;

/// <summary>
/// A board as files for others to work with. Each thing keeps its number, so that a note can be followed from file to file, and what was
/// hidden or is not public is in none of them.
/// </summary>
internal static class BoardFiles
{
    private const int Column = 300;
    private const int Gap = 20;
    private const int LineHeight = 20;
    private const int LineLength = 34;
    private const int Columns = 4;
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Everything, as one object: the preparation, the room, notes, groups and comments, each with its number.</summary>
    public static byte[] Json(WorkshopView view) => JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            title = view.Setup.Title,
            purpose = view.Setup.Purpose,
            agenda = view.Setup.Agenda.Select(stage => new { kind = stage.Kind.ToString().ToLowerInvariant(), prompt = stage.Prompt, minutes = stage.Minutes }),
            people = view.Room.People,
            peopleWithoutPhones = view.Room.PeopleWithoutPhones,
            dots = view.Room.DotsCast,
            peeks = view.Room.Peeks,
            spoken = new { times = view.Room.Spoken, forPeopleWithoutPhones = view.Room.SpokenWithoutPhones },
            feedback = new { people = view.Room.Feedback, forPeopleWithoutPhones = view.Room.FeedbackWithoutPhones },
            groups = view.Groups.Select(group => new
            {
                number = group.Number, name = group.Name, table = group.Table, carriedUpFrom = group.From, splitFrom = group.SplitFrom, summary = group.Summary, parked = group.IsParked, dots = group.Dots,
                outcome = Outcome(group.Outcome),
            }),
            notes = view.Notes.Where(note => note.HiddenBecause is null).Select(note => new
            {
                number = note.Number, text = note.Text, language = note.Language, translations = note.Translations, by = note.Name, table = note.Table, forPeopleWithoutPhones = note.IsProxy, sheet = note.Sheet, group = note.Group,
                parked = note.IsParked, dots = note.Dots, outcome = Outcome(note.Outcome),
            }),
            comments = view.Comments.Where(comment => comment.HiddenBecause is null).Select(comment => new { number = comment.Number, about = comment.Thing, text = comment.Text, by = comment.Name, staff = comment.IsStaff }),
        },
        Readable);

    /// <summary>The board as a picture: a column of cards for each group, and the notes that stand alone after them.</summary>
    public static byte[] Svg(WorkshopView view)
    {
        XNamespace svg = "http://www.w3.org/2000/svg";
        var heights = new int[Columns];
        var cards = new List<XElement>();
        var board = WorkshopBoard.Of(view);
        foreach (var thing in board.All)
        {
            var lines = Lines(thing).ToList();
            var column = Array.IndexOf(heights, heights.Min());
            var (x, y, height) = (Gap + (column * (Column + Gap)), heights[column] + Gap, (lines.Count * LineHeight) + 24);
            heights[column] = y + height;
            cards.Add(new XElement(svg + "g",
                new XElement(svg + "rect", new XAttribute("x", x), new XAttribute("y", y), new XAttribute("width", Column), new XAttribute("height", height), new XAttribute("fill", thing.Group is null ? "#ffffff" : "#eff5f5"), new XAttribute("stroke", "#0b4f5c")),
                new XElement(svg + "text", new XAttribute("font-family", "system-ui, sans-serif"), new XAttribute("font-size", 15), new XAttribute("fill", "#14212b"),
                    lines.Select((line, i) => new XElement(svg + "tspan", new XAttribute("x", x + 12), new XAttribute("y", y + 26 + (i * LineHeight)), line.IsBold ? new XAttribute("font-weight", 700) : null, line.Text)))));
        }

        var (width, tall) = ((Columns * (Column + Gap)) + Gap, heights.Max() + Gap);
        var picture = new XElement(svg + "svg", new XAttribute("viewBox", $"0 0 {width} {tall}"), new XAttribute("width", width), new XAttribute("height", tall), new XElement(svg + "title", view.Setup.Title), cards);
        return Encoding.UTF8.GetBytes(new XDocument(picture).ToString());
    }

    private static object? Outcome(AgreedOutcome? outcome) => outcome is null ? null : new
    {
        kind = outcome.Kind.ToString().ToLowerInvariant(), text = outcome.Text, owner = outcome.Owner, due = outcome.Due, outcome = outcome.Outcome, round = outcome.Round, idea = outcome.Kind == OutcomeKind.Idea ? outcome.Link : null, community = outcome.Community, evidence = outcome.Kind == OutcomeKind.Evidence ? outcome.Link : null,
    };

    private static IEnumerable<(string Text, bool IsBold)> Lines(BoardThing thing)
    {
        if (thing.Group is { } group)
        {
            foreach (var line in Wrap(group.Name.Length > 0 ? group.Name : $"Group {group.Number}"))
            {
                yield return (line, true);
            }
        }

        foreach (var line in thing.Notes.Where(note => note.HiddenBecause is null).SelectMany(note => Wrap((thing.Group is null ? "" : "• ") + note.Text)))
        {
            yield return (line, false);
        }

        if (thing.Dots is > 0 and { } dots)
        {
            yield return ($"● {Number(dots)}", true);
        }
    }

    private static IEnumerable<string> Wrap(string text)
    {
        var line = "";
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + word.Length >= LineLength)
            {
                yield return line;
                line = "";
            }

            line += (line.Length > 0 ? " " : "") + word;
        }

        yield return line;
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
