using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParticipatoryHub.Communities;
using ParticipatoryHub.Web.Communities;

namespace ParticipatoryHub.Web.Pages.Communities;

internal sealed class IndexModel(IGrainFactory grains, EntryWords words) : PageModel
{
    public ImmutableArray<CommunityLine> Lines { get; private set; } = [];

    public EntryWords Words => words;

    public async Task OnGet() => Lines = await grains.GetGrain<ICommunityIndexGrain>("all").List();

    /// <summary>Those in focus first, then the proposed, then by name.</summary>
    public IEnumerable<CommunityLine> Of(CommunityKind kind) => Lines.Where(line => line.Kind == kind)
        .OrderBy(line => line.Phase switch { CommunityPhase.InFocus => 0, CommunityPhase.Proposed => 1, CommunityPhase.Sustained => 2, _ => 3 });

    public CommunityLine? ParentOf(CommunityLine line) => Lines.FirstOrDefault(other => other.Id == line.Parent);
}
