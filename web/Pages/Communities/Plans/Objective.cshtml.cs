using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Plans;
using ParticipatoryHub.Web.Communities;
using ParticipatoryHub.Web.Plans;

namespace ParticipatoryHub.Web.Pages.Communities.Plans;

internal sealed class ObjectiveModel(IGrainFactory grains, PlanTexts texts, EntryWords words) : PlanPage(grains, texts)
{
    public override PlanAudience Audience => PlanAudience.Keeping;

    public EntryWords Words => words;

    /// <summary>Its number in the plan, or 0.</summary>
    public int Which { get; private set; }

    public IActionResult OnGet(int number)
    {
        if (!Find(number, out var found))
        {
            return NotFound();
        }

        Form = found is null ? PlanSent.Empty : PlanSent.Of(found);
        return Page();
    }

    public async Task<IActionResult> OnPost(int number, Guid op)
    {
        if (!Find(number, out _))
        {
            return NotFound();
        }

        Form = PlanSent.Of(Request.Form);
        return await Do(op, new PutObjective(Form.Objective(number)), PlanLinks.Keep(Community.Id, Number), "The objective is saved.");
    }

    private bool Find(int number, out PlanObjective? found)
    {
        Which = number;
        found = Plan.Objectives.FirstOrDefault(objective => objective.Number == number);
        return number == 0 || found is not null;
    }
}

/// <summary>Boxes to tick.</summary>
internal sealed record Boxes(string Field, string Legend, ImmutableArray<string> Choices, Func<string, string> Say, PlanSent Form);
