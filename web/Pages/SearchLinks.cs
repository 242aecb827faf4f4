using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using ParticipatoryHub.Communities;
using ParticipatoryHub.Search;

namespace ParticipatoryHub.Web.Pages;

/// <summary>Addresses of the search, and of what it finds.</summary>
internal static class SearchLinks
{
    public const string Search = "/search";

    /// <summary>The same search, narrowed or turned to another page.</summary>
    public static string Page(params (string Name, string? Value)[] by) =>
        QueryHelpers.AddQueryString(Search, by.Where(pair => !string.IsNullOrEmpty(pair.Value)).Select(pair => KeyValuePair.Create(pair.Name, pair.Value)));

    /// <summary>The page of something that was found.</summary>
    public static string To(SearchHit hit) => hit.Kind switch
    {
        SearchKind.Community => CommunityLinks.Show(hit.Thing),
        SearchKind.Plan => PlanLinks.Show(hit.Place, int.Parse(hit.Thing, NumberStyles.None, CultureInfo.InvariantCulture)),
        SearchKind.Idea => IdeaLinks.Show(hit.Place, int.Parse(hit.Thing, NumberStyles.None, CultureInfo.InvariantCulture)),
        _ => CommunityLinks.Entry(hit.Place, RegisterOf(hit.Kind), int.Parse(hit.Thing, NumberStyles.None, CultureInfo.InvariantCulture)),
    };

    private static string RegisterOf(SearchKind kind) => EntryFieldSet.Of(kind switch
    {
        SearchKind.Asset => EntryRegister.Assets,
        SearchKind.Evidence => EntryRegister.Evidence,
        SearchKind.Profile => EntryRegister.Profile,
        SearchKind.Activity => EntryRegister.Activities,
        SearchKind.Partner => EntryRegister.Partners,
        SearchKind.Voices => EntryRegister.Voices,
        SearchKind.Story => EntryRegister.Stories,
        _ => EntryRegister.Skills,
    }).Name;
}
