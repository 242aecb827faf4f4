using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace ParticipatoryHub.Workshops;

/// <summary>
/// What each audience sees of the state: the only way from the state to anybody. A note that is not revealed is on no board, the
/// facilitator's included; it is in its author's <see cref="Mine"/> alone.
/// </summary>
internal static class WorkshopShown
{
    private const int MostFaces = 20;
    private const int FewestTold = 5;
    private static readonly ConditionalWeakTable<ImmutableSortedDictionary<long, Participant>, StrongBox<string?>> FacesOf = [];

    /// <summary>The whole board for an audience.</summary>
    public static WorkshopView View(WorkshopState s, BoardAudience audience, MineView? mine = null) => new(
        s.Sequence,
        s.Setup!,
        Room(s, audience),
        [.. s.Notes.Select(note => Note(s, note.Key, audience)).OfType<NoteView>()],
        [.. s.Groups.Select(group => Group(s, group.Key)).OfType<GroupView>()],
        [.. s.Comments.Select(comment => Comment(s, comment.Key, audience)).OfType<CommentView>()],
        [.. s.People.Select(person => Person(s, person.Key, audience)).OfType<PersonView>()],
        audience == BoardAudience.Facilitator ? [.. s.Feedback.Values.OrderBy(given => given.Score).ThenBy(given => given.Text, StringComparer.Ordinal)] : [],
        mine,
        audience == BoardAudience.Facilitator ? [.. Enumerable.Range(0, s.Setup!.Tables + 1).Select(table => Table(s, table))]
        : mine is { HostOf: > 0 } ? [Table(s, mine.HostOf)]
        : []);

    private static TableView Table(WorkshopState s, int table) => new(
        table,
        s.People.Values.Count(person => person.Table == table && person.RemovedBecause is null),
        s.TablePeople.GetValueOrDefault(table),
        table == 0 ? 0 : s.People.Values.Count(person => person.HostOf == table));

    public static RoomView Room(WorkshopState s, BoardAudience audience)
    {
        var now = s.Now();
        return new RoomView(
            s.Code, s.Phase, s.Stage, now?.Kind ?? WorkshopStage.Unspecified, now?.Prompt, s.EndsAt, s.Reason, s.People.Count,
            Faces(s), s.Notes.Count, s.Unrevealed, s.DotsCast, s.AreDotsShown, s.Hands.Count, s.Peeks.Count, s.PointsAt,
            audience == BoardAudience.Facilitator || s.Phase >= WorkshopPhase.Closed ? Who(s) : null,
            s.TablePeople.Values.Sum(), s.Feedback.Count);
    }

    public static NoteView? Note(WorkshopState s, long number, BoardAudience audience)
    {
        if (!s.Notes.TryGetValue(number, out var note) || note.IsWithdrawn || !note.IsRevealed
            || audience == BoardAudience.Projector || (note.HiddenBecause is not null && audience != BoardAudience.Facilitator))
        {
            return null;
        }

        return Note(s, number, note);
    }

    public static GroupView? Group(WorkshopState s, long number) =>
        s.Groups.TryGetValue(number, out var group) && group.Stands()
            ? new GroupView(
                number, group.Name, group.Table, group.Notes.Count, group.Summary, group.IsParked, s.AreDotsShown ? s.DotsOn(number) : null,
                group.From, group.SplitFrom, group.Merged.Count, group.Outcome)
            : null;

    public static CommentView? Comment(WorkshopState s, long number, BoardAudience audience) =>
        !s.Comments.TryGetValue(number, out var comment) || audience == BoardAudience.Projector || (comment.HiddenBecause is not null && audience != BoardAudience.Facilitator)
            ? null
            : new CommentView(number, comment.Thing, comment.Text, comment.StaffName ?? NameOf(s, comment.Author), comment.StaffName is not null, comment.HiddenBecause);

    public static PersonView? Person(WorkshopState s, long number, BoardAudience audience) =>
        audience == BoardAudience.Facilitator && s.People.TryGetValue(number, out var person)
            ? new PersonView(number, person.Name, person.Table, person.HostOf, person.RemovedBecause, person.HandAt, person.Spoken)
            : null;

    /// <summary>What is one participant's own.</summary>
    public static MineView Mine(WorkshopState s, Caller caller)
    {
        var person = s.People.GetValueOrDefault(caller.Number);
        var voter = person is null ? 0 : caller.Number;
        return new MineView(
            caller.Role,
            caller.Number,
            person?.Name,
            person?.Table ?? 0,
            person?.HostOf ?? 0,
            person is null ? [] : [.. s.Notes.Where(note => note.Value.Author == caller.Number && !note.Value.IsWithdrawn).Select(note => Note(s, note.Key, note.Value))],
            s.Dots.GetValueOrDefault(voter) ?? ImmutableSortedDictionary<long, int>.Empty,
            person is null ? 0 : Math.Max(0, WorkshopRules.DotsOf(s, voter) - WorkshopRules.DotsPlacedBy(s, voter)),
            s.Hands.IndexOf(caller.Number) + 1,
            [.. s.Moves.Where(move => move.Value.By.Participant == caller.By.Participant && move.Value.By.StaffId == caller.By.StaffId).Select(move => move.Key).TakeLast(20)],
            person?.Answers ?? ImmutableSortedDictionary<string, int>.Empty,
            person is null ? null : s.Feedback.GetValueOrDefault(caller.Number));
    }

    /// <summary>The audience that a role belongs to.</summary>
    public static BoardAudience AudienceOf(WorkshopRole role) => role == WorkshopRole.Facilitator ? BoardAudience.Facilitator : BoardAudience.Participant;

    private static NoteView Note(WorkshopState s, long number, Note note) => new(
        number, note.Text, note.Colour, note.Language, s.Setup!.ShowsAuthors ? NameOf(s, note.Author) : null, note.Table, note.Group, note.IsProxy, note.IsParked,
        s.AreDotsShown && note.Group == 0 ? s.DotsOn(number) : null, note.Sheet, note.HiddenBecause, note.Outcome, note.IsRevealed);

    // A name that the author's rule hides is hidden in every place.
    private static string? NameOf(WorkshopState s, long number) => s.Setup!.ShowsAuthors && s.People.TryGetValue(number, out var person) ? person.Name : null;

    // Every audience sees the same faces, before an operation and after the one before it.
    private static string? Faces(WorkshopState s) => FacesOf.GetValue(s.People, static people => new StrongBox<string?>(NewestNames(people))).Value;

    private static string? NewestNames(ImmutableSortedDictionary<long, Participant> people)
    {
        var names = new Queue<string>(MostFaces);
        foreach (var (_, person) in people)
        {
            if (person is { Name: { } name, RemovedBecause: null })
            {
                if (names.Count == MostFaces)
                {
                    names.Dequeue();
                }

                names.Enqueue(name);
            }
        }

        return names.Count == 0 ? null : string.Join(", ", names.Reverse());
    }

    // Small numbers could be somebody: neither they, nor what would give them away by subtraction, are told.
    private static string? Who(WorkshopState s)
    {
        var told = new SortedDictionary<string, SortedDictionary<string, int[]>>(StringComparer.Ordinal);
        foreach (var question in s.Setup!.Questions)
        {
            var people = s.People.Values.Where(person => person.Answers.ContainsKey(question.Id)).ToLookup(person => person.Answers[question.Id]);
            var counts = new SortedDictionary<string, int[]>(StringComparer.Ordinal);
            for (var answer = 0; answer < question.Answers.Length; answer++)
            {
                var gave = people[answer].ToList();
                var active = gave.Count(person => person.Written > 0 || person.Spoken > 0);
                if (gave.Count >= FewestTold)
                {
                    counts[question.Answers[answer]] = active >= FewestTold && (gave.Count - active >= FewestTold || gave.Count == active) ? [gave.Count, active] : [gave.Count];
                }
            }

            if (counts.Count > 0)
            {
                told[question.Id] = counts;
            }
        }

        return told.Count == 0 ? null : JsonSerializer.Serialize(told, HubJson.Options);
    }
}
