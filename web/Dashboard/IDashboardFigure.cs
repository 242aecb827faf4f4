using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Web.Dashboard;

/// <summary>A number that a feature contributes to a round's dashboard. Each asks one bounded question.</summary>
internal interface IDashboardFigure
{
    /// <summary>The number now, or null where it says nothing of this round or nothing to this reader.</summary>
    Task<DashboardFigure?> Of(RoundView round, StaffMember by);
}

/// <summary>A number of the dashboard.</summary>
/// <param name="Words">What it counts, after the number.</param>
/// <param name="Link">Where more is, or null.</param>
/// <param name="NeedsWork">Whether somebody should look.</param>
internal sealed record DashboardFigure(long Number, string Words, string? Link = null, bool NeedsWork = false);
