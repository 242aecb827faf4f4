using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParticipatoryHub.Focus;
using ParticipatoryHub.People;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages.Staff.Focus;

internal sealed class ImportModel(IGrainFactory grains, CurrentStaff staff) : PageModel, IStaffPage
{
    private const int LargestFile = 4_000_000;

    public StaffAct Sees => StaffAct.KeepCommunities;

    /// <summary>What was sent: a file's lines come back to be mended.</summary>
    public string Typed { get; private set; } = "";

    public Guid Operation { get; private set; } = Guid.NewGuid();

    public IReadOnlyList<Refused> Faults { get; private set; } = [];

    public async Task<IActionResult> OnPost(Guid op, string? text, IFormFile? file)
    {
        (Operation, Typed) = (op, text ?? "");
        if (file is { Length: > LargestFile })
        {
            ModelState.AddModelError("file", "The file is larger than 4 MB. Send it in parts.");
            return Page();
        }

        if (file is { Length: > 0 })
        {
            using var reader = new StreamReader(file.OpenReadStream(), Encoding.UTF8);
            Typed = await reader.ReadToEndAsync(HttpContext.RequestAborted);
        }

        Typed = Typed.Replace("\0", "", StringComparison.Ordinal);
        var outcome = await grains.GetGrain<IFocusGrain>("all").Import(new ImportFigures(op, Typed, staff.Required));
        if (outcome.Done)
        {
            TempData["Done"] = $"{outcome.Figures} figures are taken in.";
            return LocalRedirect(FocusLinks.Staff);
        }

        Faults = outcome.Refusals;
        ModelState.AddModelError("text", Faults.Count == 1 ? Faults[0].Sentence : $"{Faults.Count} things are wrong. The first: {Faults[0].Sentence}");
        return Page();
    }
}
