using System.Globalization;

namespace ParticipatoryHub.Papers;

/// <summary>
/// What names one paper: its batch, its number in it and a check character, <c>3-0127-K</c>. The check is the value
/// <c>batch × 1000 + number</c> modulo 31 in Crockford's alphabet, so that one wrong digit, or two that are swapped, are noticed. It
/// stands on the paper and beside what was entered from it, and nowhere near a voter.
/// </summary>
/// <param name="Batch">From 1 to 999.</param>
/// <param name="Number">From 1 to <see cref="MostInABatch"/>.</param>
[GenerateSerializer, Immutable, Alias("hub.papers.PaperSerial")]
public readonly record struct PaperSerial([property: Id(0)] int Batch, [property: Id(1)] int Number)
{
    /// <summary>The most papers in a batch: what fits into one bag and one sitting.</summary>
    public const int MostInABatch = 500;

    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXY";

    /// <summary>The check character.</summary>
    public char Check => Alphabet[((Batch * 1000) + Number) % Alphabet.Length];

    /// <summary>Reads a serial as typed or scanned: whole, or without its batch, such as <c>127K</c>. False for a slip of the pen or another batch's paper.</summary>
    /// <param name="batch">The batch that is being entered.</param>
    public static bool TryRead(string? typed, int batch, out PaperSerial serial)
    {
        serial = default;
        var text = (typed ?? "").Trim().ToUpperInvariant();
        if (text.Length is < 2 or > 20)
        {
            return false;
        }

        var parts = text[..^1].Split(['-', ' '], StringSplitOptions.RemoveEmptyEntries);
        if (parts is not ([_] or [_, _]) || !TryNumber(parts[^1], out var number) || number is < 1 or > MostInABatch)
        {
            return false;
        }

        serial = new PaperSerial(batch, number);
        return (parts.Length == 1 || (TryNumber(parts[0], out var named) && named == batch)) && Read(text[^1]) == serial.Check;
    }

    /// <summary>Reads a serial of any batch; it must be whole.</summary>
    public static bool TryReadWhole(string? typed, out PaperSerial serial)
    {
        serial = default;
        return TryNumber((typed ?? "").Trim().Split('-')[0], out var batch) && TryRead(typed, batch, out serial);
    }

    /// <summary>As printed.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Batch}-{Number:0000}-{Check}");

    private static bool TryNumber(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static char Read(char typed) => typed switch { 'O' => '0', 'I' or 'L' => '1', _ => typed };
}
