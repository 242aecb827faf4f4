using System.Globalization;
using ParticipatoryHub.Rounds.Export;

namespace ParticipatoryHub.Plans;

/// <summary>A plan's actions as CSV for spreadsheets.</summary>
public static class PlanCsv
{
    private static readonly string[] Head =
        ["number", "objective", "action", "what", "lead", "led by", "why a public service", "term", "form", "how it is sustained", "level", "outcomes", "due", "status", "what came of it", "comes from"];

    /// <summary>Writes it.</summary>
    public static async Task Write(Plan plan, Stream target, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(plan);
        await using var csv = new CsvWriter(target, CsvFlavour.Excel);
        foreach (var column in Head)
        {
            csv.Text(column);
        }

        await csv.End(cancel);
        foreach (var action in plan.Actions)
        {
            await csv.Number(action.Number).Text(plan.Objectives.FirstOrDefault(objective => objective.Number == action.Objective)?.Title).Text(action.Title).Text(action.What)
                .Text(action.Lead.ToString()).Text(action.LeadName).Text(action.WhyPublic).Text(action.Term.ToString()).Text(action.Form.ToString()).Text(action.Sustained).Text(action.Level)
                .Text(string.Join(' ', action.Outcomes)).Text(action.DueOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Text(action.Status.ToString()).Text(action.Came)
                .Text(action.Origin?.Title).End(cancel);
        }
    }
}
