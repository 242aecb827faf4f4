using ParticipatoryHub.Web.Live;

namespace ParticipatoryHub.Web.Pages;

/// <summary>Addresses of a round's pages for residents.</summary>
internal static class RoundLinks
{
    public static string About(string round) => $"/rounds/{round}";

    /// <summary>A project's own page, with what is said about it.</summary>
    public static string Project(string round, string project) => $"/rounds/{round}/projects/{string.Join('/', project.Split('/').Select(Uri.EscapeDataString))}";

    public static string Results(string round) => $"/rounds/{round}/results";

    public static string File(string round, string file) => $"/rounds/{round}/files/{file}";

    /// <summary>How votes are sealed, and where a witness begins.</summary>
    public static string Seals(string round) => $"/rounds/{round}/seals";

    /// <summary>A file of the public record.</summary>
    public static string Seal(string round, string file) => $"{Seals(round)}/{file}";

    /// <summary>Everything that was published, as one file.</summary>
    public static string Bundle(string round) => $"/rounds/{round}/bundle";

    public static string Track(string round) => $"/rounds/{round}/track";

    /// <summary>Where turnout is heard of live.</summary>
    public static string Live => LiveSetup.Path;
}
