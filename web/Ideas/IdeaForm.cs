using System.Globalization;
using ParticipatoryHub.Ideas;
using ParticipatoryHub.Web.Rounds;

namespace ParticipatoryHub.Web.Ideas;

/// <summary>An idea as a form holds it: every field as it was typed.</summary>
public sealed class IdeaForm
{
    public string? Title { get; set; }

    public string? What { get; set; }

    public string? Where { get; set; }

    public string? Area { get; set; }

    public string? Who { get; set; }

    public string? Category { get; set; }

    public string? Cost { get; set; }

    /// <summary>The form of a text.</summary>
    public static IdeaForm Of(IdeaText text) => new()
    {
        Title = text.Title,
        What = text.What,
        Where = text.Where,
        Area = text.Area,
        Who = text.Who,
        Category = text.Category,
        Cost = text.RoughCost is { } cost ? Plain(cost) : null,
    };

    /// <summary>The text of the form; a cost that cannot be read goes to <paramref name="wrong"/>.</summary>
    public IdeaText Read(ICollection<Refused> wrong) => new(
        One(Title),
        Many(What),
        One(Where),
        string.IsNullOrWhiteSpace(Area) ? null : Area.Trim(),
        Many(Who),
        string.IsNullOrWhiteSpace(Category) ? null : Category.Trim(),
        ReadCost(Cost, "cost", wrong));

    /// <summary>An amount of money as people type it; null when nothing was typed, or with a refusal.</summary>
    public static Money? ReadCost(string? typed, string field, ICollection<Refused> wrong)
    {
        if (string.IsNullOrEmpty(typed?.Replace("£", "", StringComparison.Ordinal).Trim()))
        {
            return null;
        }

        if (TypedMoney.TryRead(typed, out var money))
        {
            return money;
        }

        wrong.Add(new Refused("not-money", "Enter an amount in pounds, such as 1,250, or leave it empty.", field));
        return null;
    }

    /// <summary>An amount as a field shows it.</summary>
    public static string Plain(Money money) => (money.Pence / 100m).ToString(money.Pence % 100 == 0 ? "0" : "0.00", CultureInfo.InvariantCulture);

    private static string One(string? typed) => string.Join(' ', (typed ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Many(string? typed) => (typed ?? "").ReplaceLineEndings("\n").Trim();
}
