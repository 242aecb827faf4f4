using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Primitives;
using ParticipatoryHub.Communities;
using ParticipatoryHub.Plans;

namespace ParticipatoryHub.Web.Plans;

/// <summary>The forms of a plan: every field as it was typed, and what it means.</summary>
internal sealed class PlanSent(IReadOnlyDictionary<string, StringValues> fields)
{
    /// <summary>A form with nothing in it.</summary>
    public static PlanSent Empty { get; } = new(new Dictionary<string, StringValues>());

    /// <summary>A field as it was typed.</summary>
    public string this[string field] => fields.TryGetValue(field, out var value) ? ((string?)value ?? "").ReplaceLineEndings("\n").Trim().Replace("\0", "", StringComparison.Ordinal) : "";

    /// <summary>Whether a box is ticked.</summary>
    public bool Has(string field, string value) => fields.TryGetValue(field, out var values) && values.Contains(value);

    /// <summary>The form as it was sent.</summary>
    public static PlanSent Of(IFormCollection sent) => new(sent.ToDictionary());

    /// <summary>The form of what a plan is about.</summary>
    public static PlanSent Of(PlanAbout about) => Filled(
        ("title", about.Title), ("situation", about.Situation), ("inputs", about.Inputs), ("short", about.ShortTerm), ("medium", about.MediumTerm), ("long", about.LongTerm), ("owner", about.Owner), ("mail", about.OwnerMail));

    /// <summary>The form of an objective.</summary>
    public static PlanSent Of(PlanObjective objective) => Filled(("title", objective.Title), ("outcome", objective.Outcomes.ToArray()), ("priority", objective.Priorities.ToArray()));

    /// <summary>The form of an action.</summary>
    public static PlanSent Of(PlanAction action) => Filled(
        ("objective", Number(action.Objective)), ("title", action.Title), ("what", action.What), ("lead", action.Lead.ToString()), ("leadname", action.LeadName), ("whypublic", action.WhyPublic),
        ("term", action.Term.ToString()), ("form", action.Form.ToString()), ("sustained", action.Sustained), ("level", action.Level), ("outcome", action.Outcomes.ToArray()), ("due", Day(action.DueOn)));

    /// <summary>The form of a milestone.</summary>
    public static PlanSent Of(MilestoneState milestone) => Filled(("due", Day(milestone.DueOn)), ("done", Day(milestone.DoneOn)), ("note", milestone.Note));

    /// <summary>A form with these fields.</summary>
    public static PlanSent Filled(params (string Field, StringValues Value)[] filled) => new(filled.ToDictionary(field => field.Field, field => field.Value));

    public PlanAbout About() => new(this["title"], this["situation"], this["inputs"], this["short"], this["medium"], this["long"], this["owner"], this["mail"]);

    public PlanObjective Objective(int number) => new(number, this["title"], Ticked("outcome", EntryFieldSet.Outcomes), Ticked("priority", PlanWords.Priorities));

    public PlanAction Action(int number, EntryOrigin? origin) => new(
        number,
        int.TryParse(this["objective"], NumberStyles.None, CultureInfo.InvariantCulture, out var objective) ? objective : 0,
        this["title"], this["what"], Chosen<ActionLead>("lead"), this["leadname"], this["whypublic"], Chosen<ActionTerm>("term"), Chosen<ActionForm>("form"), this["sustained"], this["level"],
        Ticked("outcome", EntryFieldSet.Outcomes), Day("due"), origin, ActionStatus.Planned, "", default);

    public MilestoneState Milestone(PlanMilestone milestone) => new(milestone, Day("due"), Day("done"), this["note"]);

    /// <summary>A choice by its name; unspecified where it is none.</summary>
    public T Chosen<T>(string field) where T : struct, Enum => Enum.TryParse<T>(this[field], out var value) && Enum.IsDefined(value) ? value : default;

    // A day that cannot be read is one that no plan has, which the rules refuse.
    public DateOnly? Day(string field) => this[field] is not { Length: > 0 } typed ? null
        : DateOnly.TryParseExact(typed, ["yyyy-MM-dd", "d M yyyy", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : DateOnly.MinValue;

    private ImmutableArray<string> Ticked(string field, ImmutableArray<string> choices) => [.. choices.Where(choice => Has(field, choice))];

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string Number(int number) => number == 0 ? "" : number.ToString(CultureInfo.InvariantCulture);
}
