using ParticipatoryHub.Drafts;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Web.Dashboard;

/// <summary>Ballots that were begun and not cast.</summary>
internal sealed class UncastDraftsFigure(IGrainFactory grains) : IDashboardFigure
{
    public async Task<DashboardFigure?> Of(RoundView round, StaffMember by)
    {
        if (!by.May(StaffAct.SeeSetUp) || round.Phase is not (RoundPhase.Voting or RoundPhase.Suspended))
        {
            return null;
        }

        var count = await grains.GetGrain<IVoteDraftsGrain>(round.Id).Count();
        return new(count, count == 1 ? "ballot is begun and not cast" : "ballots are begun and not cast");
    }
}
