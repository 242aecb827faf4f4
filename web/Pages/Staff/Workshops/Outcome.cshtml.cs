using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Workshops;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Web.Pages.Staff.Workshops;

internal sealed class OutcomeModel(IGrainFactory grains, WorkshopSentences sentences) : StaffWorkshopPage(sentences)
{
    /// <summary>The six of the community resilience outcomes framework.</summary>
    public static IReadOnlyList<string> Outcomes { get; } = ["Connectivity", "Collaboration", "Resilience", "Community capability", "Collective efficacy", "Community cohesion"];

    public BoardThing Thing { get; private set; } = null!;

    /// <summary>The rounds that take ideas.</summary>
    public ImmutableArray<RoundSummary> Rounds { get; private set; } = [];

    public async Task<IActionResult> OnGet(long thing) => await Find(thing) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(long thing) => await Find(thing) ? await Command() : NotFound();

    protected override Task<IActionResult> Accepted(PostedCommand posted, WorkshopCommand command, WorkshopOutcome outcome)
    {
        TempData["Done"] = "What was agreed is saved.";
        return Task.FromResult<IActionResult>(LocalRedirect(WorkshopLinks.Board(Id) + "#" + Thing.Key));
    }

    private async Task<bool> Find(long number)
    {
        var board = WorkshopBoard.Of(View);
        if (board.Standing.Concat(board.Parked).FirstOrDefault(thing => thing.Number == number) is not { } found)
        {
            return false;
        }

        Thing = found;
        Rounds = [.. (await grains.GetGrain<IRoundIndexGrain>("all").List()).Where(round => round.Phase == RoundPhase.Ideas)];
        return true;
    }
}
