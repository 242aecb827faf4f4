using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace ParticipatoryHub.Web.Pages;

/// <summary>Addresses of communities and of what is known about them.</summary>
internal static class CommunityLinks
{
    public const string List = "/communities";

    public const string StaffList = "/staff/communities";

    public const string New = "/staff/communities/new";

    public static string Show(string community) => $"{List}/{community}";

    /// <summary>The three guided profiles, prompt by prompt.</summary>
    public static string Profiles(string community) => Show(community) + "/profiles";

    /// <summary>Who has been heard.</summary>
    public static string Heard(string community) => Show(community) + "/heard";

    /// <summary>Asks in one's own words what is near.</summary>
    public static string Find(string community) => Show(community) + "/find";

    public static string WriteOf(string community, string register, string kind) => QueryHelpers.AddQueryString(Write(community, register), "kind", kind);

    public static string Gaps(string community) => Show(community) + "/gaps";

    public static string Entries(string community, string register) => $"{Show(community)}/{register}";

    public static string Narrowed(string community, string register, params (string Name, string? Value)[] by) =>
        QueryHelpers.AddQueryString(Entries(community, register), by.Where(pair => !string.IsNullOrEmpty(pair.Value)).Select(pair => KeyValuePair.Create(pair.Name, pair.Value)));

    public static string Csv(string community, string register) => Entries(community, register) + "/csv";

    public static string Write(string community, string register) => Entries(community, register) + "/new";

    public static string Entry(string community, string register, int number) => string.Create(CultureInfo.InvariantCulture, $"{Entries(community, register)}/{number}");

    public static string Change(string community, string register, int number) => Entry(community, register, number) + "/edit";

    public static string Photo(string community, string register, int number) => Entry(community, register, number) + "/photo";

    public static string PhotoFile(string community, string register, int number, string photo, bool small) =>
        $"{Entry(community, register, number)}/photos/{photo}/{(small ? "small" : "large")}";

    public static string Keep(string community) => $"{StaffList}/{community}";

    public static string Move(string community) => Keep(community) + "?handler=move";
}
