using System.Globalization;

namespace ParticipatoryHub.Web.Rounds;

/// <summary>An amount of money as people type it: pounds and pence, with or without the sign.</summary>
internal static class TypedMoney
{
    /// <summary>The most that a payment or the cost of an idea is, in pounds.</summary>
    public const decimal Most = 1_000_000_000;

    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>Reads an amount that is not less than nothing.</summary>
    /// <param name="most">In pounds.</param>
    public static bool TryRead(string? typed, out Money amount, decimal most = Most) =>
        TryRead(typed, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, most, out amount);

    /// <summary>Reads an amount that may be less than nothing, as a payment back is.</summary>
    public static bool TryReadEither(string? typed, out Money amount) => TryRead(typed, NumberStyles.Number, Most, out amount);

    /// <summary>Said where staff have typed none.</summary>
    public static Refused Unfit(string field) => new("amount-unfit", "Enter an amount in pounds and pence, such as 1250.00.", field);

    private static bool TryRead(string? typed, NumberStyles styles, decimal most, out Money amount)
    {
        var isFit = decimal.TryParse(typed?.Replace("£", "", StringComparison.Ordinal).Trim(), styles, English, out var pounds)
            && Math.Abs(pounds) <= most && pounds * 100 == decimal.Truncate(pounds * 100);
        amount = isFit ? new Money((long)(pounds * 100)) : Money.Zero;
        return isFit;
    }
}
