using System.Globalization;
using System.Text;

namespace ParticipatoryHub.Web.Ballots.Letters;

/// <summary>
/// One of the fonts that every PDF reader and printer has (ISO 32000-1, 9.6.2.2), so that none is embedded: its widths, and text in its
/// encoding. That is Windows-1252, with the Welsh Ŵ ŵ Ŷ ŷ in places that it leaves free; an accent it lacks is left off.
/// </summary>
internal sealed class Helvetica
{
    /// <summary>The encoding as a PDF dictionary.</summary>
    public const string EncodingDictionary =
        "<< /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [129 /Wcircumflex 141 /wcircumflex 143 /Ycircumflex 144 /ycircumflex] >>";

    private const char First = ' ';
    private const int WidthOfOthers = 667;

    private static readonly Encoding Windows1252 =
        CodePagesEncodingProvider.Instance.GetEncoding(1252, new EncoderReplacementFallback("?"), DecoderFallback.ReplacementFallback)!;

    private readonly short[] widths;

    private Helvetica(string resource, string name, short[] widths) => (Resource, Name, this.widths) = (resource, name, widths);

    /// <summary>Helvetica. Widths of ' ' to '~' in thousandths, from its published metrics.</summary>
    public static Helvetica Regular { get; } = new("R", "Helvetica",
    [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
        1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
        333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
    ]);

    /// <summary>Helvetica-Bold.</summary>
    public static Helvetica Bold { get; } = new("B", "Helvetica-Bold",
    [
        278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611,
        975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556,
        333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
    ]);

    /// <summary>The name pages call it by.</summary>
    public string Resource { get; }

    /// <summary>The name readers know it by.</summary>
    public string Name { get; }

    /// <summary>How wide text is at a size, in points.</summary>
    public double Width(string text, double size) =>
        WithoutAccents(text).Sum(letter => letter - First is >= 0 and var at && at < widths.Length ? widths[at] : WidthOfOthers) * size / 1000;

    /// <summary>Text as a PDF string.</summary>
    public static byte[] Literal(string text)
    {
        var literal = new List<byte> { (byte)'(' };
        foreach (var rune in text.Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            foreach (var code in Code(rune))
            {
                if (code is (byte)'(' or (byte)')' or (byte)'\\')
                {
                    literal.Add((byte)'\\');
                }

                literal.Add(code < 32 ? (byte)' ' : code);
            }
        }

        literal.Add((byte)')');
        return [.. literal];
    }

    private static byte[] Code(Rune rune) => rune.Value switch
    {
        'Ŵ' => [129],
        'ŵ' => [141],
        'Ŷ' => [143],
        'ŷ' => [144],
        _ => Windows1252.GetBytes(rune.ToString()) is [not (byte)'?'] known ? known : Windows1252.GetBytes(WithoutAccents(rune.ToString())),
    };

    private static string WithoutAccents(string text) => string.Concat(
        text.Normalize(NormalizationForm.FormD).Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark));
}
