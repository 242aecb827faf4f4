namespace ParticipatoryHub.Web.Pages;

/// <summary>Addresses for staff that are about no round in particular.</summary>
internal static class StaffLinks
{
    public const string Home = "/staff";

    public const string SignIn = "/staff/sign-in";

    public const string SignOut = "/staff/sign-out";

    public const string StartRound = "/staff/rounds/start";

    public const string Pots = "/staff/pots";

    public const string PotsCsv = Pots + "?handler=csv";

    public const string SetUpFactor = "/staff/second-factor/set-up";

    public const string Passkeys = "/staff/passkeys";

    /// <summary>New recovery codes, or another authenticator app.</summary>
    public const string Factor = "/staff/your-second-factor";

    public const string PasskeyOptions = "/staff/passkeys?handler=options";

    public const string SignInPasskeyOptions = "/staff/sign-in?handler=passkeyOptions";

    public const string ProvePasskeyOptions = "/staff/prove-who-you-are?handler=passkeyOptions";

    public const string People = "/staff/people";

    public const string Invite = "/staff/people/invite";

    public const string NewRound = "/staff/rounds/new";

    public const string DeleteDrafts = "/staff/rounds/delete";

    public const string Log = "/staff/log";

    /// <summary>Asks who one is, and goes on to a page of this service.</summary>
    public static string Prove(string returnUrl) => "/staff/prove-who-you-are?returnUrl=" + Uri.EscapeDataString(returnUrl);

    /// <summary>Asks that of the council's provider.</summary>
    public static string ProveAtCouncil(string returnUrl) => "/staff/prove-who-you-are?handler=council&returnUrl=" + Uri.EscapeDataString(returnUrl);

    /// <summary>Where the provider's answer leads to.</summary>
    public static string ProvedAtCouncil(string returnUrl) => "/staff/prove-who-you-are?handler=proved&returnUrl=" + Uri.EscapeDataString(returnUrl);

    public static string Import(string job) => $"/staff/imports/{job}";

    public static string ImportProgress(string job) => $"/staff/imports/{job}?handler=progress";

    public static string SecondFactor(string? returnUrl, bool recovery = false) =>
        $"/staff/second-factor?recovery={(recovery ? "true" : "false")}{(returnUrl is null ? "" : "&returnUrl=" + Uri.EscapeDataString(returnUrl))}";

    /// <summary>The address in an invitation.</summary>
    public static string Invitation(string secret) => $"/staff/invitation?secret={secret}";

    public static string Person(string id) => $"/staff/people/{Uri.EscapeDataString(id)}";

    /// <summary>Signs staff in by the council's provider.</summary>
    public static string Council(string? returnUrl) => "/staff/sign-in/council" + (returnUrl is null ? "" : "?returnUrl=" + Uri.EscapeDataString(returnUrl));

    /// <summary>Where the provider's answer leads to.</summary>
    public static string CouncilDone(string? returnUrl) => "/staff/sign-in/council?handler=done" + (returnUrl is null ? "" : "&returnUrl=" + Uri.EscapeDataString(returnUrl));
}
