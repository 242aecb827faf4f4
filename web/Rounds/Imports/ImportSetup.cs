using ParticipatoryHub.Finance;
using ParticipatoryHub.Rounds.Export;
using ParticipatoryHub.Rounds.Import;

namespace ParticipatoryHub.Web.Rounds.Imports;

/// <summary>Files to rounds, and rounds to files.</summary>
internal static class ImportSetup
{
    public static void AddImports(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<RoundImporter>();
        builder.Services.AddSingleton<RoundExports>();
        builder.Services.AddSingleton(GivingSetup.Read(builder.Configuration));
        builder.Services.AddSingleton<FinanceExports>();
        builder.Services.AddSingleton<RoundFiles>();
        builder.Services.AddSingleton<ImportJobs>();
        builder.Services.AddHostedService<ImportWorker>();
    }
}
