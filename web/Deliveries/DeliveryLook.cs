using System.Globalization;
using Microsoft.Extensions.Localization;
using ParticipatoryHub.Deliveries;
using ParticipatoryHub.Web.Languages;

namespace ParticipatoryHub.Web.Deliveries;

/// <summary>How deliveries are named and coloured.</summary>
internal static class DeliveryLook
{
    /// <summary>A phase in the reader's language.</summary>
    public static string Phase(IStringLocalizer<Text> texts, DeliveryPhase phase) => phase switch
    {
        DeliveryPhase.NotStarted => texts["Not started"],
        DeliveryPhase.InProgress => texts["In progress"],
        DeliveryPhase.Delayed => texts["Delayed"],
        DeliveryPhase.Delivered => texts["Delivered"],
        DeliveryPhase.Stopped => texts["Stopped"],
        _ => "",
    };

    /// <summary>GOV.UK's tag colour for a phase.</summary>
    public static string Tag(DeliveryPhase phase) => phase switch
    {
        DeliveryPhase.InProgress => "govuk-tag--blue",
        DeliveryPhase.Delayed => "govuk-tag--yellow",
        DeliveryPhase.Delivered => "govuk-tag--green",
        DeliveryPhase.Stopped => "govuk-tag--red",
        _ => "govuk-tag--grey",
    };

    /// <summary>The words on a move's button, for staff.</summary>
    public static string Move(DeliveryMove move) => move switch
    {
        DeliveryMove.Start => "Work has started",
        DeliveryMove.Delay => "It is delayed",
        DeliveryMove.Resume => "It goes on",
        DeliveryMove.Deliver => "It is delivered",
        DeliveryMove.Stop => "It has been stopped",
        DeliveryMove.Reopen => "Take it up again",
        _ => "",
    };

    /// <summary>A civic day in the reader's language.</summary>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>What is left of an award or was spent over it, in a sentence; null when it was spent to the penny.</summary>
    public static string? Left(IStringLocalizer<Text> texts, DeliveryPhase phase, Money left, string currency) => (phase, left.Pence) switch
    {
        (_, 0) => null,
        (_, < 0) => texts["{0} more than the award has been spent.", new Money(-left.Pence).Here(currency)].Value,
        (DeliveryPhase.Delivered or DeliveryPhase.Stopped, _) => texts["{0} was not needed and goes back to the fund.", left.Here(currency)].Value,
        _ => texts["{0} of the award has not been spent yet.", left.Here(currency)].Value,
    };
}
