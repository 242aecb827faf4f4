using System.Globalization;
using ParticipatoryHub.People;
using ParticipatoryHub.Pots;
using ParticipatoryHub.Web.Rounds;

namespace ParticipatoryHub.Web.Pages.Staff;

/// <summary>A form that moves money between a pot and a round, as it was typed.</summary>
internal sealed record PotForm
{
    /// <summary>Before the names of the form's fields, where a page has two such forms.</summary>
    public string Prefix { get; init; } = "";

    public int Pot { get; init; }

    public string Round { get; init; } = "";

    public string? Amount { get; init; }

    public string Words { get; init; } = "";

    /// <summary>Reads what was sent.</summary>
    public static PotForm Read(IFormCollection form, string prefix) => new()
    {
        Prefix = prefix,
        Pot = int.TryParse(form[prefix + "pot"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0,
        Round = form[prefix + "round"].ToString(),
        Amount = form[prefix + "amount"],
        Words = form[prefix + "words"].ToString(),
    };

    /// <summary>This form where it has that prefix, else an empty one.</summary>
    public PotForm At(string prefix) => Prefix == prefix ? this : new PotForm { Prefix = prefix };

    /// <summary>What it asks for. An amount that cannot be read is none, which is refused with everything else that is wrong.</summary>
    public MoveMoney Ask(Guid id, PotMove move, string round, StaffMember by) =>
        new(id, Pot, move, round, TypedMoney.TryReadEither(Amount, out var amount) ? amount : Money.Zero, Words, by);

    /// <summary>Puts a refusal beside the field of this form.</summary>
    public Refused Place(Refused refused) => refused.Field is { Length: > 0 } field ? refused with { Field = Prefix + field } : refused;
}
