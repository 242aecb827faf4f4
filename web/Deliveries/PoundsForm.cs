using System.Globalization;

namespace ParticipatoryHub.Web.Deliveries;

/// <summary>An amount of money as staff type it.</summary>
internal static class PoundsForm
{
    /// <summary>Reads pounds and pence, with or without the sign.</summary>
    public static bool TryRead(string? text, out Money amount)
    {
        var isFit = decimal.TryParse(text?.Replace("£", "", StringComparison.Ordinal), NumberStyles.Number, CultureInfo.GetCultureInfo("en-GB"), out var pounds)
            && Math.Abs(pounds) <= 1_000_000_000 && pounds * 100 == decimal.Truncate(pounds * 100);
        amount = isFit ? new Money((long)(pounds * 100)) : Money.Zero;
        return isFit;
    }

    /// <summary>Said where it is none.</summary>
    public static Refused Unfit(string field) => new("amount-unfit", "Enter an amount in pounds and pence, such as 1250.00.", field);
}
