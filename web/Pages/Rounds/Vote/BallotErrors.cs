using System.Collections.Immutable;
using System.Globalization;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Web.Pages.Rounds.Vote;

/// <summary>What the rules say of choices by their place in a list, as a voter reads it: by the project's name, beside its field.</summary>
internal static class BallotErrors
{
    /// <summary>The id of the whole ballot, which errors about no project in particular are about.</summary>
    public const string Whole = "choices";

    /// <summary>The id of a project's field.</summary>
    public static string Id(int place) => string.Create(CultureInfo.InvariantCulture, $"choice-{place}");

    /// <summary>Each refusal with the project's name for its place in the list, and its field on the page.</summary>
    public static IEnumerable<Refused> OnPage(RoundSetup setup, BallotWords say, PostedBallot form, IEnumerable<Refused> refusals) =>
        refusals.Select(refusal => Project(setup, form.Choices, refusal.Field) is var (project, isChoice) && isChoice
            ? new Refused(refusal.Code, project is null ? say.Strange : say.Wrong(refusal.Code, project.Name) ?? refusal.Sentence, Place(setup, project))
            : refusal with { Sentence = say.Wrong(refusal.Code, form) ?? say.Refusal(refusal).Sentence, Field = Whole });

    private static (RoundProject? Project, bool IsChoice) Project(RoundSetup setup, ImmutableArray<Choice> choices, string? field) =>
        field is not null && TryPlace(field, out var at) && at < choices.Length
            ? (setup.Projects.FirstOrDefault(project => project.Id == choices[at].ProjectId), true)
            : setup.Projects.FirstOrDefault(project => project.Id == field) is { } named ? (named, true) : (null, false);

    private static string Place(RoundSetup setup, RoundProject? project)
    {
        var place = setup.Projects.Where(candidate => !candidate.Withdrawn).ToList().FindIndex(candidate => candidate.Id == project?.Id);
        return place < 0 ? Whole : Id(place);
    }

    private static bool TryPlace(string field, out int at)
    {
        at = 0;
        return field.StartsWith("choices[", StringComparison.Ordinal)
            && int.TryParse(field.AsSpan(8, Math.Max(0, field.Length - 9)), NumberStyles.None, CultureInfo.InvariantCulture, out at);
    }
}
