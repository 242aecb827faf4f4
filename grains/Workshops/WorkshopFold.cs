using System.Collections.Immutable;

namespace ParticipatoryHub.Workshops;

/// <summary>What each event makes of the state. Never refuses and never throws on what the rules let pass.</summary>
internal static class WorkshopFold
{
    private const int KeptMoves = 400;
    private static readonly ImmutableSortedDictionary<string, string> NoTexts = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The state after an operation.</summary>
    public static WorkshopState With(this WorkshopState state, Operation done)
    {
        foreach (var happened in done.Events)
        {
            state = state.With(done, happened);
        }

        return state with { Sequence = done.Sequence };
    }

    private static WorkshopState With(this WorkshopState s, Operation done, WorkshopEvent happened) => happened switch
    {
        WorkshopPrepared e => s with
        {
            Setup = e.Setup,
            Code = e.Code,
            Phase = s.Phase == WorkshopPhase.Unspecified ? WorkshopPhase.Draft : s.Phase,
            PreparedAt = s.Setup is null ? done.At : s.PreparedAt,
        },
        PhaseMoved e => s with { Phase = e.To, Reason = e.Reason },
        StageBegun e => s with { Stage = e.Index, EndsAt = e.EndsAt },
        StageExtended e => s with { EndsAt = e.EndsAt },
        NotesRevealed => s with { Notes = s.Notes.SetItems(s.Notes.Where(n => !n.Value.IsRevealed).Select(n => KeyValuePair.Create(n.Key, n.Value with { IsRevealed = true }))), Unrevealed = 0 },
        NoteWritten or NoteEdited or NoteWithdrawn or NoteHidden or NotePeeked => s.WithNote(done, happened),
        GroupMade or GroupNamed or GroupsMerged or NotesMoved or MoveUndone or GroupSummarised or GroupCarriedUp => s.WithGroup(done, happened),
        DotsPlaced e => s.WithDots(e),
        DotsShown e => s with { AreDotsShown = e.Shown },
        CommentAdded e => s with
        {
            Comments = s.Comments.SetItem(done.Sequence, new BoardComment(e.Thing, done.By.Participant, done.By.StaffName, e.Text)),
            People = Counted(s, done.By.Participant),
        },
        CommentHidden e => s with { Comments = s.Comments.SetItem(e.Comment, s.Comments[e.Comment] with { HiddenBecause = e.Reason }) },
        ThingParked e => s.Parked(e),
        OutcomeAgreed e => s.Agreed(e),
        TableFeedbackGiven e => s with { TableFeedback = Scored(s, e) },
        BoardShared e => s with { ReaderKey = e.Key, SharedBy = e.Key is null ? 0 : done.Sequence },
        NoteTranslated e => s.Note(e.Note, n => n with { Proposed = (n.Proposed ?? NoTexts).SetItem(e.Language, e.Text) }),
        TranslationSettled e => s.Note(e.Note, n => n.Settled(e)),
        FeedbackGiven e => s with { Feedback = s.Feedback.SetItem(done.By.Participant, new FeedbackView(e.Score, e.Text)) },
        Pointed e => s with { PointsAt = e.Thing },
        _ => s.WithPerson(done, happened),
    };

    private static WorkshopState WithPerson(this WorkshopState s, Operation done, WorkshopEvent happened)
    {
        var me = done.By.Participant;
        return happened switch
        {
            ParticipantJoined e => s with { People = s.People.SetItem(done.Sequence, new Participant(e.TokenHash, e.Name, e.Table)) },
            ParticipantNamed e => s.Person(me, p => p with { Name = e.Name }),
            ParticipantSat e => s.Person(me, p => p with { Table = e.Table }),
            HostAsked e => s.Person(e.Participant, p => p with { HostOf = e.Table }),
            ParticipantRemoved e => s.Person(e.Participant, p => p with { RemovedBecause = e.Reason, HandAt = null, HostOf = 0 }) with { Hands = s.Hands.Remove(e.Participant) },
            TableCounted e => s with { TablePeople = e.People == 0 ? s.TablePeople.Remove(e.Table) : s.TablePeople.SetItem(e.Table, e.People) },
            SelfDescribed e => s.Person(me, p => p with { Answers = e.Answers }),
            HandRaised { Raised: true } => s.Person(me, p => p with { HandAt = done.At }) with { Hands = s.Hands.Contains(me) ? s.Hands : s.Hands.Add(me) },
            HandRaised => s.Person(me, p => p with { HandAt = null }) with { Hands = s.Hands.Remove(me) },
            TableHandRaised e => s with { TableHands = s.TableHands.Add(done.Sequence, new TableHand(e.Table, e.Name, done.At)), Hands = s.Hands.Add(done.Sequence) },
            TableHandLowered e => s with { TableHands = s.TableHands.Remove(e.Hand), Hands = s.Hands.Remove(e.Hand) },
            TableHandCalled e => s with
            {
                TableSpoken = s.TableSpoken.SetItem(s.TableHands[e.Hand].Table, s.TableSpoken.GetValueOrDefault(s.TableHands[e.Hand].Table) + 1),
                TableHands = s.TableHands.Remove(e.Hand),
                Hands = s.Hands.Remove(e.Hand),
            },
            HandCalled e => s.Person(e.Participant, p => p with { HandAt = null, Spoken = p.Spoken + 1 }) with { Hands = s.Hands.Remove(e.Participant) },
            _ => s,
        };
    }

    private static WorkshopState WithNote(this WorkshopState s, Operation done, WorkshopEvent happened) => happened switch
    {
        NoteWritten e => s with
        {
            Notes = s.Notes.SetItem(done.Sequence, new Note(e.IsProxy ? 0 : done.By.Participant, e.Text, e.Colour, e.Language, e.Table, e.IsRevealed, e.IsProxy, e.Sheet)),
            People = Counted(s, done.By.Participant),
            Unrevealed = s.Unrevealed + (e.IsRevealed ? 0 : 1),
        },
        NoteEdited e => s.Note(e.Note, n => (e.Text is null ? n : n.Doubted()) with { Text = e.Text ?? n.Text, Colour = e.Colour ?? n.Colour, Language = e.Language ?? n.Language }),
        NoteWithdrawn e => s.Placed(e.Note, 0).Note(e.Note, n => n with { IsWithdrawn = true, Text = "", Translations = null, Proposed = null }) with
        {
            Unrevealed = s.Unrevealed - (s.Notes[e.Note].IsRevealed ? 0 : 1),
        },
        NoteHidden e => s.Note(e.Note, n => n with { HiddenBecause = e.Reason }),
        NotePeeked e => s with { Peeks = s.Peeks.Add(new Peek(e.Note, done.By.StaffName ?? "", e.Reason, done.At)) },
        _ => s,
    };

    // What was approved was approved for the words that the note had.
    private static Note Doubted(this Note note) => note.Translations is not { } approved ? note
        : note with { Translations = null, Proposed = approved.SetItems(note.Proposed ?? NoTexts) };

    private static Note Settled(this Note note, TranslationSettled e)
    {
        var proposed = note.Proposed?.GetValueOrDefault(e.Language);
        var translations = e.IsApproved && proposed is not null ? (note.Translations ?? NoTexts).SetItem(e.Language, proposed)
            : !e.IsApproved && proposed is null ? note.Translations?.Remove(e.Language)
            : note.Translations;
        var left = note.Proposed?.Remove(e.Language);
        return note with { Translations = translations is { IsEmpty: false } ? translations : null, Proposed = left is { IsEmpty: false } ? left : null };
    }

    private static ImmutableSortedDictionary<int, ImmutableSortedDictionary<int, TableScore>> Scored(WorkshopState s, TableFeedbackGiven e)
    {
        var scores = s.TableFeedback.GetValueOrDefault(e.Table) ?? ImmutableSortedDictionary<int, TableScore>.Empty;
        scores = e.People == 0 ? scores.Remove(e.Score) : scores.SetItem(e.Score, new TableScore(e.People, e.Text));
        return scores.IsEmpty ? s.TableFeedback.Remove(e.Table) : s.TableFeedback.SetItem(e.Table, scores);
    }

    private static WorkshopState WithGroup(this WorkshopState s, Operation done, WorkshopEvent happened)
    {
        switch (happened)
        {
            case GroupMade e:
                var made = s with { Groups = s.Groups.SetItem(done.Sequence, new NoteGroup(e.Name, e.Table, [], e.SplitFrom)) };
                return made.Moved(done, e.Notes, done.Sequence, done.Sequence);
            case NotesMoved e:
                return s.Moved(done, e.Notes, e.Group, 0);
            case GroupNamed e:
                return s.Group(e.Group, g => g with { Name = e.Name }).Kept(done, new BoardMove(done.By, [], Named: e.Group, Before: s.Groups[e.Group].Name, After: e.Name));
            case GroupsMerged e:
                var steps = s.Groups[e.From].Notes.Select(note => new NoteStep(note, e.From, e.Into)).ToImmutableArray();
                return steps.Aggregate(s, (now, step) => now.Placed(step.Note, step.To))
                    .Group(e.From, g => g with { MergedInto = e.Into })
                    .Group(e.Into, g => g with { Merged = g.Merged.Add(e.From) })
                    .Kept(done, new BoardMove(done.By, steps, Merged: e.From));
            case MoveUndone e:
                return s.Undone(e.Move);
            case GroupSummarised e:
                return s.Group(e.Group, g => g with { Summary = e.Text });
            case GroupCarriedUp e:
                return s.Group(e.Group, g => g with { From = g.Table, Table = 0 });
            default:
                return s;
        }
    }

    private static WorkshopState Moved(this WorkshopState s, Operation done, ImmutableArray<long> notes, long group, long made)
    {
        var steps = notes.Where(s.Notes.ContainsKey).Select(note => new NoteStep(note, s.Notes[note].Group, group)).ToImmutableArray();
        return steps.Aggregate(s, (now, step) => now.Placed(step.Note, step.To)).Kept(done, new BoardMove(done.By, steps, made));
    }

    // Only what is still as the move left it goes back, so that nobody's later work is lost.
    private static WorkshopState Undone(this WorkshopState s, long number)
    {
        if (!s.Moves.TryGetValue(number, out var move))
        {
            return s;
        }

        if (move.Merged != 0)
        {
            var into = s.Groups[move.Merged].MergedInto;
            s = s.Group(move.Merged, g => g with { MergedInto = 0 }).Group(into, g => g with { Merged = g.Merged.Remove(move.Merged) });
        }

        foreach (var step in move.Steps)
        {
            if (s.Notes[step.Note].Group == step.To && !s.Notes[step.Note].IsWithdrawn)
            {
                s = s.Placed(step.Note, step.From != 0 && s.Groups[step.From].Stands() ? step.From : 0);
            }
        }

        if (move.Made != 0 && s.Groups[move.Made] is { Notes.Count: 0, Merged.Count: 0 })
        {
            s = s.Group(move.Made, g => g with { IsGone = true });
        }

        if (move.Named != 0 && s.Groups[move.Named].Name == move.After)
        {
            s = s.Group(move.Named, g => g with { Name = move.Before! });
        }

        return s with { Moves = s.Moves.Remove(number) };
    }

    private static WorkshopState Kept(this WorkshopState s, Operation done, BoardMove move)
    {
        var moves = s.Moves.SetItem(done.Sequence, move);
        return s with { Moves = moves.Count > KeptMoves ? moves.Remove(moves.Keys.First()) : moves };
    }

    private static WorkshopState Placed(this WorkshopState s, long note, long group)
    {
        var before = s.Notes[note].Group;
        if (before != 0)
        {
            s = s.Group(before, g => g with { Notes = g.Notes.Remove(note) });
        }

        s = s.Note(note, n => n with { Group = group });
        return group == 0 ? s : s.Group(group, g => g with { Notes = g.Notes.Add(note) });
    }

    private static WorkshopState WithDots(this WorkshopState s, DotsPlaced e)
    {
        var mine = s.Dots.GetValueOrDefault(e.Voter) ?? ImmutableSortedDictionary<long, int>.Empty;
        var change = e.Count - mine.GetValueOrDefault(e.Thing);
        mine = e.Count == 0 ? mine.Remove(e.Thing) : mine.SetItem(e.Thing, e.Count);
        var tally = s.Tally.GetValueOrDefault(e.Thing) + change;
        return s with
        {
            Dots = mine.IsEmpty ? s.Dots.Remove(e.Voter) : s.Dots.SetItem(e.Voter, mine),
            Tally = tally == 0 ? s.Tally.Remove(e.Thing) : s.Tally.SetItem(e.Thing, tally),
            DotsCast = s.DotsCast + change,
        };
    }

    private static WorkshopState Parked(this WorkshopState s, ThingParked e) => s.Groups.ContainsKey(e.Thing)
        ? s.Group(e.Thing, g => g with { IsParked = e.Parked })
        : s.Note(e.Thing, n => n with { IsParked = e.Parked });

    private static WorkshopState Agreed(this WorkshopState s, OutcomeAgreed e) => s.Groups.ContainsKey(e.Thing)
        ? s.Group(e.Thing, g => g with { Outcome = e.Outcome })
        : s.Note(e.Thing, n => n with { Outcome = e.Outcome });

    private static ImmutableSortedDictionary<long, Participant> Counted(WorkshopState s, long person) =>
        s.People.TryGetValue(person, out var found) ? s.People.SetItem(person, found with { Written = found.Written + 1 }) : s.People;

    private static WorkshopState Person(this WorkshopState s, long number, Func<Participant, Participant> change) => s with { People = s.People.SetItem(number, change(s.People[number])) };

    private static WorkshopState Note(this WorkshopState s, long number, Func<Note, Note> change) => s with { Notes = s.Notes.SetItem(number, change(s.Notes[number])) };

    private static WorkshopState Group(this WorkshopState s, long number, Func<NoteGroup, NoteGroup> change) => s with { Groups = s.Groups.SetItem(number, change(s.Groups[number])) };
}
