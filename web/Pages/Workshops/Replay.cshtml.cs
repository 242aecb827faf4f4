using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Web.Workshops;

namespace ParticipatoryHub.Web.Pages.Workshops;

internal sealed class ReplayModel(WorkshopSentences sentences) : AfterPage(sentences)
{
    public ReplayedBoard Board { get; } = new();

    public long Last => View.Sequence;

    /// <summary>Steps at a time: the whole in about fifty.</summary>
    public long Stride => Math.Max(1, Last / 50);

    public async Task<IActionResult> OnGet(long? to)
    {
        var end = Math.Clamp(to ?? 1, 1, Last);
        while (Board.Sequence < end && await Grain.Replay(Person, Board.Sequence) is { IsEmpty: false } steps)
        {
            foreach (var step in steps.TakeWhile(step => step.Sequence <= end))
            {
                Board.Take(step);
            }

            if (steps[^1].Sequence >= end)
            {
                break;
            }
        }

        return Page();
    }
}
