using ParticipatoryHub.Ballots;
using ParticipatoryHub.People;

namespace ParticipatoryHub.Web.Pages.Staff.Rounds;

internal sealed class LedgerModel(IGrainFactory grains) : StaffRoundPage
{
    public override StaffAct Sees => StaffAct.ExportRounds;

    public LedgerCheck Check { get; private set; } = null!;

    public async Task OnGet() => Check = await grains.GetGrain<IBallotBoxGrain>(Round.Id).CheckLedger();
}
