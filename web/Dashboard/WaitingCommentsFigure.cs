using ParticipatoryHub.Comments;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Pages;

namespace ParticipatoryHub.Web.Dashboard;

/// <summary>Comments that wait for a moderator.</summary>
internal sealed class WaitingCommentsFigure(IGrainFactory grains) : IDashboardFigure
{
    public async Task<DashboardFigure?> Of(RoundView round, StaffMember by)
    {
        if (!by.May(StaffAct.ModerateComments))
        {
            return null;
        }

        var waiting = await grains.GetGrain<IModerationGrain>("all").CountWaiting(round.Id);
        return new(waiting.Flagged, waiting.Flagged == 1 ? "flagged comment waits for a moderator" : "flagged comments wait for a moderator", CommentLinks.QueueOf(round.Id), waiting.Flagged > 0);
    }
}
