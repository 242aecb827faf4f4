namespace ParticipatoryHub.Web.Trust;

/// <summary>What pages about seals and bundles need.</summary>
internal static class TrustPagesSetup
{
    /// <summary>The shelf of bundles.</summary>
    public static void AddTrustPages(this WebApplicationBuilder builder) => builder.Services.AddSingleton<BundleShelf>();
}
