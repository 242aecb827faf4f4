using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace ParticipatoryHub.Workshops;

/// <summary>
/// The log as anyone sees it. What was hidden or taken back in the end is left out from the beginning, and a text or name that was
/// changed is shown as it was left: a replay does not dig up what somebody took away.
/// </summary>
internal static class WorkshopReplay
{
    /// <summary>The steps of operations that follow one another, and the state after them.</summary>
    public static (ImmutableArray<ReplayStep> Steps, WorkshopState After) Play(WorkshopState before, IEnumerable<Operation> operations, WorkshopState final)
    {
        var steps = ImmutableArray.CreateBuilder<ReplayStep>();
        foreach (var done in operations)
        {
            var after = before.With(done);
            var changes = BoardChanges.IsAnew(done)
                ? BoardChanges.Between(before, after, BoardChanges.Things(after).Append(new BoardChanges.Thing('r', 0)))
                : BoardChanges.Of(before, after, done);
            steps.Add(new ReplayStep(done.Sequence, done.At, [.. changes.Where(change => change.For.HasFlag(BoardAudience.Participant)).Select(change => Lasting(change, final)).OfType<BoardChange>()]));
            before = after;
        }

        return (steps.DrainToImmutable(), before);
    }

    private static BoardChange? Lasting(BoardChange change, WorkshopState final)
    {
        var shown = change with { For = BoardAudience.Participant };
        if (change.Thing == BoardKey.Room)
        {
            return change.Property == "faces" ? null : shown;
        }

        if (change.Thing[0] is not ('n' or 'c'))
        {
            return shown;
        }

        var thing = new BoardChanges.Thing(change.Thing[0], long.Parse(change.Thing.AsSpan(1), CultureInfo.InvariantCulture));
        if (BoardChanges.Shown(final, thing, BoardAudience.Participant) is not { } last)
        {
            return null;
        }

        return change.Property is "t" or "a" or "v"
            ? shown with { Json = JsonSerializer.SerializeToElement(last, last.GetType(), BoardJson.Options).TryGetProperty(change.Property, out var left) ? left.GetRawText() : "null" }
            : shown;
    }
}
