namespace ParticipatoryHub.Web.Pages;

/// <summary>Addresses of residents' accounts.</summary>
internal static class ResidentLinks
{
    /// <summary>Where residents sign in.</summary>
    public const string SignInPage = "/sign-in";

    /// <summary>The query parameter that says where to go afterwards.</summary>
    public const string BackParameter = "back";

    public const string SignOut = "/sign-out";

    public const string Account = "/account";

    /// <summary>Signs in and comes back to a path of this service.</summary>
    public static string SignIn(string? back = null) =>
        back is null ? SignInPage : $"{SignInPage}?{BackParameter}={Uri.EscapeDataString(back)}";
}
