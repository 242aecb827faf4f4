using System.Security.Cryptography;

namespace ParticipatoryHub.Workshops;

/// <summary>
/// What is read off the wall to join: six characters without those that are taken for one another. It is no secret; it leads to the
/// door, and what a participant may do hangs on a token of 128 random bits that only their phone has.
/// </summary>
public readonly record struct JoinCode
{
    /// <summary>How many characters.</summary>
    public const int Length = 6;

    private const string Letters = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

    private JoinCode(string text) => Text = text;

    /// <summary>The characters, upper case.</summary>
    public string Text { get; }

    /// <summary>A new one.</summary>
    public static JoinCode Create() => new(RandomNumberGenerator.GetString(Letters, Length));

    /// <summary>Reads what a person typed, in any case, with or without blanks and hyphens.</summary>
    public static bool TryParse(string? typed, out JoinCode code)
    {
        var text = new string([.. (typed ?? "").Where(c => c is not (' ' or '-')).Select(char.ToUpperInvariant).Take(Length + 1)]);
        var ok = text.Length == Length && text.All(Letters.Contains);
        code = ok ? new JoinCode(text) : default;
        return ok;
    }

    /// <inheritdoc />
    public override string ToString() => Text;
}
