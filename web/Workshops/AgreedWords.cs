using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Web.Workshops;

/// <summary>What a group or note says once it goes on as an idea or as evidence, so that nobody types it again.</summary>
internal static class AgreedWords
{
    private const int LongestTitle = 120;
    private const int LongestText = 4_000;

    /// <summary>The group's name, or the note, or what was agreed; on one line.</summary>
    public static string Title(BoardThing thing, AgreedOutcome outcome) => Cut(Line(thing.Title.Length > 0 ? thing.Title : outcome.Text), LongestTitle);

    /// <summary>What was agreed, and the notes that it stands on.</summary>
    public static string Whole(BoardThing thing, AgreedOutcome outcome) => Cut(
        string.Join('\n', (string[])[outcome.Text, "", .. thing.Notes.Where(note => note.HiddenBecause is null).Select(note => "– " + Line(note.Text))]),
        LongestText);

    /// <summary>The same for the same thing and place, so that what is agreed again is the same idea or entry.</summary>
    public static Guid IdOf(string workshop, long thing, string place) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{workshop}\n{thing}\n{place}"))).AsSpan(0, 16));

    /// <summary>A text on one line, cut where it is longer.</summary>
    public static string Line(string text, int most) => Cut(Line(text), most);

    private static string Line(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // Never through the middle of a letter that is made of several.
    private static string Cut(string text, int most) => text.Length <= most
        ? text
        : text[..StringInfo.ParseCombiningCharacters(text).Last(start => start < most)].TrimEnd() + "…";
}
