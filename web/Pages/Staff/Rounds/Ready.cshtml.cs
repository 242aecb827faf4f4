using System.Collections.Immutable;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Web.Pages.Staff.Rounds;

/// <summary>What blocks the opening, and advice.</summary>
internal sealed class ReadyModel(IGrainFactory grains, TimeProvider clock) : StaffRoundPage
{
    public override StaffAct Sees => StaffAct.SeeSetUp;

    public ImmutableArray<ReadinessFinding> Findings { get; private set; } = [];

    public long Issued { get; private set; }

    public async Task OnGet()
    {
        Issued = (await grains.GetGrain<IBallotBoxGrain>(Round.Id).GetTurnout()).Issued;
        Findings = Readiness.Check(Setup, Issued, Staff.Rehearsal is not null, clock.GetUtcNow());
    }
}
