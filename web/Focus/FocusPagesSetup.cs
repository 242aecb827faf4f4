namespace ParticipatoryHub.Web.Focus;

/// <summary>What the score card and its figures need.</summary>
internal static class FocusPagesSetup
{
    /// <summary>The words.</summary>
    public static void AddFocusPages(this WebApplicationBuilder builder) => builder.Services.AddScoped<FigureWords>();
}
