using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Rounds.Import;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages.Staff;

/// <summary>A round from nothing but its name.</summary>
internal sealed class StartModel(RoundImporter rounds, CurrentStaff staff) : PageModel, IStaffPage
{
    public StaffAct Sees => StaffAct.RunRounds;

    public string? Name { get; private set; }

    public string? Community { get; private set; }

    public async Task<IActionResult> OnPost(string? name, string? community)
    {
        (Name, Community) = (name?.Trim(), community?.Trim());
        if (string.IsNullOrEmpty(Name))
        {
            ModelState.AddRefusals([new Refused("name-missing", "Give the round a name.", "Name")]);
            return Page();
        }

        var outcome = await rounds.Begin(Name, Community ?? "", staff.Required);
        if (!outcome.Done)
        {
            ModelState.AddRefusals(outcome.Problems.Select(problem => new Refused(problem.Code, problem.Sentence, problem.Field is "name" ? "Name" : problem.Field is "community" ? "Community" : null)));
            return Page();
        }

        TempData["Done"] = "The round is begun. Go through its steps in any order.";
        return LocalRedirect(StaffRoundLinks.Setup(outcome.RoundId!));
    }
}
