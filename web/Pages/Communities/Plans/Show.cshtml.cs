using ParticipatoryHub.Web.Communities;
using ParticipatoryHub.Web.Plans;

namespace ParticipatoryHub.Web.Pages.Communities.Plans;

internal sealed class ShowModel(IGrainFactory grains, PlanTexts texts, EntryWords words) : PlanPage(grains, texts)
{
    public EntryWords Words => words;
}
