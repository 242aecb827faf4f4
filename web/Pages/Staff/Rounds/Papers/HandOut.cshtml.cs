using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Papers;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Web.Pages.Staff.Rounds.Papers;

/// <summary>The table: whoever takes a paper is marked in the register first.</summary>
internal sealed class HandOutModel(IGrainFactory grains) : StaffRoundPage
{
    /// <summary>Batches that papers may be handed out from.</summary>
    public ImmutableArray<PaperBatch> Batches { get; private set; } = [];

    public int? Batch { get; private set; }

    public string? VoterCode { get; private set; }

    public string? Email { get; private set; }

    public string? Postcode { get; private set; }

    /// <summary>Names the mark, so that sending the form twice marks once.</summary>
    public Guid Mark { get; private set; } = Guid.NewGuid();

    public async Task OnGet(int? batch)
    {
        Batches = [.. (await grains.GetGrain<IPaperGrain>(Round.Id).GetBatches(Member)).Where(found => found.Phase == PaperPhase.AtTheTable)];
        Batch = batch ?? Batches.FirstOrDefault()?.Number;
    }

    public async Task<IActionResult> OnPost(int? batch, string? voterCode, string? email, string? postcode, Guid mark)
    {
        await OnGet(batch);
        (VoterCode, Email, Postcode, Mark) = (voterCode?.Trim(), email?.Trim(), postcode?.Trim(), mark == Guid.Empty ? Mark : mark);
        var (person, refused) = await FindPerson();
        if (refused is not null)
        {
            return Again(refused);
        }

        var outcome = await grains.GetGrain<IPaperGrain>(Round.Id).HandOut(new(Mark, Batch ?? 0, person is null ? VoterCode ?? "" : "", Member) { Person = person });
        return outcome.Refusals.IsEmpty
            ? Went(
                PaperLinks.HandOut(Round.Id, Batch),
                outcome.HadVoted ? "Hand out one paper. They had voted before; that vote does not count any more." : "Hand out one paper.")
            : Again(outcome.Refusals);
    }

    // Whoever may vote by their address alone is one person with it, on the web and at the table.
    private async Task<(Person? Person, Refused? Refused)> FindPerson()
    {
        if (!Setup.Access.Residents || string.IsNullOrEmpty(Email) || !string.IsNullOrEmpty(VoterCode))
        {
            return (null, null);
        }

        if (Person.OfEmail(Email) is not { } person)
        {
            return (null, new("email-mistyped", "Enter an e-mail address in full, like name@example.org.", "email"));
        }

        return (person, (await grains.GetGrain<IRegisterGrain>(Round.Id).Admit(new(person, Postcode))).Refusal);
    }
}
