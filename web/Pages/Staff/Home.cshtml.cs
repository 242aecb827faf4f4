using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages.Staff;

internal sealed class HomeModel(IGrainFactory grains, CurrentStaff staff) : PageModel
{
    public ImmutableArray<RoundSummary> Rounds { get; private set; } = [];

    public bool May(StaffAct act) => staff.Required.May(act);

    /// <summary>Rounds whose ledger did not hold when it was last checked by night, for those who can look into it.</summary>
    public ImmutableArray<RoundSummary> Broken { get; private set; } = [];

    public async Task OnGet()
    {
        Rounds = await grains.GetGrain<IRoundIndexGrain>("all").List();
        if (May(StaffAct.ExportRounds))
        {
            var found = await grains.GetGrain<ILedgerWatchGrain>("all").Get();
            Broken = [.. Rounds.Where(round => found.GetValueOrDefault(round.Id)?.Found.Problem is not null)];
        }
    }
}
