using ParticipatoryHub.Finance;
using ParticipatoryHub.Web.Hosting;

namespace ParticipatoryHub.Web.Rounds;

/// <summary>Under what name the council publishes its grants (<c>Hub:Giving</c>).</summary>
internal static class GivingSetup
{
    /// <summary>Reads <c>Prefix</c>, <c>Identifier</c> and <c>Department</c>; a demo has examples of its own.</summary>
    public static GivingIdentity Read(IConfiguration configuration)
    {
        var giving = configuration.GetSection("Hub:Giving");
        var isDemo = configuration.GetValue("Hub:Demo", false);
        return new(
            CouncilName.From(configuration).Text,
            Text("Prefix") ?? (isDemo ? "360G-example" : null),
            Text("Identifier") ?? (isDemo ? "GB-LAE-EXAMPLE" : null),
            Text("Department") ?? "Community engagement");

        string? Text(string key) => giving[key] is { Length: > 0 } text ? text : null;
    }
}
