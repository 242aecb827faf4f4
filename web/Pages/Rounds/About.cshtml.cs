using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Comments;
using ParticipatoryHub.Ideas;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Rounds;

namespace ParticipatoryHub.Web.Pages.Rounds;

internal sealed class AboutModel(IGrainFactory grains, ICommentJournal comments, TimeProvider clock) : RoundPage
{
    [BindProperty(SupportsGet = true, Name = "find")]
    public string? Find { get; set; }

    [BindProperty(SupportsGet = true, Name = "area")]
    public string? Area { get; set; }

    [BindProperty(SupportsGet = true, Name = "category")]
    public string? Category { get; set; }

    [BindProperty(SupportsGet = true, Name = "order")]
    public string? Order { get; set; }

    /// <summary>Who has voted; null where nobody could yet.</summary>
    public TurnoutView? Turnout { get; private set; }

    /// <summary>How many ideas anybody may read so far; null where the round is past them or never asked for any.</summary>
    public int? Ideas { get; private set; }

    public ProjectShelf Shelf { get; private set; } = null!;

    /// <summary>Whether the rules are sealed, so that there are votes to speak of.</summary>
    public bool HasOpened => Round.RulesHash is not null;

    /// <summary>Whether there is a ballot to show; while ideas are gathered there may be none.</summary>
    public bool HasProjects => Shelf.All.Length > 0;

    public bool IsOpen => Round.Phase == RoundPhase.Voting && !IsWaiting && clock.GetUtcNow() < Setup.ClosesAt;

    public bool IsWaiting => Round.Phase == RoundPhase.Voting && clock.GetUtcNow() < Setup.OpensAt;

    public async Task OnGet()
    {
        Shelf = ProjectShelf.Of(Setup.Projects).Find(Find, Area, Category).InOrder(Order);
        ViewData["Comments"] = await comments.CountBySubject(Round.Id, CommentSubjectKind.Project, HttpContext.RequestAborted);
        Ideas = Round.Phase is RoundPhase.Ideas or RoundPhase.Review ? (await grains.GetGrain<IIdeaIndexGrain>(Round.Id).List(new IdeaQuery(Take: 1))).Found : null;
        Turnout = HasOpened ? await grains.GetGrain<IBallotBoxGrain>(Round.Id).GetTurnout() : null;
    }
}
