using System.Collections.Immutable;
using System.Globalization;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Web.Rounds;

/// <summary>A round's projects as a reader asked to see them.</summary>
/// <param name="All">Every project.</param>
/// <param name="Shown">Those asked for, in the order asked for.</param>
public sealed record ProjectShelf(ImmutableArray<RoundProject> All, ImmutableArray<RoundProject> Shown)
{
    /// <summary>Everything, as the council put it.</summary>
    public static ProjectShelf Of(ImmutableArray<RoundProject> projects) => new(projects, projects);

    /// <summary>The areas there are.</summary>
    public IEnumerable<string> Areas => All.Select(project => project.Area).OfType<string>().Distinct().Order(StringComparer.CurrentCulture);

    /// <summary>The categories there are.</summary>
    public IEnumerable<string> Categories => All.SelectMany(project => project.Categories).Distinct().Order(StringComparer.CurrentCulture);

    /// <summary>Only those that hold every word, in the area and of the category.</summary>
    public ProjectShelf Find(string? words, string? area, string? category)
    {
        var wanted = (words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return this with
        {
            Shown = [.. Shown.Where(project =>
                (string.IsNullOrEmpty(area) || project.Area == area)
                && (string.IsNullOrEmpty(category) || project.Categories.Contains(category))
                && wanted.All(word => Holds(project.Name, word) || Holds(project.Description, word)))],
        };
    }

    /// <summary>By cost or name; anything else leaves the council's order.</summary>
    public ProjectShelf InOrder(string? order) => this with
    {
        Shown = order switch
        {
            "cost" => [.. Shown.OrderBy(project => project.Cost)],
            "dearest" => [.. Shown.OrderByDescending(project => project.Cost)],
            "name" => [.. Shown.OrderBy(project => project.Name, StringComparer.Create(CultureInfo.GetCultureInfo("en-GB"), true))],
            _ => Shown,
        },
    };

    private static bool Holds(string text, string word) =>
        CultureInfo.InvariantCulture.CompareInfo.IndexOf(text, word, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0;
}
