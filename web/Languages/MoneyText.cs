using System.Globalization;

namespace ParticipatoryHub.Web.Languages;

/// <summary>Money on pages, as the language of the request writes it.</summary>
internal static class MoneyText
{
    /// <summary>£1,250.50 in English and Welsh, 1 250,50 £ in Polish; in Urdu held together against the direction of the text.</summary>
    public static string Here(this Money money, string currency)
    {
        switch (Language.Current.Code)
        {
            case "pl":
                var amount = (money.Pence / 100m).ToString(money.Pence % 100 == 0 ? "N0" : "N2", CultureInfo.GetCultureInfo("pl"));
                return $"{amount}\u00A0{(currency == "GBP" ? "£" : currency)}";
            case "ur":
                return $"\u2066{money.In(currency)}\u2069";
            default:
                return money.In(currency);
        }
    }
}
