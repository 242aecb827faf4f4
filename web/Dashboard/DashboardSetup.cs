namespace ParticipatoryHub.Web.Dashboard;

/// <summary>The numbers that features bring to a round's dashboard.</summary>
internal static class DashboardSetup
{
    public static void AddDashboard(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IDashboardFigure, UncastDraftsFigure>();
        builder.Services.AddSingleton<IDashboardFigure, WaitingCommentsFigure>();
    }
}
