using System.Globalization;

namespace ParticipatoryHub.Web.Pages;

/// <summary>Addresses of the chain from what people said to what came of it, and of what is kept as evidence at its source.</summary>
internal static class ChainLinks
{
    public const string Page = "/chain";

    public static string Of(string key) => $"{Page}?from={Uri.EscapeDataString(key)}";

    public static string OfEvidence(string community, int number) => Of(string.Create(CultureInfo.InvariantCulture, $"evidence:{community}:{number}"));

    public static string OfNote(string workshop, long thing) => Of(string.Create(CultureInfo.InvariantCulture, $"workshopnote:{workshop}:{thing}"));

    public static string OfIdea(string round, int number) => Of(string.Create(CultureInfo.InvariantCulture, $"idea:{round}:{number}"));

    public static string OfProject(string round, string project) => Of($"project:{round}:{project}");

    public static string OfAction(string community, int plan, int number) => Of(string.Create(CultureInfo.InvariantCulture, $"action:{community}/{plan}:{number}"));

    public static string Gather(string key) => $"/staff/communities/gather?from={Uri.EscapeDataString(key)}";

    public static string GatherIdea(string round, int number) => Gather(string.Create(CultureInfo.InvariantCulture, $"idea:{round}:{number}"));

    public static string GatherProject(string round, string project) => Gather($"project:{round}:{project}");
}
