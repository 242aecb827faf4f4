namespace ParticipatoryHub.Workshops;

/// <summary>Dots: so many for a person, so many on one thing, held here and hidden until they are shown.</summary>
internal static partial class WorkshopRules
{
    /// <summary>How many dots a voter may have in the stage now: a person, or a table's people without phones together.</summary>
    public static int DotsOf(WorkshopState state, long voter) =>
        (state.Now()?.Rules.DotsEach ?? 0) * (voter < 0 ? state.TablePeople.GetValueOrDefault((int)(-voter - 1)) : 1);

    /// <summary>How many dots a voter has placed.</summary>
    public static int DotsPlacedBy(WorkshopState state, long voter) => state.Dots.GetValueOrDefault(voter)?.Values.Sum() ?? 0;

    private static WorkshopDecision DecideDots(WorkshopState state, Caller caller, WorkshopCommand command) => command switch
    {
        PlaceDots c => Place(state, caller.Number, c.Thing, c.Count),
        PlaceTableDots c => WhyNotTable(state, caller, c.Table) is { } refused ? WorkshopDecision.No(refused) : Place(state, -1L - c.Table, c.Thing, c.Count),
        _ => ((ShowDots)command).Shown == state.AreDotsShown ? WorkshopDecision.Yes() : WorkshopDecision.Yes(new DotsShown(!state.AreDotsShown)),
    };

    private static WorkshopDecision Place(WorkshopState state, long voter, long thing, int count)
    {
        if (!IsVotable(state, thing))
        {
            return WorkshopDecision.No("no-thing", "Place dots on a group, or on a note that stands alone.");
        }

        var people = voter < 0 ? state.TablePeople.GetValueOrDefault((int)(-voter - 1)) : 1;
        if (people == 0)
        {
            return WorkshopDecision.No("nobody", "Say first how many people at this table have no phone.", "table");
        }

        var mine = state.Dots.GetValueOrDefault(voter);
        var before = mine?.GetValueOrDefault(thing) ?? 0;
        if (count == before)
        {
            return WorkshopDecision.Yes();
        }

        // What was placed on a note that then went into a group, or on a group that was merged, counts there.
        var onOne = mine?.Where(dots => state.CountsFor(dots.Key) == thing && dots.Key != thing).Sum(dots => dots.Value) ?? 0;
        var rules = state.Now()!.Rules;
        return count < 0 ? WorkshopDecision.No("count", "Dots cannot be fewer than none.", "count")
            : onOne + (long)count > (long)rules.DotsOnOne * people ? WorkshopDecision.No("too-many-on-one", $"At most {rules.DotsOnOne * people} of your dots may stand on one thing.", "count")
            : DotsPlacedBy(state, voter) - before + (long)count > DotsOf(state, voter) ? WorkshopDecision.No("too-many-dots", $"You have {DotsOf(state, voter)} dots; take one off somewhere first.", "count")
            : WorkshopDecision.Yes(new DotsPlaced(voter, thing, count));
    }

    private static bool IsVotable(WorkshopState state, long thing) =>
        IsGroup(state, thing, out _) || (IsNote(state, thing, out var note) && note is { IsRevealed: true, Group: 0, HiddenBecause: null });
}
