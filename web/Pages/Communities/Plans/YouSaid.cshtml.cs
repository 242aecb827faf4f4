using System.Collections.Immutable;
using ParticipatoryHub.Plans;
using ParticipatoryHub.Web.Plans;

namespace ParticipatoryHub.Web.Pages.Communities.Plans;

internal sealed class YouSaidModel(IGrainFactory grains, PlanTexts texts) : PlanPage(grains, texts)
{
    /// <summary>The actions that answer something that was said.</summary>
    public ImmutableArray<PlanAction> Answers => [.. Plan.Actions.Where(action => action.Origin is not null)];
}
