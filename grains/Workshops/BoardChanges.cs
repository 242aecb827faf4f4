using System.Collections.Immutable;
using System.Text.Json;

namespace ParticipatoryHub.Workshops;

/// <summary>What an operation changes on the board of each audience: the things it touched, compared as they were and as they are shown.</summary>
internal static class BoardChanges
{
    private static readonly BoardAudience[] Audiences = [BoardAudience.Facilitator, BoardAudience.Participant, BoardAudience.Projector];

    /// <summary>Whether so much changes at once that the board is better read anew than told.</summary>
    public static bool IsAnew(Operation done) => done.Events.Any(happened => happened is NotesRevealed or DotsShown or WorkshopPrepared);

    /// <summary>The changes, for all audiences; those for participants go to the lite stream, too.</summary>
    public static ImmutableArray<BoardChange> Of(WorkshopState before, WorkshopState after, Operation done) => Between(before, after, Touched(before, done));

    /// <summary>What is not as it was of some things, for all audiences.</summary>
    public static ImmutableArray<BoardChange> Between(WorkshopState before, WorkshopState after, IEnumerable<Thing> things)
    {
        var changes = ImmutableArray.CreateBuilder<BoardChange>();
        foreach (var thing in things)
        {
            // Audiences that see the same are told the same, encoded once.
            var seen = Array.ConvertAll(Audiences, audience => (Before: before.Setup is null ? null : Shown(before, thing, audience), After: Shown(after, thing, audience)));
            for (var i = 0; i < seen.Length; i++)
            {
                if (Array.IndexOf(seen, seen[i]) == i)
                {
                    Compare(changes, Alike(seen, i), thing.Name, seen[i].Before, seen[i].After);
                }
            }
        }

        return changes.DrainToImmutable();
    }

    /// <summary>The things that an operation touched, the room among them.</summary>
    public static HashSet<Thing> Touched(WorkshopState before, Operation done)
    {
        var things = new HashSet<Thing> { new('r', 0) };
        foreach (var happened in done.Events)
        {
            things.UnionWith(Touched(before, done, happened));
        }

        return things;
    }

    /// <summary>Every thing that could be on a board, the room left out.</summary>
    public static IEnumerable<Thing> Things(WorkshopState state) =>
        state.Notes.Keys.Select(n => new Thing('n', n)).Concat(state.Groups.Keys.Select(n => new Thing('g', n)))
            .Concat(state.Comments.Keys.Select(n => new Thing('c', n))).Concat(state.People.Keys.Select(n => new Thing('p', n)));

    /// <summary>A thing as an audience sees it, or null.</summary>
    public static object? Shown(WorkshopState state, Thing thing, BoardAudience audience) => thing.Kind switch
    {
        'n' => WorkshopShown.Note(state, thing.Number, audience),
        'g' => WorkshopShown.Group(state, thing.Number),
        'c' => WorkshopShown.Comment(state, thing.Number, audience),
        'p' => WorkshopShown.Person(state, thing.Number, audience),
        _ => WorkshopShown.Room(state, audience),
    };

    private static BoardAudience Alike((object? Before, object? After)[] seen, int first)
    {
        var all = Audiences[first];
        for (var i = first + 1; i < seen.Length; i++)
        {
            all |= seen[i].Equals(seen[first]) ? Audiences[i] : 0;
        }

        return all;
    }

    private static void Compare(ImmutableArray<BoardChange>.Builder changes, BoardAudience audience, string thing, object? before, object? after)
    {
        if (Equals(before, after))
        {
            return;
        }

        var audiences = audience.HasFlag(BoardAudience.Participant) ? audience | BoardAudience.Lite : audience;
        if (after is null)
        {
            changes.Add(new BoardChange(audiences, thing, "", "null"));
            return;
        }

        var old = before is null ? default : JsonSerializer.SerializeToElement(before, before.GetType(), BoardJson.Options);
        var now = JsonSerializer.SerializeToElement(after, after.GetType(), BoardJson.Options);
        foreach (var property in now.EnumerateObject())
        {
            var value = property.Value.GetRawText();
            if (old.ValueKind != JsonValueKind.Object || !old.TryGetProperty(property.Name, out var was) || was.GetRawText() != value)
            {
                changes.Add(new BoardChange(audiences, thing, property.Name, value));
            }
        }

        if (old.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in old.EnumerateObject())
            {
                if (!now.TryGetProperty(property.Name, out _))
                {
                    changes.Add(new BoardChange(audiences, thing, property.Name, "null"));
                }
            }
        }
    }

    private static IEnumerable<Thing> Touched(WorkshopState s, Operation done, WorkshopEvent happened) => happened switch
    {
        NoteWritten => [new('n', done.Sequence)],
        NoteEdited e => [new('n', e.Note)],
        NoteWithdrawn e => Placed(s, [e.Note], 0),
        NoteHidden e => [new('n', e.Note)],
        NoteTranslated e => [new('n', e.Note)],
        TranslationSettled e => [new('n', e.Note)],
        GroupMade e => Placed(s, e.Notes, done.Sequence),
        GroupNamed e => [new('g', e.Group)],
        GroupsMerged e => Placed(s, [.. s.Groups[e.From].Notes], e.Into).Append(new('g', e.From)),
        NotesMoved e => Placed(s, e.Notes, e.Group),
        MoveUndone e => Undone(s, s.Moves.GetValueOrDefault(e.Move)),
        DotsPlaced e => [.. Either(s.CountsFor(e.Thing)), .. Either(e.Thing)],
        CommentAdded => [new('c', done.Sequence)],
        CommentHidden e => [new('c', e.Comment)],
        ThingParked e => Either(e.Thing),
        OutcomeAgreed e => Either(e.Thing),
        GroupSummarised e => [new('g', e.Group)],
        GroupCarriedUp e => [new('g', e.Group)],
        ParticipantJoined => [new('p', done.Sequence)],
        ParticipantNamed or ParticipantSat or HandRaised => [new('p', done.By.Participant), .. happened is ParticipantNamed ? NamedBy(s, done.By.Participant) : []],
        HostAsked e => [new('p', e.Participant)],
        ParticipantRemoved e => [new('p', e.Participant)],
        HandCalled e => [new('p', e.Participant)],
        _ => [],
    };

    private static IEnumerable<Thing> NamedBy(WorkshopState s, long person) =>
        s.Notes.Where(n => n.Value.Author == person).Select(n => new Thing('n', n.Key)).Concat(s.Comments.Where(c => c.Value.Author == person).Select(c => new Thing('c', c.Key)));

    private static IEnumerable<Thing> Placed(WorkshopState s, ImmutableArray<long> notes, long group) =>
        notes.SelectMany(note => new[] { new Thing('n', note), new Thing('g', s.Notes.GetValueOrDefault(note)?.Group ?? 0) }).Append(new Thing('g', group)).Where(thing => thing.Number != 0);

    private static IEnumerable<Thing> Undone(WorkshopState s, BoardMove? move) => move is null ? [] :
        move.Steps.SelectMany(step => new[] { new Thing('n', step.Note), new Thing('g', step.From), new Thing('g', step.To), new Thing('g', s.Notes[step.Note].Group) })
            .Concat([new('g', move.Made), new('g', move.Merged), new('g', move.Named), new('g', move.Merged == 0 ? 0 : s.Groups[move.Merged].MergedInto)])
            .Where(thing => thing.Number != 0);

    private static Thing[] Either(long number) => [new('n', number), new('g', number)];

    /// <summary>A thing by kind and number; the room is <c>r</c>.</summary>
    public readonly record struct Thing(char Kind, long Number)
    {
        public string Name => Kind switch
        {
            'n' => BoardKey.Note(Number),
            'g' => BoardKey.Group(Number),
            'c' => BoardKey.Comment(Number),
            'p' => BoardKey.Person(Number),
            _ => BoardKey.Room,
        };
    }
}
