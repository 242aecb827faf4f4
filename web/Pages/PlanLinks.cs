using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using ParticipatoryHub.Communities;

namespace ParticipatoryHub.Web.Pages;

/// <summary>Addresses of resilience plans.</summary>
internal static class PlanLinks
{
    /// <summary>Where a plan is chosen for something that an action is made of.</summary>
    public const string TakeUp = "/staff/plans/take-up";

    public static string List(string community) => CommunityLinks.Show(community) + "/plans";

    public static string New(string community) => List(community) + "/new";

    public static string Show(string community, int plan) => string.Create(CultureInfo.InvariantCulture, $"{List(community)}/{plan}");

    public static string About(string community, int plan) => Show(community, plan) + "/about";

    public static string Keep(string community, int plan) => Show(community, plan) + "/keep";

    public static string Keep(string community, int plan, string handler) => $"{Keep(community, plan)}?handler={handler}";

    /// <summary>The form of an objective; 0 is a new one.</summary>
    public static string Objective(string community, int plan, int number) => string.Create(CultureInfo.InvariantCulture, $"{Show(community, plan)}/objectives/{number}");

    /// <summary>The form of an action; 0 is a new one.</summary>
    public static string Action(string community, int plan, int number) => string.Create(CultureInfo.InvariantCulture, $"{Show(community, plan)}/actions/{number}");

    /// <summary>An action where everybody reads it.</summary>
    public static string Read(string community, int plan, int number) => string.Create(CultureInfo.InvariantCulture, $"{Show(community, plan)}#action-{number}");

    public static string Report(string community, int plan, int number) => Action(community, plan, number) + "/report";

    public static string Milestone(string community, int plan, int milestone) => string.Create(CultureInfo.InvariantCulture, $"{Show(community, plan)}/milestones/{milestone}");

    public static string Review(string community, int plan) => Show(community, plan) + "/review";

    public static string Agree(string community, int plan) => Show(community, plan) + "/agree";

    public static string Versions(string community, int plan) => Show(community, plan) + "/versions";

    public static string Compare(string community, int plan, int from, int to) => string.Create(CultureInfo.InvariantCulture, $"{Versions(community, plan)}?from={from}&to={to}");

    public static string LogicModel(string community, int plan) => Show(community, plan) + "/logic-model";

    /// <summary>You said, we did, what came of it.</summary>
    public static string YouSaid(string community, int plan) => Show(community, plan) + "/you-said";

    public static string Csv(string community, int plan) => Show(community, plan) + "/csv";

    /// <summary>Makes an action of something that is there already.</summary>
    public static string TakeUpOf(EntryOriginKind kind, string place, string thing) => With(TakeUp, kind, place, thing);

    /// <summary>The form of a new action of a plan that is made of something.</summary>
    public static string NewOf(string community, int plan, EntryOriginKind kind, string place, string thing) => With(Action(community, plan, 0), kind, place, thing);

    private static string With(string path, EntryOriginKind kind, string place, string thing) =>
        QueryHelpers.AddQueryString(path, new Dictionary<string, string?> { ["kind"] = kind.ToString(), ["place"] = place, ["thing"] = thing });
}
