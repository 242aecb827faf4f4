using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Web.Workshops;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Web.Pages.Staff.Workshops;

internal sealed class PeekModel(WorkshopSentences sentences) : StaffWorkshopPage(sentences)
{
    /// <summary>The notes that are not shown yet, without a word of them.</summary>
    public ImmutableArray<GatheredNote> Notes { get; private set; } = [];

    public long Number { get; private set; }

    /// <summary>What was read just now; it is on this answer only.</summary>
    public string? Read { get; private set; }

    public async Task OnGet() => Notes = await Grain.GetGathered(Person);

    public async Task<IActionResult> OnPost()
    {
        Notes = await Grain.GetGathered(Person);
        return await Command();
    }

    protected override Task<IActionResult> Accepted(PostedCommand posted, WorkshopCommand command, WorkshopOutcome outcome)
    {
        (Number, Read) = (command is PeekNote peeked ? peeked.Note : 0, outcome.Text);
        return Task.FromResult<IActionResult>(Page());
    }
}
