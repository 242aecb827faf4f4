using System.Collections.Immutable;
using Microsoft.Extensions.Localization;
using ParticipatoryHub.Plans;
using ParticipatoryHub.Web.Languages;
using ParticipatoryHub.Web.Plans;

namespace ParticipatoryHub.Web.Pages.Communities.Plans;

internal sealed class LogicModelModel(IGrainFactory grains, PlanTexts texts, IStringLocalizer<Text> L) : PlanPage(grains, texts)
{
    public LogicPicture Picture { get; private set; } = null!;

    public void OnGet()
    {
        var about = Plan.About;
        Picture = new LogicPicture(
        [
            Part(L["Situation"], about.Situation), Part(L["What there is to begin with"], about.Inputs),
            new LogicPart(L["What is done"], Or([.. Plan.Actions.Where(action => action.Status != ActionStatus.Stopped).Select(action => action.Title)])),
            Part(L["Within a year"], about.ShortTerm), Part(L["Within three years"], about.MediumTerm), Part(L["In the long run"], about.LongTerm),
        ]);
    }

    private LogicPart Part(string name, string text) => new(name, Or([.. text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)]));

    private ImmutableArray<string> Or(ImmutableArray<string> lines) => lines.IsEmpty ? [L["Not said yet."]] : lines;
}
