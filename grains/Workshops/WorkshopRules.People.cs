using System.Collections.Immutable;

namespace ParticipatoryHub.Workshops;

/// <summary>Participants: names, tables, hosts, who is in the room, removing, feedback.</summary>
internal static partial class WorkshopRules
{
    private static WorkshopDecision DecidePeople(WorkshopState state, Caller caller, WorkshopCommand command) => command switch
    {
        IntroduceSelf c => Introduce(state, caller, c),
        SitAt c => WhyNoTable(state, c.Table) is { } refused ? WorkshopDecision.No(refused)
            : state.People[caller.Number].Table == c.Table ? WorkshopDecision.Yes()
            : WorkshopDecision.Yes(new ParticipantSat(c.Table)),
        AskToHost c => Host(state, c),
        CountTable c => WhyNotTable(state, caller, c.Table) is { } refused ? WorkshopDecision.No(refused) : CountPeople(state, c),
        DescribeSelf c => Describe(state, c),
        RemoveParticipant c => Remove(state, c),
        _ => Rate((GiveFeedback)command),
    };

    private static WorkshopDecision Introduce(WorkshopState state, Caller caller, IntroduceSelf c)
    {
        var name = Clean(c.Name);
        return WhyNotName(name) is { } refused ? WorkshopDecision.No(refused)
            : name == state.People[caller.Number].Name ? WorkshopDecision.Yes()
            : WorkshopDecision.Yes(new ParticipantNamed(name));
    }

    private static WorkshopDecision Host(WorkshopState state, AskToHost c) =>
        !state.People.TryGetValue(c.Participant, out var person) || person.RemovedBecause is not null ? NoPerson()
        : WhyNoTable(state, c.Table) is { } refused ? WorkshopDecision.No(refused)
        : person.HostOf == c.Table ? WorkshopDecision.Yes()
        : WorkshopDecision.Yes(new HostAsked(c.Participant, c.Table));

    // Dots that stand already would have no people any more.
    private static WorkshopDecision CountPeople(WorkshopState state, CountTable c)
    {
        var placed = DotsPlacedBy(state, -1L - c.Table);
        return c.People is < 0 or > 200 ? WorkshopDecision.No("people", "Give a number from 0 to 200.", "people")
            : placed > 0 && c.People < state.TablePeople.GetValueOrDefault(c.Table) ? WorkshopDecision.No("dots-placed", "Take this table's dots off first.", "people")
            : c.People < Math.Max(state.TableAnswers(c.Table), HandsOf(state, c.Table)) ? WorkshopDecision.No("spoken-for", "Take this table's hands and answers off first.", "people")
            : state.TablePeople.GetValueOrDefault(c.Table) == c.People ? WorkshopDecision.Yes()
            : WorkshopDecision.Yes(new TableCounted(c.Table, c.People));
    }

    private static WorkshopDecision Describe(WorkshopState state, DescribeSelf c)
    {
        var questions = state.Setup!.Questions;
        return c.Answers is null || !c.Answers.All(answer => questions.Any(question => question.Id == answer.Key && answer.Value >= 0 && answer.Value < question.Answers.Length))
            ? WorkshopDecision.No("no-answer", "There is no such answer.", "answers")
            : WorkshopDecision.Yes(new SelfDescribed(c.Answers.WithComparers(StringComparer.Ordinal)));
    }

    private static WorkshopDecision Remove(WorkshopState state, RemoveParticipant c)
    {
        var reason = Clean(c.Reason);
        return !state.People.TryGetValue(c.Participant, out var person) ? NoPerson()
            : person.RemovedBecause is not null ? WorkshopDecision.Yes()
            : WhyNotText(reason, 300, "reason") is not null ? WorkshopDecision.No("needs-reason", "Say why, in at most 300 characters; it is kept with the workshop.", "reason")
            : WorkshopDecision.Yes(new ParticipantRemoved(c.Participant, reason!));
    }

    private static WorkshopDecision Rate(GiveFeedback c)
    {
        var text = Clean(c.Text);
        return c.Score is < 1 or > 5 ? WorkshopDecision.No("score", "Choose from 1 to 5.", "score")
            : text is { Length: > NoteLength } ? WorkshopDecision.No("too-long", $"Keep it to {NoteLength} characters; this has {text.Length}.", "text")
            : WorkshopDecision.Yes(new FeedbackGiven(c.Score, text));
    }

    private static WorkshopDecision NoPerson() => WorkshopDecision.No("no-participant", "There is no such participant.");
}
