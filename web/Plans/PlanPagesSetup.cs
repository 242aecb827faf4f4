using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParticipatoryHub.People;
using ParticipatoryHub.Plans;
using ParticipatoryHub.Web.Pages.Communities.Plans;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Plans;

/// <summary>What the pages of plans need.</summary>
internal static class PlanPagesSetup
{
    /// <summary>The words, where things come from, and the filter that finds a plan for the pages about it.</summary>
    public static void AddPlanPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<PlanTexts>();
        builder.Services.AddScoped<Origins>();
        builder.Services.AddSingleton<IPersonalData, AgreementPersonalData>();
        builder.Services.Configure<RazorPagesOptions>(static pages =>
            pages.Conventions.AddFolderApplicationModelConvention("/Communities/Plans", page => page.Filters.Add(new TypeFilterAttribute<PlanFilter> { Order = 2 })));
    }
}

/// <summary>What a resident agreed to. That somebody agreed stays when they leave, without a name.</summary>
internal sealed class AgreementPersonalData(IPlanJournal journal) : IPersonalData
{
    public string Part => "plans";

    public async Task<JsonNode?> Collect(ResidentId resident, CancellationToken cancel) => JsonSerializer.SerializeToNode(
        (await journal.ByResident(resident, cancel)).Select(placed => new { placed.Community, placed.Plan, placed.Agreement.Version, placed.Agreement.Name, placed.Agreement.As, placed.Agreement.At }), HubJson.Options);

    public Task Forget(ResidentId resident, CancellationToken cancel) => journal.Forget(resident, cancel);
}
