namespace ParticipatoryHub.Rounds;

/// <summary>A round's slug, which is its grain's key: 3 to 64 of a–z, 0–9 and single hyphens, beginning and ending with a letter or digit.</summary>
public readonly record struct RoundKey
{
    private RoundKey(string slug) => Slug = slug;

    /// <summary>The slug.</summary>
    public string Slug { get; }

    /// <summary>Reads a slug; false when it is not one.</summary>
    public static bool TryParse(string? text, out RoundKey key)
    {
        var ok = text is { Length: >= 3 and <= 64 }
            && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
            && text[0] != '-' && text[^1] != '-' && !text.Contains("--", StringComparison.Ordinal);
        key = ok ? new RoundKey(text!) : default;
        return ok;
    }

    /// <inheritdoc />
    public override string ToString() => Slug;
}
