using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Web.Ballots;

namespace ParticipatoryHub.Web.Pages.Rounds;

internal sealed class TrackModel(IGrainFactory grains) : RoundPage
{
    /// <summary>What the code stands for; null before one was entered.</summary>
    public TrackingState? State { get; private set; }

    public string? Typed { get; private set; }

    public async Task<IActionResult> OnPost(string? code)
    {
        Typed = code?.Trim();
        if (string.IsNullOrEmpty(Typed))
        {
            return Again(new Refused("code-mistyped", "Enter your tracking code.", "code"));
        }

        State = await grains.GetGrain<IBallotBoxGrain>(Round.Id).Track(Typed);
        return State == TrackingState.Mistyped
            ? Again(new Refused("code-mistyped", TrackingSentences.Of(TrackingState.Mistyped), "code"))
            : Page();
    }
}
