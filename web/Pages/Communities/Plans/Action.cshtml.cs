using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Communities;
using ParticipatoryHub.Plans;
using ParticipatoryHub.Web.Communities;
using ParticipatoryHub.Web.Plans;

namespace ParticipatoryHub.Web.Pages.Communities.Plans;

internal sealed class ActionModel(IGrainFactory grains, PlanTexts texts, EntryWords words, Origins origins) : PlanPage(grains, texts)
{
    private const int LongestWhat = 1_500;

    public override PlanAudience Audience => PlanAudience.Keeping;

    [BindProperty(SupportsGet = true, Name = "kind")]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true, Name = "place")]
    public string? Place { get; set; }

    [BindProperty(SupportsGet = true, Name = "thing")]
    public string? Thing { get; set; }

    public EntryWords Words => words;

    /// <summary>Its number in the plan, or 0.</summary>
    public int Which { get; private set; }

    /// <summary>Where it comes from.</summary>
    public EntryOrigin? Origin { get; private set; }

    public async Task<IActionResult> OnGet(int number)
    {
        if (!await Find(number))
        {
            return NotFound();
        }

        return Page();
    }

    public async Task<IActionResult> OnPost(int number, Guid op)
    {
        if (!await Find(number))
        {
            return NotFound();
        }

        Form = PlanSent.Of(Request.Form);
        return await Do(op, new PutAction(Form.Action(number, Origin)), PlanLinks.Keep(Community.Id, Number), "The action is saved.");
    }

    // A new action that is made of something begins with what is said there.
    private async Task<bool> Find(int number)
    {
        Which = number;
        if (number > 0)
        {
            if (Plan.Actions.FirstOrDefault(action => action.Number == number) is not { } found)
            {
                return false;
            }

            (Form, Origin) = (PlanSent.Of(found), found.Origin);
            return true;
        }

        if (await origins.Find(Kind, Place, Thing) is { } source)
        {
            Origin = source.Origin;
            Form = PlanSent.Filled(("title", source.Origin.Title), ("what", source.What.Length > LongestWhat ? source.What[..LongestWhat] : source.What));
        }

        return true;
    }
}

/// <summary>A choice of one.</summary>
internal sealed record Radios(string Field, string Legend, ImmutableArray<(string Value, string Words)> Choices, PlanSent Form);
