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
    public static string Id(int place) => $"choice-{place}";

    /// <summary>Each refusal with the project's name for its place in the list, and its field on the page.</summary>
    public static IEnumerable<Refused> OnPage(RoundSetup setup, ImmutableArray<Choice> choices, IEnumerable<Refused> refusals) =>
        refusals.Select(refusal => refusal.Field is { } field && TryPlace(field, out var at) && at < choices.Length
            ? Named(setup, choices[at].ProjectId, refusal with { Sentence = Speak(setup, choices[at].ProjectId, at, refusal.Sentence) })
            : setup.Projects.Any(project => project.Id == refusal.Field) ? Named(setup, refusal.Field!, refusal) : refusal with { Field = Whole });

    private static Refused Named(RoundSetup setup, string project, Refused refusal)
    {
        var place = setup.Projects.Where(candidate => !candidate.Withdrawn).Select(candidate => candidate.Id).ToList().IndexOf(project);
        return refusal with { Field = place < 0 ? Whole : Id(place) };
    }

    private static string Speak(RoundSetup setup, string project, int at, string sentence) =>
        setup.Projects.FirstOrDefault(candidate => candidate.Id == project) is { } known
            ? sentence.Replace(string.Create(CultureInfo.InvariantCulture, $"Choice {at + 1} "), $"“{known.Name}” ", StringComparison.Ordinal)
            : "Something that is not on this ballot was chosen. Choose again.";

    private static bool TryPlace(string field, out int at)
    {
        at = 0;
        return field.StartsWith("choices[", StringComparison.Ordinal)
            && int.TryParse(field.AsSpan(8, Math.Max(0, field.Length - 9)), NumberStyles.None, CultureInfo.InvariantCulture, out at);
    }
}
