using Microsoft.AspNetCore.WebUtilities;
using ParticipatoryHub.Communities;
using ParticipatoryHub.Web.Outcomes;

namespace ParticipatoryHub.Web.Pages;

/// <summary>Addresses of outcomes.</summary>
internal static class OutcomeLinks
{
    public static string List(string community) => CommunityLinks.Show(community) + "/outcomes";

    public static string Show(string community, string outcome) => $"{List(community)}/{OutcomeTexts.Slug(outcome)}";

    /// <summary>Ties a project or a workshop to outcomes.</summary>
    public static string TieOf(EntryOriginKind kind, string place, string thing) =>
        QueryHelpers.AddQueryString("/staff/outcomes/tie", new Dictionary<string, string?> { ["kind"] = kind.ToString(), ["place"] = place, ["thing"] = thing });
}
