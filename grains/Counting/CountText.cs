using System.Globalization;
using System.Numerics;

namespace ParticipatoryHub.Counting;

/// <summary>Numbers as residents read them.</summary>
internal static class CountText
{
    private const int LongestFraction = 80;

    /// <summary>An amount of minor units, "£1,250" or "£1,250.50".</summary>
    public static string Money(CountOptions options, long amount)
    {
        var value = (decimal)amount / options.MinorUnits;
        var text = value.ToString(value == decimal.Truncate(value) ? "N0" : "N2", CultureInfo.InvariantCulture);
        return options.CurrencySign.Length > 1 ? $"{options.CurrencySign} {text}" : options.CurrencySign + text;
    }

    /// <summary>"1 vote", "1,200 votes".</summary>
    public static string Count(long number, string one) =>
        $"{number.ToString("N0", CultureInfo.InvariantCulture)} {one}{(number == 1 ? "" : "s")}";

    /// <summary>A ratio with six decimals, rounded down; exact digits, no floating point.</summary>
    public static string Decimal(BigInteger numerator, BigInteger denominator)
    {
        var millionths = BigInteger.Divide(numerator * 1_000_000, denominator);
        var whole = BigInteger.DivRem(millionths, 1_000_000, out var rest);
        var digits = rest.ToString("D6", CultureInfo.InvariantCulture).TrimEnd('0');
        return whole.ToString(CultureInfo.InvariantCulture) + (digits.Length == 0 ? "" : "." + digits);
    }

    /// <summary>A ratio as a reduced fraction, or null where that is too long to read.</summary>
    public static string? Fraction(BigInteger numerator, BigInteger denominator)
    {
        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator);
        var (top, bottom) = (numerator / divisor, denominator / divisor);
        if (top.GetBitLength() + bottom.GetBitLength() > LongestFraction * 3)
        {
            return null;
        }

        return bottom.IsOne ? top.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{top}/{bottom}");
    }
}
