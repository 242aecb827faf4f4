using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Communities;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Hosting;
using ParticipatoryHub.Web.People;
using ParticipatoryHub.Web.Workshops;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Web.Pages.Staff.Workshops;

internal sealed class OutcomeModel(IGrainFactory grains, WorkshopSentences sentences, WorkshopIdeas ideas, WorkshopEvidence evidence, CurrentStaff staff, HubOptions options) : StaffWorkshopPage(sentences)
{
    /// <summary>The six of the community resilience outcomes framework.</summary>
    public static IReadOnlyList<string> Outcomes { get; } = ["Connectivity", "Collaboration", "Resilience", "Community capability", "Collective efficacy", "Community cohesion"];

    public BoardThing Thing { get; private set; } = null!;

    /// <summary>The rounds that take ideas.</summary>
    public ImmutableArray<RoundSummary> Rounds { get; private set; } = [];

    /// <summary>The communities whose registers evidence can be kept in.</summary>
    public ImmutableArray<CommunityLine> Communities { get; private set; } = [];

    /// <summary>The link by which a resident takes the idea on; on this answer only, since the key in it is kept as a hash.</summary>
    public string? Invitation { get; private set; }

    /// <summary>Whether it is a draft idea already.</summary>
    public bool IsIdea => Thing.Outcome is { Kind: OutcomeKind.Idea, Link: not null };

    public async Task<IActionResult> OnGet(long thing) => await Find(thing) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(long thing) => await Find(thing) ? await Command() : NotFound();

    /// <summary>Makes the link by which a resident takes the idea on.</summary>
    public async Task<IActionResult> OnPostInvite(long thing)
    {
        if (!await Find(thing) || !IsIdea)
        {
            return NotFound();
        }

        var (key, refusals) = await ideas.Invite(Id, Thing, Thing.Outcome!);
        ModelState.AddRefusals(refusals);
        Invitation = key is null ? null : new Uri(options.Site(Request), IdeaLinks.Join(Thing.Outcome!.Round!, int.Parse(Thing.Outcome.Link!, CultureInfo.InvariantCulture), key)).ToString();
        return Page();
    }

    // The draft, or the entry of evidence, comes first: what is agreed then says which idea it is, and agreeing it again finds the same draft. A rehearsal makes none.
    protected override async Task<WorkshopOutcome> Give(PostedCommand posted, WorkshopCommand command)
    {
        if (Setup.RehearsalOf is null && command is Agree { Outcome: { Kind: OutcomeKind.Evidence, Community: { } community } kept } keep && !string.IsNullOrWhiteSpace(kept.Text))
        {
            if (!Communities.Any(known => known.Id == community))
            {
                return new WorkshopOutcome([new Refused("no-community", "There is no such community.", "community")], 0);
            }

            var entry = await evidence.Make(Id, Setup.Title, Thing, kept, staff.Required);
            return entry.Done
                ? await base.Give(posted, keep with { Outcome = kept with { Link = entry.Number.ToString(CultureInfo.InvariantCulture) } })
                : new WorkshopOutcome([.. entry.Refusals.Select(refused => refused with { Field = "community" })], 0);
        }

        if (Setup.RehearsalOf is not null || command is not Agree { Outcome: { Kind: OutcomeKind.Idea, Round: { } round } outcome } agree || !RoundKey.TryParse(round, out _) || string.IsNullOrWhiteSpace(outcome.Text))
        {
            return await base.Give(posted, command);
        }

        var begun = await ideas.Make(Id, Setup.Title, Thing, outcome);
        return begun.Refusals.IsEmpty
            ? await base.Give(posted, agree with { Outcome = outcome with { Link = begun.Number.ToString(CultureInfo.InvariantCulture) } })
            : new WorkshopOutcome([.. begun.Refusals.Select(refused => refused with { Field = "round" })], 0);
    }

    protected override Task<IActionResult> Accepted(PostedCommand posted, WorkshopCommand command, WorkshopOutcome outcome)
    {
        var isIdea = Setup.RehearsalOf is null && command is Agree { Outcome.Kind: OutcomeKind.Idea };
        TempData["Done"] = isIdea ? "What was agreed is saved. There is a draft idea now; invite a resident to take it on." : "What was agreed is saved.";
        return Task.FromResult<IActionResult>(LocalRedirect(isIdea ? WorkshopLinks.Outcome(Id, Thing.Number) : WorkshopLinks.Board(Id) + "#" + Thing.Key));
    }

    private async Task<bool> Find(long number)
    {
        var board = WorkshopBoard.Of(View);
        if (board.All.FirstOrDefault(thing => thing.Number == number) is not { } found)
        {
            return false;
        }

        Thing = found;
        Communities = await grains.GetGrain<ICommunityIndexGrain>("all").List();
        Rounds = [.. (await grains.GetGrain<IRoundIndexGrain>("all").List()).Where(round => round.Phase == RoundPhase.Ideas)];
        return true;
    }
}
