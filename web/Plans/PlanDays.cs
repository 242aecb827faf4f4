using System.Globalization;

namespace ParticipatoryHub.Web.Plans;

/// <summary>Civic days as people read them.</summary>
internal static class PlanDays
{
    /// <summary>A day in the reader's language.</summary>
    public static string Say(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.CurrentCulture);
}
