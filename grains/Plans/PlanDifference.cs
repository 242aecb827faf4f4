using System.Collections.Immutable;
using System.Globalization;

namespace ParticipatoryHub.Plans;

/// <summary>A part of a plan that two versions say differently.</summary>
/// <param name="Kind">“about”, “objective”, “action”.</param>
/// <param name="Title">Of the objective or action.</param>
/// <param name="Part">The name of the field.</param>
/// <param name="Before">Nothing where it is new.</param>
/// <param name="After">Nothing where it was taken out.</param>
public sealed record PlanDifference(string Kind, string Title, string Part, string Before, string After);

/// <summary>Compares what two versions of a plan say; how far actions are is no difference of what was agreed.</summary>
public static class PlanDifferences
{
    /// <summary>Every part that differs, in the plan's order; what was taken out comes last.</summary>
    public static ImmutableArray<PlanDifference> Of(Plan before, Plan after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return
        [
            .. Parts("about", "", About(before.About), About(after.About)),
            .. Compare("objective", before.Objectives, after.Objectives, objective => objective.Number, objective => objective.Title, Objective),
            .. Compare("action", before.Actions, after.Actions, action => action.Number, action => action.Title, Action),
        ];
    }

    private static IEnumerable<PlanDifference> Compare<T>(
        string kind, ImmutableArray<T> before, ImmutableArray<T> after, Func<T, int> number, Func<T, string> title, Func<T, (string, string)[]> parts)
        where T : class
    {
        foreach (var line in after)
        {
            var old = before.FirstOrDefault(other => number(other) == number(line));
            foreach (var difference in Parts(kind, title(line), old is null ? [] : parts(old), parts(line)))
            {
                yield return difference;
            }
        }

        foreach (var gone in before.Where(line => after.All(other => number(other) != number(line))))
        {
            yield return new PlanDifference(kind, title(gone), "title", title(gone), "");
        }
    }

    private static IEnumerable<PlanDifference> Parts(string kind, string title, (string Part, string Value)[] before, (string Part, string Value)[] after) =>
        after.Select(part => new PlanDifference(kind, title, part.Part, before.FirstOrDefault(old => old.Part == part.Part).Value ?? "", part.Value)).Where(difference => difference.Before != difference.After);

    private static (string, string)[] About(PlanAbout about) =>
    [
        ("title", about.Title), ("situation", about.Situation), ("inputs", about.Inputs), ("short", about.ShortTerm), ("medium", about.MediumTerm), ("long", about.LongTerm), ("owner", about.Owner),
    ];

    private static (string, string)[] Objective(PlanObjective objective) =>
        [("title", objective.Title), ("outcome", string.Join(' ', objective.Outcomes)), ("priority", string.Join(' ', objective.Priorities))];

    private static (string, string)[] Action(PlanAction action) =>
    [
        ("title", action.Title), ("what", action.What), ("objective", action.Objective.ToString(CultureInfo.InvariantCulture)), ("lead", action.Lead.ToString()), ("leadname", action.LeadName), ("whypublic", action.WhyPublic),
        ("term", action.Term.ToString()), ("form", action.Form.ToString()), ("sustained", action.Sustained), ("level", action.Level), ("outcome", string.Join(' ', action.Outcomes)),
        ("due", action.DueOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? ""),
    ];
}
