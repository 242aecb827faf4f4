namespace ParticipatoryHub.Web.Pages;

/// <summary>Addresses for staff that are about no round in particular.</summary>
internal static class StaffLinks
{
    public const string Home = "/staff";

    public const string SignIn = "/staff/sign-in";

    public const string SignOut = "/staff/sign-out";

    public const string StartRound = "/staff/rounds/start";

    public const string NewRound = "/staff/rounds/new";

    public const string DeleteDrafts = "/staff/rounds/delete";

    public const string Log = "/staff/log";

    public static string Import(string job) => $"/staff/imports/{job}";

    public static string ImportProgress(string job) => $"/staff/imports/{job}?handler=progress";
}
