using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Communities;
using ParticipatoryHub.Deliveries;
using ParticipatoryHub.Outcomes;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Communities;
using ParticipatoryHub.Web.Results;

namespace ParticipatoryHub.Web.Pages.Rounds;

internal sealed class DeliveryModel(IGrainFactory grains, IOutcomeJournal outcomes, PublishedResults results, EntryWords words) : RoundPage
{
    public DeliveryView Delivery { get; private set; } = null!;

    public RoundProject Project { get; private set; } = null!;

    public ResultView? Result { get; private set; }

    /// <summary>What was said of it against the outcomes, community by community.</summary>
    public ImmutableArray<(CommunityLine Community, Contribution Said)> CameOfIt { get; private set; } = [];

    public string Tag(string outcome) => words.Tag(outcome);

    public async Task<IActionResult> OnGet(string? project)
    {
        // Only for a project that there is: made-up names wake no grain.
        if (Setup.Projects.FirstOrDefault(known => known.Id == project) is not { } found
            || await grains.GetGrain<IDeliveryGrain>(new DeliveryKey(Round.Id, found.Id).ToString()).GetView() is not { } delivery)
        {
            return NotFound();
        }

        (Project, Delivery, Result) = (found, delivery, await results.Find(Round));
        CameOfIt = await FindOutcomes(new EntryOrigin(EntryOriginKind.Project, Round.Id, found.Id, "").Key);
        return Page();
    }

    private async Task<ImmutableArray<(CommunityLine Community, Contribution Said)>> FindOutcomes(string project)
    {
        var said = (await outcomes.ListByOrigin(project, HttpContext.RequestAborted)).ToDictionary(placed => placed.Community, placed => placed.Contribution, StringComparer.Ordinal);
        return said.Count == 0 ? [] : [.. (await grains.GetGrain<ICommunityIndexGrain>("all").List()).Where(community => said.ContainsKey(community.Id)).Select(community => (community, said[community.Id]))];
    }
}
