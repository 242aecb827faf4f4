using ParticipatoryHub.Audit;

namespace ParticipatoryHub.Web.Audit;

/// <summary>The audit log on pages.</summary>
internal static class AuditSetup
{
    public static void AddAuditPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<AuditExport>();
        builder.Services.AddSingleton<AuditTrail>();
    }
}
