using System.Collections.Immutable;
using ParticipatoryHub.Communities;
using ParticipatoryHub.People;

namespace ParticipatoryHub.Outcomes;

/// <summary>What may be tied to outcomes: pure decisions.</summary>
internal static class ContributionRules
{
    public const int LongestWords = 1_000;

    public static Refused NotYours { get; } = new("not-yours", "Only the council’s engagement officers tie things to outcomes.");

    public static Refused NotFound { get; } = new("community-unknown", "There is no such community.");

    /// <summary>What is wrong, each sentence with its field.</summary>
    public static ImmutableArray<Refused> Check(TieContribution command, DateTimeOffset now)
    {
        if (!command.By.May(StaffAct.KeepCommunities))
        {
            return [NotYours];
        }

        var wrong = ImmutableArray.CreateBuilder<Refused>();
        if (command.Origin.Kind is not (EntryOriginKind.Project or EntryOriginKind.Workshop) || command.Origin.Title.Length == 0)
        {
            wrong.Add(new("origin-unfit", "Only a project or a workshop is tied here."));
        }

        if (command.Outcomes.Any(outcome => !EntryFieldSet.Outcomes.Contains(outcome)) || command.Outcomes.Distinct().Count() != command.Outcomes.Length)
        {
            wrong.Add(new("outcome-unknown", "Choose outcomes of the framework.", "outcome"));
        }

        if (command.Day is not { Year: >= 2000 } day || day > DateOnly.FromDateTime(now.AddDays(1).UtcDateTime))
        {
            wrong.Add(new("day-missing", "Enter a day that has been.", "day"));
        }

        if (command.Words.Length is 0 or > LongestWords)
        {
            wrong.Add(new("words-missing", $"Say how it contributed, in at most {LongestWords} characters.", "words"));
        }

        return wrong.ToImmutable();
    }
}
