using System.Collections.Immutable;
using ParticipatoryHub.Communities;

namespace ParticipatoryHub.Plans;

/// <content>Objectives and actions: added, changed, taken out, reported on.</content>
public static partial class PlanRules
{
    private static PlanDecision Put(Plan plan, PlanObjective objective)
    {
        var before = plan.Objectives.FirstOrDefault(line => line.Number == objective.Number);
        var wrong = ImmutableArray.CreateBuilder<Refused>();
        Need(wrong, "title", objective.Title, LongestTitle, "Say what is to be achieved.");
        Chosen(wrong, "outcome", objective.Outcomes, EntryFieldSet.Outcomes, true);
        Chosen(wrong, "priority", objective.Priorities, PlanWords.Priorities, false);
        if (objective.Number == 0 ? plan.Objectives.Length >= MostObjectives : before is null)
        {
            wrong.Add(objective.Number == 0 ? new("objectives-full", $"There are {MostObjectives} objectives already.") : NotFound);
        }

        if (wrong.Count > 0)
        {
            return wrong.ToImmutable();
        }

        var saved = objective.Number == 0 ? objective with { Number = plan.NextNumber } : objective;
        return new PlanDecision(
            [],
            before is null ? plan with { Objectives = plan.Objectives.Add(saved), NextNumber = plan.NextNumber + 1 } : plan with { Objectives = plan.Objectives.Replace(before, saved) },
            $"{(before is null ? "Added" : "Changed")} the objective “{saved.Title}”.",
            About: saved.Number);
    }

    private static PlanDecision Drop(Plan plan, DropObjective drop) =>
        plan.Objectives.FirstOrDefault(line => line.Number == drop.Number) is not { } found ? NotFound
        : plan.Actions.Any(action => action.Objective == drop.Number) ? new Refused("objective-served", "Actions serve this objective. Give them another first.")
        : new PlanDecision([], plan with { Objectives = plan.Objectives.Remove(found) }, $"Took out the objective “{found.Title}”.");

    private static PlanDecision Put(Plan plan, PlanAction action, DateTimeOffset now)
    {
        var before = plan.Actions.FirstOrDefault(line => line.Number == action.Number);
        var wrong = CheckAction(plan, action);
        if (action.Number == 0 ? plan.Actions.Length >= MostActions : before is null)
        {
            wrong = wrong.Add(action.Number == 0 ? new("actions-full", $"There are {MostActions} actions already.") : NotFound);
        }

        if (!wrong.IsEmpty)
        {
            return wrong;
        }

        var saved = before is null
            ? action with { Number = plan.NextNumber, Status = ActionStatus.Planned, Came = "", ChangedAt = now }
            : action with { Status = before.Status, Came = before.Came, Origin = before.Origin, ChangedAt = now };
        return new PlanDecision(
            [],
            before is null ? plan with { Actions = plan.Actions.Add(saved), NextNumber = plan.NextNumber + 1 } : plan with { Actions = plan.Actions.Replace(before, saved) },
            $"{(before is null ? "Added" : "Changed")} the action “{saved.Title}”.",
            About: saved.Number);
    }

    private static PlanDecision Drop(Plan plan, DropAction drop) =>
        plan.Actions.FirstOrDefault(line => line.Number == drop.Number) is not { } found ? NotFound
        : found.Status != ActionStatus.Planned ? new Refused("action-begun", "It has begun. Say that it is stopped, and why, instead.")
        : new PlanDecision([], plan with { Actions = plan.Actions.Remove(found) }, $"Took out the action “{found.Title}”.");

    private static PlanDecision Report(Plan plan, ReportAction report, DateTimeOffset now)
    {
        if (plan.Actions.FirstOrDefault(line => line.Number == report.Number) is not { } before)
        {
            return NotFound;
        }

        var wrong = ImmutableArray.CreateBuilder<Refused>();
        if (report.Status is ActionStatus.Unspecified || !Enum.IsDefined(report.Status))
        {
            wrong.Add(new("status-missing", "Choose how far it is.", "status"));
        }

        if (plan.Phase is not (PlanPhase.Deliver or PlanPhase.Review))
        {
            wrong.Add(new("wrong-phase", "Actions begin when the plan is delivered."));
        }

        if (report.Status is ActionStatus.Done or ActionStatus.Stopped && report.Came.Length == 0)
        {
            wrong.Add(new("came-missing", "Say what came of it, or why it was stopped.", "came"));
        }

        Fit(wrong, "came", report.Came, LongestText);
        return wrong.Count > 0 ? wrong.ToImmutable()
            : (before.Status, before.Came) == (report.Status, report.Came) ? new PlanDecision([], About: before.Number)
            : new PlanDecision(
                [],
                plan with { Actions = plan.Actions.Replace(before, before with { Status = report.Status, Came = report.Came, ChangedAt = now }) },
                $"Said of “{before.Title}”: {Say(report.Status)}.",
                report.Came,
                before.Number);
    }

    private static string Say(ActionStatus status) => status switch
    {
        ActionStatus.UnderWay => "under way",
        ActionStatus.Done => "done",
        ActionStatus.Stopped => "stopped",
        _ => "planned",
    };
}
