using System.Globalization;

namespace ParticipatoryHub.Counting.Pabulib;

/// <summary>Decimals as whole numbers: "12.5" at a scale of 100 is 1250. No floating point.</summary>
internal static class PabulibDecimal
{
    public const int MostDecimals = 6;

    private const int MostDigits = 15;

    /// <summary>How many decimals a number needs, or -1 if it is no number of at most 15 digits and 6 decimals.</summary>
    public static int Decimals(string text)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? text : text[..point];
        var part = point < 0 ? "" : text[(point + 1)..].TrimEnd('0');
        var isNumber = whole.Length is > 0 and <= MostDigits && whole.All(char.IsAsciiDigit) && part.All(char.IsAsciiDigit) && point != text.Length - 1;
        return isNumber && part.Length <= MostDecimals ? part.Length : -1;
    }

    /// <summary>Reads a number whose <see cref="Decimals"/> the scale covers.</summary>
    public static bool TryRead(string text, long scale, out long value)
    {
        value = 0;
        var decimals = Decimals(text);
        if (decimals < 0 || Power(decimals) > scale || !decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        var scaled = number * scale;
        if (scaled > long.MaxValue / 16)
        {
            return false;
        }

        value = (long)scaled;
        return true;
    }

    public static string Write(long value, long scale)
    {
        var rest = Math.Abs(value % scale);
        var whole = (value / scale).ToString(CultureInfo.InvariantCulture);
        return rest == 0
            ? whole
            : whole + "." + (scale + rest).ToString(CultureInfo.InvariantCulture)[1..].TrimEnd('0');
    }

    public static long Power(int decimals)
    {
        var power = 1L;
        for (var place = 0; place < decimals; place++)
        {
            power *= 10;
        }

        return power;
    }
}
