using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Web.Results;

namespace ParticipatoryHub.Web.Pages.Rounds;

internal sealed class ResultCountModel(PublishedResults results) : RoundPage
{
    private const int StepsPerPage = 50;
    private const int Neighbours = 2;

    [BindProperty(SupportsGet = true, Name = "part")]
    public int Part { get; set; } = 1;

    public ResultView Result { get; private set; } = null!;

    public int Pages { get; private set; }

    /// <summary>The place of the page's first step, from 0.</summary>
    public int First => (Part - 1) * StepsPerPage;

    public ImmutableArray<CountStep> Steps => [.. Result.Count.Steps.Skip(First).Take(StepsPerPage)];

    /// <summary>The first page, the last, and those about this one.</summary>
    public IEnumerable<int> Around => Enumerable.Range(1, Pages).Where(part => part == 1 || part == Pages || Math.Abs(part - Part) <= Neighbours);

    public async Task<IActionResult> OnGet()
    {
        if (await results.Find(Round) is not { } result)
        {
            return NotFound();
        }

        Result = result;
        Pages = Math.Max(1, (result.Count.Steps.Length + StepsPerPage - 1) / StepsPerPage);
        return Part >= 1 && Part <= Pages ? Page() : NotFound();
    }
}
