namespace ParticipatoryHub.Web.Pages;

/// <summary>Addresses of the pages beside a result.</summary>
internal static class ResultLinks
{
    public static string Count(string round, int part = 1) => part <= 1 ? $"/rounds/{round}/results/count" : $"/rounds/{round}/results/count?part={part}";

    public static string Rules(string round) => $"/rounds/{round}/results/rules";
}
