using ParticipatoryHub.Ballots;
using ParticipatoryHub.People;

namespace ParticipatoryHub.Web.Pages.Staff.Rounds;

internal sealed class LedgerModel(IGrainFactory grains) : StaffRoundPage
{
    public override StaffAct Sees => StaffAct.ExportRounds;

    public LedgerCheck Check { get; private set; } = null!;

    /// <summary>What the last check by night found; null before the first.</summary>
    public NightlyCheck? ByNight { get; private set; }

    public async Task OnGet()
    {
        Check = await grains.GetGrain<IBallotBoxGrain>(Round.Id).CheckLedger();
        ByNight = (await grains.GetGrain<ILedgerWatchGrain>("all").Get()).GetValueOrDefault(Round.Id);
    }
}
