using System.Collections.Immutable;
using ParticipatoryHub.Focus;
using ParticipatoryHub.Web.Focus;

namespace ParticipatoryHub.Web.Pages.Communities;

internal sealed class FiguresModel(IGrainFactory grains) : CommunityPage
{
    /// <summary>A chart for each indicator of the community, then of each of its small areas.</summary>
    public ImmutableArray<FigureChart> Charts { get; private set; } = [];

    public async Task OnGet()
    {
        var focus = grains.GetGrain<IFocusGrain>("all");
        var indicators = (await focus.Indicators()).ToDictionary(indicator => indicator.Id);
        var figures = await focus.Figures([Community.Id, .. Community.Profile.Areas]);
        Charts =
        [
            .. figures.GroupBy(figure => (figure.Area, figure.Indicator))
                .Select(group => new FigureChart(indicators[group.Key.Indicator], group.Key.Area == Community.Id ? Name : group.Key.Area, [.. group])),
        ];
    }
}
