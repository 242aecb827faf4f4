using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Web.Results;

namespace ParticipatoryHub.Web.Pages.Rounds;

internal sealed class ResultRulesModel(PublishedResults results) : RoundPage
{
    public ResultView Result { get; private set; } = null!;

    public RuleComparison Rules { get; private set; } = null!;

    public async Task<IActionResult> OnGet()
    {
        if (await results.Find(Round) is not { Rules: { } rules } result)
        {
            return NotFound();
        }

        (Result, Rules) = (result, rules);
        return Page();
    }
}
