namespace ParticipatoryHub.Web.Pages;

/// <summary>Addresses of what anyone may read.</summary>
internal static class SiteLinks
{
    public const string Home = "/";

    public const string Promise = "/how-your-vote-is-kept";

    public const string Language = "/language";
}
