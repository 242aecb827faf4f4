using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages.Rounds.Projects;

internal sealed class ProjectModel(CurrentStaff staff, TimeProvider clock) : RoundPage
{
    /// <summary>Whether the reader may keep what it says as evidence of a community.</summary>
    public bool MayGather => staff.Member?.May(StaffAct.AddEntries) == true;

    public RoundProject Project { get; private set; } = null!;

    public bool IsOpen => Round.Phase == RoundPhase.Voting && clock.GetUtcNow() >= Setup.OpensAt && clock.GetUtcNow() < Setup.ClosesAt;

    /// <summary>The list as it was left, at this project.</summary>
    public string Back => $"{QueryHelpers.AddQueryString(RoundLinks.About(Round.Id), Kept)}#project-{Uri.EscapeDataString(Project.Id)}";

    private IEnumerable<KeyValuePair<string, string?>> Kept => Request.Query
        .Where(entry => entry.Key is not (CommentLinks.Sort or CommentLinks.After or CommentLinks.Only))
        .SelectMany(entry => entry.Value.Select(value => KeyValuePair.Create(entry.Key, value)));

    public IActionResult OnGet(string project)
    {
        if (Setup.Projects.FirstOrDefault(candidate => candidate.Id == project) is not { } found)
        {
            return NotFound();
        }

        Project = found;
        return Page();
    }
}
