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

    public const string SignOut = "/sign-out";

    public const string Account = "/account";

    /// <summary>What the demo would have sent.</summary>
    public const string DemoOutbox = "/demo/outbox";

    /// <summary>Signs in and comes back to a path of this service.</summary>
    public static string SignIn(string? back = null) =>
        back is null ? SignInPage : $"{SignInPage}?{BackParameter}={Uri.EscapeDataString(back)}";

    /// <summary>The address in a letter.</summary>
    public static string Link(string secret) => $"/sign-in/link?secret={secret}";
}
