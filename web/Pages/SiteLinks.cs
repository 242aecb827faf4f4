namespace ParticipatoryHub.Web.Pages;

/// <summary>Addresses of what anyone may read.</summary>
internal static class SiteLinks
{
    public const string Home = "/";

    public const string Promise = "/how-your-vote-is-kept";

    /// <summary>The program that watches a round's checkpoints.</summary>
    public const string Witness = "/witness.py";

    public const string Language = "/language";

    /// <summary>Where a language is chosen, and the way back to the page that is read now.</summary>
    public static string InLanguage(string code, HttpRequest request) => InLanguage(code, HttpMethods.IsGet(request.Method) ? request.Path + request.QueryString : Home);

    /// <summary>A page in a language that is kept from then on.</summary>
    public static string InLanguage(string code, string back) =>
        Microsoft.AspNetCore.WebUtilities.QueryHelpers.AddQueryString(Language, new Dictionary<string, string?> { ["code"] = code, ["back"] = back });
}
