using ParticipatoryHub.Ballots;

namespace ParticipatoryHub.Web.Ballots;

/// <summary>What a tracking code stands for, in words for its holder.</summary>
internal static class TrackingSentences
{
    public static string Of(TrackingState state) => state switch
    {
        TrackingState.Mistyped => "This is not a tracking code: please check each character.",
        TrackingState.Recorded => "A ballot with this tracking code is in the box.",
        TrackingState.Replaced => "This ballot was replaced by a later vote with the same voter code.",
        TrackingState.Voided => "The ballot with this tracking code was declared void and does not count.",
        TrackingState.Counted => "A ballot with this tracking code was counted.",
        _ => "No ballot of this round has this tracking code. Check the code, and that this is the right round.",
    };
}
