namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>What one state permits.</summary>
    public sealed class StateConfiguration
    {
        private readonly Node node;

        internal StateConfiguration(StateMachine<TState, TTrigger> machine, object node)
        {
            Machine = machine;
            this.node = (Node)node;
        }

        /// <summary>The state.</summary>
        public TState State => node.State;

        /// <summary>The machine.</summary>
        public StateMachine<TState, TTrigger> Machine { get; }

        /// <summary>The trigger leads to another state.</summary>
        public StateConfiguration Permit(TTrigger trigger, TState destinationState) =>
            PermitIf(trigger, Elsewhere(destinationState), []);

        /// <summary>The trigger leads to another state when the guard says so.</summary>
        public StateConfiguration PermitIf(TTrigger trigger, TState destinationState, Func<bool> guard, string? guardDescription = null) =>
            PermitIf(trigger, destinationState, Guard(guard, guardDescription));

        /// <summary>The trigger leads to another state when all guards say so.</summary>
        public StateConfiguration PermitIf(TTrigger trigger, TState destinationState, params Tuple<Func<bool>, string>[] guards) =>
            Add(trigger, Elsewhere(destinationState), moves: true, guards);

        /// <summary>The trigger leads out of the state and back into it.</summary>
        public StateConfiguration PermitReentry(TTrigger trigger) => Add(trigger, State, moves: true);

        /// <summary>The trigger leads out of the state and back into it when the guard says so.</summary>
        public StateConfiguration PermitReentryIf(TTrigger trigger, Func<bool> guard, string? guardDescription = null) =>
            Add(trigger, State, moves: true, Guard(guard, guardDescription));

        /// <summary>The trigger leads out of the state and back into it when all guards say so.</summary>
        public StateConfiguration PermitReentryIf(TTrigger trigger, params Tuple<Func<bool>, string>[] guards) => Add(trigger, State, moves: true, guards);

        /// <summary>The trigger is accepted and does nothing.</summary>
        public StateConfiguration Ignore(TTrigger trigger) => Add(trigger, State, moves: false);

        /// <summary>The trigger is accepted and does nothing when the guard says so.</summary>
        public StateConfiguration IgnoreIf(TTrigger trigger, Func<bool> guard, string? guardDescription = null) =>
            Add(trigger, State, moves: false, Guard(guard, guardDescription));

        /// <summary>What the other state permits is permitted here too, unless this state has its own rule.</summary>
        public StateConfiguration SubstateOf(TState superstate)
        {
            var around = Machine.NodeOf(superstate);
            for (var next = around; next is not null; next = next.Superstate)
            {
                if (next == node)
                {
                    throw new ArgumentException($"Configuring {State} as a substate of {superstate} creates an illegal cyclic configuration.");
                }
            }

            node.Superstate = around;
            return this;
        }

        private static Tuple<Func<bool>, string> Guard(Func<bool> guard, string? description) =>
            Tuple.Create(guard, description ?? (guard.Method.Name.Contains('<', StringComparison.Ordinal) ? "Function" : guard.Method.Name));

        private TState Elsewhere(TState destination) => !destination.Equals(State)
            ? destination
            : throw new ArgumentException("Permit() (and PermitIf()) require that the destination state is not equal to the source state. To accept a trigger without changing state, use either Ignore() or PermitReentry().");

        private StateConfiguration Add(TTrigger trigger, TState destination, bool moves, params Tuple<Func<bool>, string>[] guards)
        {
            node.Rules.Add(new Rule(trigger, destination, moves, guards));
            return this;
        }
    }
}
