namespace ParticipatoryHub.Web.Pages;

/// <summary>Addresses of residents' accounts.</summary>
internal static class ResidentLinks
{
    /// <summary>Where residents sign in.</summary>
    public const string SignInPage = "/sign-in";

    /// <summary>The query parameter that says where to go afterwards.</summary>
    public const string BackParameter = "back";

    /// <summary>After a link was asked for.</summary>
    public const string Sent = "/sign-in/sent";

    /// <summary>Where somebody new chooses a name.</summary>
    public const string Name = "/sign-in/name";

    /// <summary>When the council's provider sent somebody back without signing them in.</summary>
    public const string CouncilFailed = "/sign-in/council?handler=failed";

    public const string SignOut = "/sign-out";

    public const string Account = "/account";

    public const string ChangeName = "/account/name";

    public const string Passkeys = "/account/passkeys";

    public const string PasskeyOptions = "/account/passkeys?handler=options";

    /// <summary>What a browser is asked to sign somebody in with a passkey.</summary>
    public const string SignInPasskeyOptions = "/sign-in?handler=passkeyOptions";

    public const string Download = "/account/download";

    public const string Delete = "/account/delete";

    /// <summary>What the demo would have sent.</summary>
    public const string DemoOutbox = "/demo/outbox";

    /// <summary>Signs in and comes back to a path of this service.</summary>
    public static string SignIn(string? back = null) =>
        back is null ? SignInPage : $"{SignInPage}?{BackParameter}={Uri.EscapeDataString(back)}";

    /// <summary>The address in a letter.</summary>
    public static string Link(string secret) => $"/sign-in/link?secret={secret}";

    /// <summary>Signs in by the council's provider.</summary>
    public static string Council(string? back) => "/sign-in/council" + (back is null ? "" : $"?{BackParameter}={Uri.EscapeDataString(back)}");

    /// <summary>Where the provider's answer leads to.</summary>
    public static string CouncilDone(string? back) => "/sign-in/council?handler=done" + (back is null ? "" : $"&{BackParameter}={Uri.EscapeDataString(back)}");
}
