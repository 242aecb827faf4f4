using System.Globalization;
using ParticipatoryHub.Consents;
using ParticipatoryHub.Web.Deliveries;

namespace ParticipatoryHub.Web.Consents;

/// <summary>The part of a form that asks who agreed that something is shown; <c>_Consent</c> is its look.</summary>
/// <param name="Prefix">Before the names of its fields, where a page has more than one.</param>
public sealed record ConsentForm(string Prefix, ConsentBasis Basis = ConsentBasis.Unspecified, string? Who = null, string? Day = null)
{
    /// <summary>What was sent.</summary>
    public GivenConsent? Given => Basis == ConsentBasis.Unspecified
        ? null
        : new(Basis, Who ?? "", DateOnly.TryParseExact(Day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null);

    /// <summary>What was said before, to be changed.</summary>
    public static ConsentForm Of(GivenConsent? given) => given is null ? new("") : new("", given.Basis, given.Who, given.Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>Reads it from a form.</summary>
    public static ConsentForm Read(IFormCollection form, string prefix) => new(
        prefix,
        Enum.TryParse<ConsentBasis>(form[prefix + "consentBasis"], out var basis) && Enum.IsDefined(basis) ? basis : ConsentBasis.Unspecified,
        form[prefix + "consentWho"],
        form[prefix + "consentDay"]);

    /// <summary>Refusals of consent beside the fields of this form.</summary>
    public Refused Place(Refused refused) => refused.Field?.StartsWith("consent", StringComparison.Ordinal) == true ? refused with { Field = Prefix + refused.Field } : refused;

    /// <summary>What is on record, in a line for staff.</summary>
    public static string Say(Consent? consent) => consent switch
    {
        null => "Nobody has said who agreed, so it is not shown.",
        { WithdrawnAt: not null } => "Consent was taken back, so it is not shown.",
        { Basis: ConsentBasis.NobodyRecognisable } => $"Nobody can be recognised. {consent.By} looked on {DeliveryLook.Day(consent.Day)}.",
        _ => $"Agreed: {consent.Who}, {DeliveryLook.Day(consent.Day)}. Recorded by {consent.By}.",
    };
}
