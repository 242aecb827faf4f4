using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ParticipatoryHub.Focus;
using ParticipatoryHub.People;
using ParticipatoryHub.Web.Focus;
using ParticipatoryHub.Web.Languages;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages.Focus;

internal sealed class CardModel(IGrainFactory grains, FigureWords words, CurrentStaff staff, IStringLocalizer<Text> L) : PageModel
{
    private const int Within = 25;

    [BindProperty(SupportsGet = true, Name = "within")]
    public string? WithinTyped { get; set; }

    public FigureWords Words => words;

    public ImmutableArray<Indicator> Indicators { get; private set; } = [];

    public ScoreCard Card { get; private set; } = null!;

    public bool MayKeep => staff.Member?.May(StaffAct.SeeCommunities) == true;

    public async Task OnGet()
    {
        var figures = await grains.GetGrain<IFocusGrain>("all").GetCard();
        Indicators = figures.Indicators;
        var weights = Indicators.ToDictionary(indicator => indicator.Id, Weight);
        if (weights.Values.Count(weight => weight > 0) > ScoreCard.MostColumns)
        {
            ModelState.AddModelError(FocusLinks.Weight(Indicators[0].Id), L["Choose at most {0} indicators; the first {0} were counted.", ScoreCard.MostColumns]);
        }

        var share = int.TryParse(WithinTyped, NumberStyles.None, CultureInfo.InvariantCulture, out var typed) && ScoreCard.Shares.Contains(typed) ? typed : Within;
        Card = ScoreCard.Of(figures, weights, share);
    }

    /// <summary>A weight as it was typed, or the council's.</summary>
    public string Typed(Indicator indicator) =>
        Request.Query.TryGetValue(FocusLinks.Weight(indicator.Id), out var typed) ? $"{typed}" : indicator.Weight.ToString(CultureInfo.InvariantCulture);

    private int Weight(Indicator indicator)
    {
        if (int.TryParse(Typed(indicator), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var weight) && weight is >= 0 and <= ScoreCard.MostWeight)
        {
            return weight;
        }

        ModelState.AddModelError(FocusLinks.Weight(indicator.Id), L["Enter a whole number from 0 to {0}.", ScoreCard.MostWeight]);
        return indicator.Weight;
    }
}
