using Microsoft.Extensions.Localization;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Languages;

namespace ParticipatoryHub.Web.Ballots;

/// <summary>What a tracking code stands for in a round: one sentence that is true, and never a word about what was chosen.</summary>
internal static class TrackingWords
{
    public static string Of(IStringLocalizer<Text> texts, TrackingState state, RoundPhase phase) => (state, phase) switch
    {
        (TrackingState.Mistyped, _) => texts["That is not a tracking code. Check the code: one of its characters is wrong or missing."],
        (TrackingState.Voided, _) => texts["The vote with this tracking code was declared void and does not count; the council keeps the reason on record."],
        (TrackingState.Replaced, RoundPhase.Cancelled) => texts["This vote was replaced by a later one with the same voter code, and the round was cancelled, so neither decides anything."],
        (TrackingState.Replaced, _) => texts["This vote was replaced by a later one with the same voter code; only the later one counts."],
        (TrackingState.Recorded or TrackingState.Counted, RoundPhase.Cancelled) => texts["The vote with this tracking code was received, but the round was cancelled, so it decides nothing."],
        (TrackingState.Counted, RoundPhase.Published or RoundPhase.Final) => texts["The vote with this tracking code was counted and is part of the published result."],
        (TrackingState.Counted, _) => texts["The vote with this tracking code was counted; the result is being checked and is not public yet."],
        (TrackingState.Recorded, RoundPhase.Voting) => texts["The vote with this tracking code is in the ballot box, and voting is still open."],
        (TrackingState.Recorded, RoundPhase.Suspended) => texts["The vote with this tracking code is safe in the ballot box while voting is paused."],
        (TrackingState.Recorded, _) => texts["The vote with this tracking code is in the ballot box, and voting has closed; it will be counted."],
        _ => texts["No vote of this round has this tracking code: check the code, and that this is the right round."],
    };
}
