using System.Globalization;

namespace ParticipatoryHub.Ballots;

/// <summary>
/// A person as the register knows one who has no code: by a confirmed e-mail address, in one spelling. Kept nowhere; only the keyed hash
/// of it is, so that nobody votes twice however often they make an account anew.
/// </summary>
/// <param name="Normalised">The one spelling.</param>
[GenerateSerializer, Immutable, Alias("hub.ballots.Person")]
public sealed record Person([property: Id(0)] string Normalised)
{
    private const int Longest = 254;

    /// <summary>
    /// The person of an address, or null when it is none: small letters, the domain in ASCII, and without the part from a plus sign on,
    /// which most providers deliver to the same box.
    /// </summary>
    public static Person? OfEmail(string? address)
    {
        var text = address?.Trim() ?? "";
        var at = text.LastIndexOf('@');
        if (at < 1 || at == text.Length - 1 || text.Length > Longest || text.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter)))
        {
            return null;
        }

        var name = text[..at];
        var plus = name.IndexOf('+', StringComparison.Ordinal);
        try
        {
            var domain = new IdnMapping().GetAscii(text[(at + 1)..].TrimEnd('.'));
            return new Person($"{(plus > 0 ? name[..plus] : name).Normalize().ToLowerInvariant()}@{domain.ToLowerInvariant()}");
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Not who it is.</summary>
    public override string ToString() => "(person)";
}

/// <summary>Whoever asks something of the box: by code, or as a person.</summary>
internal readonly record struct Voter(VoterCode Code, Person? Person)
{
    /// <summary>A person comes first; else the code is read. False means a slip of the pen.</summary>
    public static bool TryRead(string? typed, Person? person, out Voter voter)
    {
        var code = default(VoterCode);
        var known = person is not null || VoterCode.TryParse(typed, out code);
        voter = new Voter(code, person);
        return known;
    }

    public override string ToString() => "(voter)";
}
