using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Comments;
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

    public TurnoutView Turnout { get; private set; } = null!;

    public ProjectShelf Shelf { get; private set; } = null!;

    public bool IsOpen => Round.Phase == RoundPhase.Voting && !IsWaiting && clock.GetUtcNow() < Setup.ClosesAt;

    public bool IsWaiting => Round.Phase == RoundPhase.Voting && clock.GetUtcNow() < Setup.OpensAt;

    public async Task OnGet()
    {
        Shelf = ProjectShelf.Of(Setup.Projects).Find(Find, Area, Category).InOrder(Order);
        ViewData["Comments"] = await comments.CountBySubject(Round.Id, CommentSubjectKind.Project, HttpContext.RequestAborted);
        Turnout = await grains.GetGrain<IBallotBoxGrain>(Round.Id).GetTurnout();
    }
}
