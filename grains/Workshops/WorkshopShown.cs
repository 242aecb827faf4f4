using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using ParticipatoryHub.Communities;

namespace ParticipatoryHub.Workshops;

/// <summary>
/// What each audience sees of the state: the only way from the state to anybody. A note that is not revealed is on no board, the
/// facilitator's included; it is in its author's <see cref="Mine"/> alone.
/// </summary>
internal static class WorkshopShown
{
    private const int MostFaces = 20;
    private const int FewestTold = VoicesTable.Small + 1;
    private static readonly ConditionalWeakTable<ImmutableSortedDictionary<long, Participant>, Crowd> CrowdOf = [];

    /// <summary>The whole board for an audience.</summary>
    public static WorkshopView View(WorkshopState s, BoardAudience audience, MineView? mine = null) => new(
        s.Sequence,
        s.Setup!,
        Room(s, audience),
        [.. s.Notes.Select(note => Note(s, note.Key, audience)).OfType<NoteView>()],
        [.. s.Groups.Select(group => Group(s, group.Key)).OfType<GroupView>()],
        [.. s.Comments.Select(comment => Comment(s, comment.Key, audience)).OfType<CommentView>()],
        [.. s.People.Select(person => Person(s, person.Key, audience)).OfType<PersonView>()],
        audience == BoardAudience.Facilitator ? [.. s.Feedback.Values.Concat(s.TableFeedback.Keys.SelectMany(table => Scores(s, table))).OrderBy(given => given.Score).ThenBy(given => given.Text, StringComparer.Ordinal)] : [],
        mine,
        audience == BoardAudience.Facilitator ? [.. Enumerable.Range(0, s.Setup!.Tables + 1).Select(table => Table(s, table))]
        : mine is { HostOf: > 0 } ? [Table(s, mine.HostOf)]
        : [],
        audience == BoardAudience.Facilitator ? s.ReaderKey : null,
        [.. s.TableHands.Where(hand => audience == BoardAudience.Facilitator || (mine is { HostOf: > 0 } && mine.HostOf == hand.Value.Table)).Select(hand => new TableHandView(hand.Key, hand.Value.Table, hand.Value.Name, hand.Value.At))]);

    private static TableView Table(WorkshopState s, int table) => new(
        table,
        s.People.Values.Count(person => person.Table == table && person.RemovedBecause is null),
        s.TablePeople.GetValueOrDefault(table),
        table == 0 ? 0 : s.People.Values.Count(person => person.HostOf == table),
        s.TableSpoken.GetValueOrDefault(table),
        [.. Scores(s, table)]);

    private static IEnumerable<FeedbackView> Scores(WorkshopState s, int table) =>
        s.TableFeedback.GetValueOrDefault(table)?.Select(score => new FeedbackView(score.Key, score.Value.Text, score.Value.People)) ?? [];

    public static RoomView Room(WorkshopState s, BoardAudience audience)
    {
        var now = s.Now();
        var crowd = CrowdOf.GetValue(s.People, Crowd.Of);
        var (called, answered) = (s.TableSpoken.Values.Sum(), s.TableFeedback.Keys.Sum(s.TableAnswers));
        return new RoomView(
            s.Code, s.Phase, s.Stage, now?.Kind ?? WorkshopStage.Unspecified, now?.Prompt, s.EndsAt, s.Reason, s.People.Count,
            crowd.Faces, s.Notes.Count, s.Unrevealed, s.DotsCast, s.AreDotsShown, s.Hands.Count, s.Peeks.Count, s.PointsAt,
            audience == BoardAudience.Facilitator || s.Phase >= WorkshopPhase.Closed ? Who(s) : null,
            s.TablePeople.Values.Sum(), s.Feedback.Count + answered, crowd.Spoken + called, called, answered, audience == BoardAudience.Facilitator ? s.SharedBy : 0);
    }

    public static NoteView? Note(WorkshopState s, long number, BoardAudience audience)
    {
        if (!s.Notes.TryGetValue(number, out var note) || note.IsWithdrawn || !note.IsRevealed
            || audience == BoardAudience.Projector || (note.HiddenBecause is not null && audience != BoardAudience.Facilitator))
        {
            return null;
        }

        return Note(s, number, note, audience == BoardAudience.Facilitator);
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
            person is null ? [] : [.. s.Notes.Where(note => note.Value.Author == caller.Number && !note.Value.IsWithdrawn).Select(note => Note(s, note.Key, note.Value, seesProposed: true))],
            s.Dots.GetValueOrDefault(voter) ?? ImmutableSortedDictionary<long, int>.Empty,
            person is null ? 0 : Math.Max(0, WorkshopRules.DotsOf(s, voter) - WorkshopRules.DotsPlacedBy(s, voter)),
            s.Hands.IndexOf(caller.Number) + 1,
            [.. s.Moves.Where(move => move.Value.By.Participant == caller.By.Participant && move.Value.By.StaffId == caller.By.StaffId).Select(move => move.Key).TakeLast(20)],
            person?.Answers ?? ImmutableSortedDictionary<string, int>.Empty,
            person is null ? null : s.Feedback.GetValueOrDefault(caller.Number));
    }

    /// <summary>The audience that a role belongs to.</summary>
    public static BoardAudience AudienceOf(WorkshopRole role) => role == WorkshopRole.Facilitator ? BoardAudience.Facilitator : BoardAudience.Participant;

    private static NoteView Note(WorkshopState s, long number, Note note, bool seesProposed) => new(
        number, note.Text, note.Colour, note.Language, s.Setup!.ShowsAuthors ? NameOf(s, note.Author) : null, note.Table, note.Group, note.IsProxy, note.IsParked,
        s.AreDotsShown && note.Group == 0 ? s.DotsOn(number) : null, note.Sheet, note.HiddenBecause, note.Outcome, note.IsRevealed,
        note.Translations, seesProposed ? note.Proposed : null, note.Proposed?.Count ?? 0);

    // A name that the author's rule hides is hidden in every place.
    private static string? NameOf(WorkshopState s, long number) => s.Setup!.ShowsAuthors && s.People.TryGetValue(number, out var person) ? person.Name : null;

    /// <summary>Of each question that asks for groups of a community: the group of each answer, and how many gave it. It leaves the grain with small counts hidden only.</summary>
    public static IEnumerable<ImmutableArray<(string Group, int Count)>> Asked(WorkshopState s) => s.Setup!.Questions.Where(question => question.AsksForGroups).Select(question =>
    {
        var people = s.People.Values.Where(person => person.Answers.ContainsKey(question.Id)).ToLookup(person => person.Answers[question.Id]);
        return question.Groups.Select((group, answer) => (group, people[answer].Count())).ToImmutableArray();
    });

    // Small numbers could be somebody: neither they, nor what would give them away by subtraction, are told.
    private static string? Who(WorkshopState s)
    {
        var told = new SortedDictionary<string, SortedDictionary<string, int[]>>(StringComparer.Ordinal);
        foreach (var question in s.Setup!.Questions)
        {
            var people = s.People.Values.Where(person => person.Answers.ContainsKey(question.Id)).ToLookup(person => person.Answers[question.Id]);
            var hidden = VoicesTable.Hidden([.. question.Answers.Select((_, answer) => people[answer].Count())]);
            var counts = new SortedDictionary<string, int[]>(StringComparer.Ordinal);
            for (var answer = 0; answer < question.Answers.Length; answer++)
            {
                var gave = people[answer].ToList();
                var active = gave.Count(person => person.Written > 0 || person.Spoken > 0);
                if (gave.Count >= FewestTold && !hidden.Contains(answer))
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

    /// <summary>What of the people is told to everyone, read out of them once: an operation is told to every audience, as things were and as they are.</summary>
    private sealed record Crowd(string? Faces, int Spoken)
    {
        public static Crowd Of(ImmutableSortedDictionary<long, Participant> people)
        {
            var (names, spoken) = (new Queue<string>(MostFaces), 0);
            foreach (var (_, person) in people)
            {
                spoken += person.Spoken;
                if (person is { Name: { } name, RemovedBecause: null })
                {
                    if (names.Count == MostFaces)
                    {
                        names.Dequeue();
                    }

                    names.Enqueue(name);
                }
            }

            return new Crowd(names.Count == 0 ? null : string.Join(", ", names.Reverse()), spoken);
        }
    }
}
