using System.Globalization;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Ideas;

/// <summary>An idea: its round and its number there, from 1. The grain's key is <c>round/number</c>.</summary>
public readonly record struct IdeaKey
{
    private IdeaKey(RoundKey round, int number) => (Round, Number) = (round, number);

    /// <summary>The round.</summary>
    public RoundKey Round { get; }

    /// <summary>The number in the round; never given twice.</summary>
    public int Number { get; }

    /// <summary>The key of an idea in a round; false when there can be none.</summary>
    public static bool TryMake(string? round, int number, out IdeaKey key)
    {
        var ok = RoundKey.TryParse(round, out var of) && number > 0;
        key = ok ? new IdeaKey(of, number) : default;
        return ok;
    }

    /// <summary>Reads a grain's key.</summary>
    public static bool TryParse(string? text, out IdeaKey key)
    {
        key = default;
        var parts = text?.Split('/');
        return parts is [var round, var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && TryMake(round, n, out key);
    }

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Round.Slug}/{Number}");
}
