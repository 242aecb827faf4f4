namespace ParticipatoryHub.Ballots;

/// <summary>
/// Sixty bits as people read, type and dictate them: twelve characters of Crockford's base 32 in three groups and his mod-37 check
/// character, <c>XXXX-XXXX-XXXX-C</c>. Lower case, blanks, dashes and O, I, L are forgiven when read.
/// Source: https://www.crockford.com/base32.html.
/// </summary>
internal static class CheckedCode
{
    public const int Length = 13;

    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ*~$=U";

    /// <summary>Whether the check character is a letter or digit, so that the code can be spoken and never meets a spreadsheet's formulas.</summary>
    public static bool IsSpeakable(long bits) => bits % 37 < 32;

    /// <summary>The thirteen characters without dashes, which is the form that is hashed.</summary>
    public static void Normalised(long bits, Span<byte> thirteen)
    {
        for (var i = 0; i < 12; i++)
        {
            thirteen[i] = (byte)Alphabet[(int)((bits >> (55 - (5 * i))) & 31)];
        }

        thirteen[12] = (byte)Alphabet[(int)(bits % 37)];
    }

    public static string Format(long bits) => string.Create(16, bits, static (text, bits) =>
    {
        Span<byte> characters = stackalloc byte[Length];
        Normalised(bits, characters);
        var at = 0;
        for (var i = 0; i < Length; i++)
        {
            if (i is 4 or 8 or 12)
            {
                text[at++] = '-';
            }

            text[at++] = (char)characters[i];
        }
    });

    /// <summary>Reads what a person typed; false when it is too short, too long, holds a strange character or its check does not fit.</summary>
    public static bool TryRead(string? text, out long bits)
    {
        bits = 0;
        if (text is null or { Length: > 64 })
        {
            return false;
        }

        var read = 0;
        foreach (var typed in text)
        {
            if (typed is ' ' or '-' or '\t' or '\u00A0' or '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014')
            {
                continue;
            }

            var value = Value(typed);
            if (value < 0 || read == Length || (value > 31 && read < 12))
            {
                return false;
            }

            if (read++ < 12)
            {
                bits = (bits << 5) | (long)value;
            }
            else if (bits % 37 != value)
            {
                return false;
            }
        }

        return read == Length;
    }

    private static int Value(char typed) => char.IsAscii(typed) ? char.ToUpperInvariant(typed) switch
    {
        'O' => 0,
        'I' or 'L' => 1,
        var letter => Alphabet.IndexOf(letter, StringComparison.Ordinal),
    } : -1;
}
