using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParticipatoryHub.Communities;
using ParticipatoryHub.Focus;
using ParticipatoryHub.People;
using ParticipatoryHub.Web.Communities;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages.Staff.Focus;

internal sealed class IndicatorModel(IGrainFactory grains, CurrentStaff staff, EntryWords words) : PageModel, IStaffPage
{
    public StaffAct Sees => StaffAct.KeepCommunities;

    public EntryWords Words => words;

    /// <summary>As it is kept.</summary>
    public Indicator Saved { get; private set; } = null!;

    /// <summary>As the form has it.</summary>
    public Indicator Form { get; private set; } = null!;

    public string WeightTyped { get; private set; } = "";

    public Guid Operation { get; private set; } = Guid.NewGuid();

    private IFocusGrain Grain => grains.GetGrain<IFocusGrain>("all");

    public async Task<IActionResult> OnGet(string indicator)
    {
        if (!await Find(indicator))
        {
            return NotFound();
        }

        (Form, WeightTyped) = (Saved, Saved.Weight.ToString(CultureInfo.InvariantCulture));
        return Page();
    }

    public async Task<IActionResult> OnPost(string indicator, Guid op)
    {
        if (!await Find(indicator))
        {
            return NotFound();
        }

        string Sent(string name) => $"{Request.Form[name]}".Trim().Replace("\0", "", StringComparison.Ordinal);
        (Operation, WeightTyped) = (op, Sent("weight"));
        _ = Enum.TryParse<GoodDirection>(Sent("good"), out var good);
        var weight = int.TryParse(WeightTyped, NumberStyles.None, CultureInfo.InvariantCulture, out var typed) ? typed : -1;
        Form = Saved with
        {
            Name = Sent("name"), Unit = Sent("unit"), Source = Sent("source"), Good = good, Weight = weight,
            Outcomes = [.. EntryFieldSet.Outcomes.Where(outcome => Request.Form["outcome"].Contains(outcome))],
        };
        var outcome = await Grain.Change(new ChangeIndicator(op, Form, staff.Required));
        if (outcome.Done)
        {
            TempData["Done"] = "The indicator is saved.";
            return LocalRedirect(FocusLinks.Staff);
        }

        ModelState.AddRefusals(outcome.Refusals);
        return Page();
    }

    private async Task<bool> Find(string id)
    {
        if ((await Grain.Indicators()).FirstOrDefault(indicator => indicator.Id == id) is not { } found)
        {
            return false;
        }

        Saved = found;
        return true;
    }
}
