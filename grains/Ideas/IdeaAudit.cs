using System.Collections.Immutable;
using System.Text;
using ParticipatoryHub.Audit;
using ParticipatoryHub.People;

namespace ParticipatoryHub.Ideas;

/// <summary>An act of staff on an idea as an entry of the audit log; it names no resident.</summary>
internal static class IdeaAudit
{
    public static AuditEntry Entry(IdeaKey key, IdeaState before, IdeaState after, StaffMember by, IdeaStep step) => AuditEntry.Of(
        key.Round.Slug, by, step.At, Act(step.Kind), Sentence(key, after, step), Changes(before, after));

    private static string Sentence(IdeaKey key, IdeaState after, IdeaStep step)
    {
        var what = step.Kind switch
        {
            IdeaStepKind.ReviewStarted => "began the review",
            IdeaStepKind.Assessed => "assessed it",
            IdeaStepKind.ChangesAsked => "asked for changes",
            IdeaStepKind.Accepted => "accepted it onto the ballot",
            IdeaStepKind.Declined => "declined it",
            IdeaStepKind.AppealAllowed => "allowed the appeal",
            IdeaStepKind.AppealRejected => "rejected the appeal",
            IdeaStepKind.Merged => $"made it part of idea {step.Idea}",
            IdeaStepKind.Reconsidered => "took it off the ballot to review it again",
            _ => step.Kind.ToString(),
        };
        return $"Idea {key.Number}, “{after.Text.Title}”: {what}{(step.Words is { } words ? ": " + words : ".")}";
    }

    // ReviewStarted is idea-review-started.
    private static string Act(IdeaStepKind kind)
    {
        var words = new StringBuilder("idea");
        foreach (var letter in kind.ToString())
        {
            words.Append(char.IsUpper(letter) ? "-" : "").Append(char.ToLowerInvariant(letter));
        }

        return words.ToString();
    }

    private static ImmutableArray<AuditChange> Changes(IdeaState before, IdeaState after)
    {
        var (old, now) = (before.Assessment, after.Assessment);
        (string Part, string? Before, string? After)[] parts =
        [
            ("phase", IdeaWords.Of(before.Phase), IdeaWords.Of(after.Phase)),
            ("feasibility", old?.Feasibility.ToString(), now?.Feasibility.ToString()),
            ("why", old?.FeasibilityReason, now?.FeasibilityReason),
            ("cost", old?.Cost?.ToString(), now?.Cost?.ToString()),
            ("what the cost is made of", old?.CostReason, now?.CostReason),
            ("project", before.Project, after.Project),
        ];
        return [.. parts.Where(part => part.Before != part.After).Select(part => new AuditChange(part.Part, part.Before, part.After))];
    }
}
