using ParticipatoryHub.People;

namespace ParticipatoryHub.Rounds;

/// <summary>What is shown of a round's state.</summary>
internal static class RoundViews
{
    public static RoundView Public(string key, RoundState state) =>
        new(key, state.Phase, state.Setup!, state.RulesHash, state.LatestCount?.Version ?? 0, state.PublishedAt)
        {
            RehearsalOf = state.RehearsalOf,
            Manifest = state.Manifest?.Digest,
            Tier = state.Manifest?.Tier,
            Challenges = state.Challenges,
            SetAsides = state.SetAsides,
            ClosedAt = state.ClosedAt,
            SignOff = state is { PublishedAt: not null, SignOff: { Second: { } second } signed } ? new(signed.Sheet.Text, signed.Sheet.Digest, signed.First.At, second.At) : null,
        };

    public static RoundStaffView ForStaff(string key, RoundState state, StaffMember by, DateTimeOffset now)
    {
        var facts = RoundRules.Facts(state, by, now);
        return new(
            Public(key, state.Phase != RoundPhase.Draft || by.May(StaffAct.SeeSetUp) ? state : state with { Setup = state.Setup! with { Projects = [] } }),
            [.. RoundLifecycle.Moves.Select(move => new RoundLifecycle(state.Phase, facts).Ask(move))],
            RoundRules.MayRun(by) ? state.Story : [])
        {
            Rehearsal = state.Rehearsal,
            Proposals = by.May(StaffAct.SignResults) ? state.Proposals : [],
            KeysDestroyedAt = state.KeysDestroyedAt,
            SetupVersion = state.SetupVersion,
            SetupChange = RoundRules.MayRun(by) ? state.SetupChange : null,
            Undoable = RoundRules.MayRun(by) && state is { Undo: { } undo, SetupChange: { } change } ? change with { What = undo.What } : null,
        };
    }

    public static RoundSummary Summary(string key, RoundState state)
    {
        var setup = state.Setup!;
        return new(key, setup.Name, setup.Community, state.Phase, setup.Budget, setup.Currency, setup.Projects.Length, setup.OpensAt, setup.ClosesAt)
        {
            IsComplete = state.Phase != RoundPhase.Draft || RoundSetupRules.Check(setup).IsEmpty,
            RehearsalOf = state.RehearsalOf,
            IdeasOpenAt = setup.Ideas?.OpensAt,
            IdeasCloseAt = setup.Ideas?.ClosesAt,
        };
    }

    public static CallForIdeas? CallForIdeas(RoundState state) => state.Setup is { Ideas: { } call } setup ? new(state.Phase, setup.Name, setup.Currency, call) : null;

    public static VotingRules? VotingRules(RoundState state) => state is { RulesHash: not null, Setup: { } setup }
        ? new(
            state.Phase,
            setup.Method,
            setup.Limits,
            setup.Budget,
            [.. setup.Projects.Where(project => !project.Withdrawn).Select(project => new BallotProject(project.Id, project.Cost))],
            setup.OpensAt,
            setup.ClosesAt,
            setup.Currency)
        : null;
}
