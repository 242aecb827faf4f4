using System.Text.RegularExpressions;

namespace ParticipatoryHub.Rounds;

/// <summary>A United Kingdom postcode, as Royal Mail shapes it: an outward and an inward part.</summary>
public readonly partial record struct Postcode
{
    private Postcode(string outward, string inward) => (Outward, Inward) = (outward, inward);

    private string Outward { get; }

    private string Inward { get; }

    /// <summary>Reads what a person typed, with or without the blank.</summary>
    public static bool TryParse(string? typed, out Postcode postcode)
    {
        var text = string.Concat((typed ?? "").Take(20).Where(letter => !char.IsWhiteSpace(letter))).ToUpperInvariant();
        var known = Full().IsMatch(text);
        postcode = known ? new Postcode(text[..^3], text[^3..]) : default;
        return known;
    }

    /// <summary>Whether text is the beginning of postcodes: an area (PR), a district (PR5) or a sector (PR5 8).</summary>
    public static bool IsPrefix(string? text) => text is not null && Prefix().IsMatch(text);

    /// <summary>Whether it lies in an area, district or sector. PR1 is not in PR10.</summary>
    public bool IsIn(string prefix)
    {
        var parts = prefix.Split(' ');
        return parts.Length == 2 ? Outward == parts[0] && Inward.StartsWith(parts[1], StringComparison.Ordinal)
            : prefix.Any(char.IsAsciiDigit) ? Outward == prefix
            : string.Concat(Outward.TakeWhile(char.IsAsciiLetter)) == prefix;
    }

    /// <summary>Not where somebody lives.</summary>
    public override string ToString() => "(postcode)";

    [GeneratedRegex(@"\A[A-Z]{1,2}[0-9][0-9A-Z]?[0-9][A-Z]{2}\z")]
    private static partial Regex Full();

    [GeneratedRegex(@"\A[A-Z]{1,2}([0-9][0-9A-Z]?( [0-9]([A-Z]{2})?)?)?\z")]
    private static partial Regex Prefix();
}
