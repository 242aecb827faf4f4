using System.Globalization;

namespace ParticipatoryHub.Web.Rounds;

/// <summary>How amounts and figures are written into fields and read from them.</summary>
public sealed partial class SetupForm
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>An amount in pounds, as a field holds it.</summary>
    internal static string Pounds(long pence) => (pence / 100m).ToString(pence % 100 == 0 ? "0" : "0.00", CultureInfo.InvariantCulture);

    private static string? Figure(long? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static long? ReadFigure(string? text, string field, ICollection<Refused> wrong)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (int.TryParse(text.Trim(), NumberStyles.AllowThousands, English, out var number) && number >= 0)
        {
            return number;
        }

        wrong.Add(new Refused("not-a-whole-number", "Enter a whole number, such as 5, or leave it empty.", field));
        return null;
    }

    /// <summary>An amount in pence; null with a refusal when it is none.</summary>
    internal static long? ReadMoney(string? text, string field, ICollection<Refused> wrong)
    {
        if (TypedMoney.TryRead(text, out var money, most: 1_000_000_000_000))
        {
            return money.Pence;
        }

        wrong.Add(new Refused("not-money", "Enter an amount, such as 50,000 or 1,250.50.", field));
        return null;
    }
}
