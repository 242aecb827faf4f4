namespace ParticipatoryHub.Web.Pages;

/// <summary>Addresses of the steps of voting. None ever holds a code.</summary>
internal static class VoteLinks
{
    public static string Start(string round) => $"/rounds/{round}/vote";

    /// <summary>The start, for somebody whose code was forgotten on the way.</summary>
    public static string StartAgain(string round) => $"/rounds/{round}/vote?again=true";

    /// <summary>Where a signed-in resident enters.</summary>
    public static string Enter(string round) => $"/rounds/{round}/vote?handler=resident";

    public static string Ballot(string round) => $"/rounds/{round}/vote/ballot";

    /// <summary>A place on the ballot.</summary>
    public static string BallotAt(string round, string id) => $"/rounds/{round}/vote/ballot#{id}";

    /// <summary>Where script keeps the choices so far.</summary>
    public static string Draft(string round) => $"/rounds/{round}/vote/ballot?handler=draft";

    public static string Check(string round) => $"/rounds/{round}/vote/check";

    public static string Checking(string round) => $"/rounds/{round}/vote/checking";

    public static string CheckingAgain(string round, int tries) => $"/rounds/{round}/vote/checking?tries={tries}";

    public static string Done(string round) => $"/rounds/{round}/vote/done";

    public static string Receipt(string round) => $"/rounds/{round}/vote/receipt";

    /// <summary>For whoever goes on another time.</summary>
    public static string Later(string round) => $"/rounds/{round}/vote/later";

    /// <summary>Where a device for many voters waits for the next.</summary>
    public static string Kiosk(string round) => $"/rounds/{round}/vote/kiosk";

    public static string Leave(string round) => $"/rounds/{round}/vote/leave";

    /// <summary>A blank ballot paper, to be printed.</summary>
    public static string Paper(string round) => $"/rounds/{round}/paper";
}
