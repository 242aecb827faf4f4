using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParticipatoryHub.Communities;
using ParticipatoryHub.People;
using ParticipatoryHub.Web.Chain;
using ParticipatoryHub.Web.Pages.Communities;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Communities;

/// <summary>What the pages of communities need.</summary>
internal static class CommunityPagesSetup
{
    /// <summary>The words, and the filter that finds a community for the pages about it.</summary>
    public static void AddCommunityPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<EntryWords>();
        builder.Services.AddScoped<ChainWalker>();
        builder.Services.AddSingleton<IPersonalData, EntryPersonalData>();
        builder.Services.Configure<RazorPagesOptions>(static pages =>
        {
            foreach (var folder in (string[])["/Communities", "/Staff/Communities"])
            {
                pages.Conventions.AddFolderApplicationModelConvention(folder, page => page.Filters.Add(new TypeFilterAttribute<CommunityFilter> { Order = 1 }));
            }
        });
    }
}

/// <summary>What a resident brought to communities. It stays when they leave, and nobody knows any more whose it was.</summary>
internal sealed class EntryPersonalData(IEntryJournal journal) : IPersonalData
{
    public string Part => "communities";

    public async Task<JsonNode?> Collect(ResidentId resident, CancellationToken cancel) => JsonSerializer.SerializeToNode(
        (await journal.ReadByResident(resident, cancel)).Select(placed => new
        {
            placed.Community, Register = placed.Register.ToString(), placed.Entry.Number, Status = placed.Entry.Status.ToString(), placed.Entry.Text, placed.Entry.Photo, placed.Entry.AddedAt, placed.Entry.ChangedAt,
        }),
        HubJson.Options);

    public Task Forget(ResidentId resident, CancellationToken cancel) => journal.Forget(resident, cancel);
}
