using System.Globalization;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Workshops;

/// <summary>A workshop's slug, which is its grain's key; it has the form of a round's.</summary>
public readonly record struct WorkshopKey
{
    private WorkshopKey(string slug) => Slug = slug;

    /// <summary>The slug.</summary>
    public string Slug { get; }

    /// <summary>Reads a slug; false when it is not one.</summary>
    public static bool TryParse(string? text, out WorkshopKey key)
    {
        var ok = RoundKey.TryParse(text, out var slug);
        key = ok ? new WorkshopKey(slug.Slug) : default;
        return ok;
    }

    /// <inheritdoc />
    public override string ToString() => Slug;
}

/// <summary>What stands on a board, as pages and the live stream name it: <c>room</c>, <c>n12</c>, <c>g13</c>, <c>c14</c>, <c>p15</c>.</summary>
public static class BoardKey
{
    /// <summary>The one thing that is always there.</summary>
    public const string Room = "room";

    /// <summary>A note.</summary>
    public static string Note(long number) => Of('n', number);

    /// <summary>A group.</summary>
    public static string Group(long number) => Of('g', number);

    /// <summary>A comment.</summary>
    public static string Comment(long number) => Of('c', number);

    /// <summary>A participant.</summary>
    public static string Person(long number) => Of('p', number);

    private static string Of(char kind, long number) => string.Create(CultureInfo.InvariantCulture, $"{kind}{number}");
}
