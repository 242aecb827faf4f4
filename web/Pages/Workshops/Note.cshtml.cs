using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Communities;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Workshops;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Web.Pages.Workshops;

internal sealed class NoteModel(WorkshopSentences sentences) : WorkshopPage(sentences)
{
    public NoteReceipt Receipt { get; private set; } = null!;

    /// <summary>Where the idea is that was made of it, or null.</summary>
    public string? Idea => Receipt.Outcome is { Kind: OutcomeKind.Idea, Round: { } round, Link: { } link }
        && RoundKey.TryParse(round, out _) && int.TryParse(link, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? IdeaLinks.Show(round, number)
            : null;

    /// <summary>Where the entry of evidence is that was made of it, or null.</summary>
    public string? Evidence => Receipt.Outcome is { Kind: OutcomeKind.Evidence, Community: { } community, Link: { } link }
        && CommunityKey.TryParse(community, out _) && int.TryParse(link, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? CommunityLinks.Entry(community, EntryFieldSet.Evidence.Name, number)
            : null;

    public override IEnumerable<WorkshopPerson> People(StaffMember? lead, string? token) => [new WorkshopPerson(null, token), new WorkshopPerson(lead, null)];

    public async Task<IActionResult> OnGet(long number)
    {
        if (await Grain.GetReceipt(Person, number) is not { } receipt)
        {
            return NotFound();
        }

        Receipt = receipt;
        return Page();
    }
}
