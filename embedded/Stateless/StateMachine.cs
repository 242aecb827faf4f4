namespace Stateless;

/// <summary>
/// Which moves are open from where. The part of Stateless 5 that pure lifecycles use: no actions, no parameters, no async.
/// </summary>
public partial class StateMachine<TState, TTrigger>
    where TState : notnull
    where TTrigger : notnull
{
    private readonly Dictionary<TState, Node> nodes = [];
    private readonly Func<TState> read;
    private readonly Action<TState> write;

    /// <summary>A machine that keeps its state itself.</summary>
    public StateMachine(TState initialState)
    {
        var state = initialState;
        read = () => state;
        write = next => state = next;
    }

    /// <summary>A machine whose state is kept elsewhere.</summary>
    public StateMachine(Func<TState> stateAccessor, Action<TState> stateMutator)
    {
        read = stateAccessor;
        write = stateMutator;
    }

    /// <summary>The state now.</summary>
    public TState State => read();

    /// <summary>The triggers that <see cref="CanFire(TTrigger)"/> says yes to.</summary>
    public IEnumerable<TTrigger> PermittedTriggers => NodeOf(State).Triggers().Distinct().Where(CanFire).ToList();

    /// <summary>Begins to say what a state permits.</summary>
    public StateConfiguration Configure(TState state) => new(this, NodeOf(state));

    /// <summary>Whether a trigger is permitted, or ignored, now.</summary>
    public bool CanFire(TTrigger trigger) => Decide(trigger).Rule is not null;

    /// <summary>Whether a trigger is permitted now, and which guards say no; null when no rule knows the trigger.</summary>
    public bool CanFire(TTrigger trigger, out ICollection<string>? unmetGuards)
    {
        var (rule, unmet) = Decide(trigger);
        unmetGuards = unmet;
        return rule is not null;
    }

    /// <summary>Moves, or throws <see cref="InvalidOperationException"/> when the trigger is not permitted.</summary>
    public void Fire(TTrigger trigger)
    {
        var (rule, unmet) = Decide(trigger);
        if (rule is null)
        {
            throw new InvalidOperationException(unmet is { Count: > 0 }
                ? $"Trigger '{trigger}' is valid for transition from state '{State}' but a guard conditions are not met. Guard descriptions: '{string.Join(", ", unmet)}'."
                : $"No valid leaving transitions are permitted from state '{State}' for trigger '{trigger}'. Consider ignoring the trigger.");
        }

        if (rule.Moves)
        {
            write(rule.Destination);
        }
    }

    /// <summary>Whether the state is this one or within it.</summary>
    public bool IsInState(TState state)
    {
        for (var node = NodeOf(State); node is not null; node = node.Superstate)
        {
            if (node.State.Equals(state))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The nearest state's rule decides; a state whose guards all say no leaves it to the state around it.</summary>
    private (Rule? Rule, ICollection<string>? Unmet) Decide(TTrigger trigger)
    {
        ICollection<string>? unmet = null;
        for (var node = NodeOf(State); node is not null; node = node.Superstate)
        {
            var rules = node.RulesFor(trigger);
            var open = rules.Where(rule => rule.Unmet().Count == 0).ToList();
            if (open.Count > 1)
            {
                throw new InvalidOperationException($"Multiple permitted exit transitions are configured from state '{node.State}' for trigger '{trigger}'. Guard clauses must be mutually exclusive.");
            }

            if (open.Count == 1)
            {
                return (open[0], []);
            }

            if (rules.Count > 0)
            {
                unmet = [.. rules.SelectMany(rule => rule.Unmet())];
            }
        }

        return (null, unmet);
    }

    private Node NodeOf(TState state)
    {
        if (!nodes.TryGetValue(state, out var node))
        {
            nodes[state] = node = new Node(state);
        }

        return node;
    }

    private sealed record Rule(TTrigger Trigger, TState Destination, bool Moves, IReadOnlyList<Tuple<Func<bool>, string>> Guards)
    {
        public List<string> Unmet() => [.. Guards.Where(guard => !guard.Item1()).Select(guard => guard.Item2)];
    }

    private sealed class Node(TState state)
    {
        public TState State { get; } = state;

        public Node? Superstate { get; set; }

        public List<Rule> Rules { get; } = [];

        public List<Rule> RulesFor(TTrigger trigger) => Rules.FindAll(rule => rule.Trigger.Equals(trigger));

        public IEnumerable<TTrigger> Triggers() =>
            Rules.Select(rule => rule.Trigger).Concat(Superstate?.Triggers() ?? []);
    }
}
