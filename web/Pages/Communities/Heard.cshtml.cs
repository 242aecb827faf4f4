using System.Globalization;
using ParticipatoryHub.Communities;
using ParticipatoryHub.Web.Communities;

namespace ParticipatoryHub.Web.Pages.Communities;

internal sealed class HeardModel(IGrainFactory grains, EntryWords words) : CommunityPage
{
    public EntryWords Words => words;

    public VoicesTable Table { get; private set; } = null!;

    /// <summary>Groups that have not been heard as much as they are there.</summary>
    public IEnumerable<VoicesLine> Missing => Table.Lines.Where(line => line.Standing is VoicesStanding.Unheard or VoicesStanding.Few or VoicesStanding.Under);

    public static string Tag(VoicesStanding standing) => standing switch
    {
        VoicesStanding.Heard => "govuk-tag--green",
        VoicesStanding.Unheard => "govuk-tag--orange",
        VoicesStanding.Unknown => "govuk-tag--grey",
        _ => "govuk-tag--yellow",
    };

    public static string Percent(double? share) => share is { } some ? some.ToString("0 %", CultureInfo.InvariantCulture).Replace(" ", "", StringComparison.Ordinal) : "–";

    public async Task OnGet() => Table = (await grains.GetGrain<IEntriesGrain>(new EntriesKey(Key, EntryRegister.Voices).ToString()).CountVoices())!;
}
