using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Web.Rounds;

/// <summary>What can be done to several projects at once.</summary>
/// <param name="Slug">As in an address.</param>
/// <param name="Label">As in a list to choose from.</param>
/// <param name="NeedsValue">Whether an area or a kind must be said.</param>
/// <param name="Ask">The question before it is done, of the number of projects and the value.</param>
/// <param name="Done">The sentence afterwards, of the number of projects and the value.</param>
/// <param name="Change">The project afterwards; null when it is gone.</param>
internal sealed record ProjectAct(string Slug, string Label, bool NeedsValue, Func<string, string, string> Ask, Func<string, string, string> Done, Func<RoundProject, string, RoundProject?> Change);

/// <inheritdoc cref="ProjectAct"/>
internal static class ProjectActs
{
    public static IReadOnlyList<ProjectAct> All { get; } =
    [
        new("withdraw", "Withdraw from the ballot", false,
            (count, _) => $"Withdraw {count} from the ballot?", (count, _) => $"{count} withdrawn from the ballot.",
            (project, _) => project with { Withdrawn = true }),
        new("restore", "Put back on the ballot", false,
            (count, _) => $"Put {count} back on the ballot?", (count, _) => $"{count} put back on the ballot.",
            (project, _) => project with { Withdrawn = false }),
        new("area", "Set the area", true,
            (count, value) => $"Set the area of {count} to “{value}”?", (count, value) => $"{count} put in the area “{value}”.",
            (project, value) => project with { Area = value }),
        new("kind", "Add a kind", true,
            (count, value) => $"Add the kind “{value}” to {count}?", (count, value) => $"{count} given the kind “{value}”.",
            (project, value) => project.Categories.Contains(value) ? project : project with { Categories = project.Categories.Add(value) }),
        new("not-kind", "Take a kind away", true,
            (count, value) => $"Take the kind “{value}” from {count}?", (count, value) => $"{count} of the kind “{value}” no more.",
            (project, value) => project with { Categories = project.Categories.Remove(value) }),
        new("delete", "Delete", false,
            (count, _) => $"Delete {count}?", (count, _) => $"{count} deleted.",
            (_, _) => null),
    ];

    public static ProjectAct? Find(string? slug) => All.FirstOrDefault(act => act.Slug == slug);
}
