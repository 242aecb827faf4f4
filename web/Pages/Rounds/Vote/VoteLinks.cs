namespace ParticipatoryHub.Web.Pages;

/// <summary>Addresses of the steps of voting. None ever holds a code.</summary>
internal static class VoteLinks
{
    public static string Start(string round) => $"/rounds/{round}/vote";

    /// <summary>The start, for somebody whose code was forgotten on the way.</summary>
    public static string StartAgain(string round) => $"/rounds/{round}/vote?again=true";

    public static string Ballot(string round) => $"/rounds/{round}/vote/ballot";

    public static string Check(string round) => $"/rounds/{round}/vote/check";

    public static string Checking(string round) => $"/rounds/{round}/vote/checking";

    public static string CheckingAgain(string round, int tries) => $"/rounds/{round}/vote/checking?tries={tries}";

    public static string Done(string round) => $"/rounds/{round}/vote/done";

    public static string Receipt(string round) => $"/rounds/{round}/vote/receipt";

    public static string Leave(string round) => $"/rounds/{round}/vote/leave";
}
