using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParticipatoryHub.Communities;
using ParticipatoryHub.People;
using ParticipatoryHub.Web.Communities;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages.Staff.Communities;

internal sealed class ListModel(IGrainFactory grains, IEntryJournal journal, CurrentStaff staff, EntryWords words) : PageModel, IStaffPage
{
    public StaffAct Sees => StaffAct.SeeCommunities;

    public ImmutableArray<CommunityLine> Lines { get; private set; } = [];

    /// <summary>Suggestions of residents that wait, by community.</summary>
    public ImmutableDictionary<string, int> Waiting { get; private set; } = ImmutableDictionary<string, int>.Empty;

    public EntryWords Words => words;

    public bool Keeps => staff.Required.May(StaffAct.KeepCommunities);

    public string? NameOf(string? community) => Lines.FirstOrDefault(line => line.Id == community)?.Name;

    public async Task OnGet()
    {
        Lines = await grains.GetGrain<ICommunityIndexGrain>("all").List();
        Waiting = await journal.CountAllWaiting(HttpContext.RequestAborted);
    }
}
