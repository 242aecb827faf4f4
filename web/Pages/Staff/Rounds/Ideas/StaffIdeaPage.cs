using System.Collections.Immutable;
using System.Globalization;
using ParticipatoryHub.Ideas;
using ParticipatoryHub.People;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages.Staff.Rounds.Ideas;

/// <summary>A page about an idea for officers.</summary>
internal abstract class StaffIdeaPage(IGrainFactory grains, ResidentNames names) : StaffRoundPage
{
    /// <summary>The idea with what may be done to it.</summary>
    public IdeaView Idea { get; private set; } = null!;

    /// <summary>Ideas that say much the same.</summary>
    public ImmutableArray<IdeaLine> Similar { get; private set; } = [];

    /// <summary>Public names of who appears.</summary>
    public IReadOnlyDictionary<ResidentId, string> Names { get; private set; } = new Dictionary<ResidentId, string>();

    /// <summary>The idea's grain.</summary>
    protected IIdeaGrain Grain => grains.GetGrain<IIdeaGrain>(IdeaKey.TryMake(Round.Id, Number, out var key) ? key.ToString() : "");

    private int Number => int.TryParse((string?)RouteData.Values["number"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>Finds the idea; false when there is none.</summary>
    protected async Task<bool> Load()
    {
        if (await Grain.GetView(new IdeaReader(null, Member)) is not { } found)
        {
            return false;
        }

        Idea = found;
        ViewData["Title"] = found.Text.Title;
        Similar = await grains.GetGrain<IIdeaIndexGrain>(Round.Id).FindSimilar(new IdeaProbe(found.Text.Title, found.Text.What, found.Number));
        Names = await names.In(found, HttpContext.RequestAborted);
        return true;
    }
}
