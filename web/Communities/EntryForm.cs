using System.Collections.Immutable;
using System.Globalization;
using ParticipatoryHub.Communities;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Web.Communities;

/// <summary>An entry as a form holds it: every field as it was typed.</summary>
internal sealed class EntryForm(IReadOnlyDictionary<string, string> typed, IReadOnlySet<string> tags)
{
    /// <summary>An empty form.</summary>
    public static EntryForm Empty { get; } = new(new Dictionary<string, string>(), new HashSet<string>());

    /// <summary>A form with one field filled in.</summary>
    public static EntryForm With(string field, string value) => new(new Dictionary<string, string> { [field] = value }, new HashSet<string>());

    /// <summary>A field as it was typed.</summary>
    public string this[string field] => typed.GetValueOrDefault(field, "");

    /// <summary>Whether a tag is ticked.</summary>
    public bool Has(string tag) => tags.Contains(tag);

    /// <summary>The form of a text.</summary>
    public static EntryForm Of(EntryText text)
    {
        var typed = text.Fields.ToDictionary();
        (typed["title"], typed["what"]) = (text.Title, text.What);
        if (text.Place is { } place)
        {
            typed["latitude"] = place.Latitude.ToString("R", CultureInfo.InvariantCulture);
            typed["longitude"] = place.Longitude.ToString("R", CultureInfo.InvariantCulture);
        }

        return new EntryForm(typed, text.Tags.ToHashSet());
    }

    /// <summary>The form as it was sent.</summary>
    public static EntryForm Of(EntryFieldSet set, IFormCollection sent) => new(
        set.Fields.Select(field => field.Name).Concat(["title", "what", "latitude", "longitude"])
            .ToDictionary(name => name, name => (string?)sent[name] is { } value ? value.ReplaceLineEndings("\n").Trim().Replace("\0", "", StringComparison.Ordinal) : ""),
        sent["tag"].OfType<string>().Take(set.Tags.Length).ToHashSet());

    /// <summary>The text of the form. A place that cannot be read is one that no map has, which the register refuses.</summary>
    public EntryText Read(EntryFieldSet set) => new(
        this["title"],
        this["what"],
        set.Fields.Where(field => this[field.Name].Length > 0).ToImmutableSortedDictionary(field => field.Name, field => this[field.Name], StringComparer.Ordinal),
        [.. tags.Order(StringComparer.Ordinal)],
        this["latitude"].Length == 0 && this["longitude"].Length == 0 ? null : new Place(Degrees(this["latitude"]), Degrees(this["longitude"])));

    private static double Degrees(string typed) =>
        double.TryParse(typed, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var degrees) && double.IsFinite(degrees) ? degrees : 1_000;
}
