using System.Collections.Immutable;
using ParticipatoryHub.Plans;
using ParticipatoryHub.Web.Plans;

namespace ParticipatoryHub.Web.Pages.Communities.Plans;

internal sealed class IndexModel(IGrainFactory grains, PlanTexts texts) : PlansPage
{
    public PlanTexts Texts => texts;

    public ImmutableArray<PlanLine> Lines { get; private set; } = [];

    public async Task OnGet() => Lines = await grains.GetGrain<IPlansGrain>(Community.Id).List();
}
