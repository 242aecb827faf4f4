using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParticipatoryHub.Comments;
using ParticipatoryHub.People;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages.Staff.Comments;

internal sealed class ActModel(IGrainFactory grains, CurrentStaff staff) : PageModel, IStaffPage
{
    public StaffAct Sees => StaffAct.ModerateComments;

    [BindProperty(Name = "command")]
    public Guid Command { get; set; }

    [BindProperty(Name = "place")]
    public long[] Places { get; set; } = [];

    [BindProperty(Name = "do")]
    public string? Do { get; set; }

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    [BindProperty(Name = "back")]
    public string? Back { get; set; }

    /// <summary>Whether the person has seen how many it is about and said why.</summary>
    [BindProperty(Name = "sure")]
    public bool IsSure { get; set; }

    public string Return => Url.IsLocalUrl(Back) ? Back : CommentLinks.Queue;

    public bool IsHiding => Do == "hide";

    public IActionResult OnGet() => LocalRedirect(CommentLinks.Queue);

    public async Task<IActionResult> OnPost()
    {
        if (Places.Length == 0)
        {
            TempData["Done"] = "Nothing was chosen, so nothing was done.";
            return LocalRedirect(Return);
        }

        if (Do != "keep" && !IsSure)
        {
            return Page();
        }

        var act = Do switch { "hide" => CommentAct.Hidden, "restore" => CommentAct.Restored, "keep" => CommentAct.Kept, _ => CommentAct.Unspecified };
        var outcome = await grains.GetGrain<IModerationGrain>("all").Act(new(Command, staff.Required, [.. Places], act, Reason));
        if (outcome.Refusal is { } refusal)
        {
            ModelState.AddRefusals([refusal]);
            return Page();
        }

        var words = QueueModel.Words(outcome.Changed);
        TempData["Done"] = act switch
        {
            CommentAct.Hidden => $"{words} hidden. The authors are told why.",
            CommentAct.Restored => $"{words} shown again.",
            _ => $"{words} looked at and left as they are.",
        };
        TempData["Undo"] = Command.ToString();
        return LocalRedirect(Return);
    }
}
