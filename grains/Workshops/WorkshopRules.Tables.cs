namespace ParticipatoryHub.Workshops;

/// <summary>Hands and answers of people who have no phone: as many of either as were counted at their table.</summary>
internal static partial class WorkshopRules
{
    private static WorkshopDecision DecideForTable(WorkshopState state, Caller caller, WorkshopCommand command) => command switch
    {
        RaiseTableHand c => RaiseFor(state, caller, c),
        LowerTableHand c => LowerFor(state, caller, c),
        _ => RateFor(state, caller, (GiveTableFeedback)command),
    };

    private static WorkshopDecision RaiseFor(WorkshopState state, Caller caller, RaiseTableHand c)
    {
        var name = Clean(c.Name);
        return (WhyNotTable(state, caller, c.Table) ?? WhyNotName(name) ?? WhyNobody(state, c.Table)) is { } refused ? WorkshopDecision.No(refused)
            : HandsOf(state, c.Table) >= state.TablePeople[c.Table] ? WorkshopDecision.No("hands-up", "Everybody at this table who has no phone is in the queue already.", "table")
            : WorkshopDecision.Yes(new TableHandRaised(c.Table, name));
    }

    private static WorkshopDecision LowerFor(WorkshopState state, Caller caller, LowerTableHand c) =>
        !state.TableHands.TryGetValue(c.Hand, out var hand) ? WorkshopDecision.No("no-hand", "That hand is down.")
        : WhyNotTable(state, caller, hand.Table) is { } refused ? WorkshopDecision.No(refused)
        : WorkshopDecision.Yes(new TableHandLowered(c.Hand));

    private static WorkshopDecision RateFor(WorkshopState state, Caller caller, GiveTableFeedback c)
    {
        var text = Clean(c.Text);
        if ((WhyNotTable(state, caller, c.Table) ?? WhyNobody(state, c.Table)) is { } refused)
        {
            return WorkshopDecision.No(refused);
        }

        var before = state.TableFeedback.GetValueOrDefault(c.Table)?.GetValueOrDefault(c.Score);
        var most = state.TablePeople[c.Table] - state.TableAnswers(c.Table) + (before?.People ?? 0);
        return c.Score is < 1 or > 5 ? WorkshopDecision.No("score", "Choose from 1 to 5.", "score")
            : c.People < 0 || c.People > most ? WorkshopDecision.No("answers", $"Give a number from 0 to {most}: that many people here have not answered otherwise.", "people")
            : text is { Length: > NoteLength } ? WorkshopDecision.No("too-long", $"Keep it to {NoteLength} characters; this has {text.Length}.", "text")
            : new TableScore(c.People, c.People == 0 ? null : text) == (before ?? new TableScore(0, null)) ? WorkshopDecision.Yes()
            : WorkshopDecision.Yes(new TableFeedbackGiven(c.Table, c.Score, c.People, text));
    }

    private static int HandsOf(WorkshopState state, int table) => state.TableHands.Values.Count(hand => hand.Table == table);

    private static Refused? WhyNobody(WorkshopState state, int table) => state.TablePeople.ContainsKey(table)
        ? null
        : new Refused("nobody", "Say first how many people at this table have no phone.", "table");
}
