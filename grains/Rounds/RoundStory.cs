using System.Globalization;
using ParticipatoryHub.SignOff;

namespace ParticipatoryHub.Rounds;

/// <summary>Events of a round as sentences for staff.</summary>
internal static class RoundStory
{
    private const int MostNamed = 4;

    public static string Tell(RoundEvent happened, RoundSetup? setup) => happened switch
    {
        RoundCreated { RehearsalOf: { } real } => $"Made this rehearsal of {real}.",
        DraftDeleted => "Deleted the draft.",
        RehearsalMade e => $"Made a rehearsal, {e.Rehearsal}.",
        RoundCreated e => $"Created the round with {Projects(e.Setup)}.",
        SetupChanged e when setup is not null && RoundAudit.Parts(setup, e.Setup) is { Count: > 0 } parts => $"Changed the set-up: {Named(parts)}.",
        SetupChanged e => $"Changed the set-up: {Projects(e.Setup)}, {e.Setup.Budget.In(e.Setup.Currency)} to spend.",
        ChangeUndone e => $"Undid a change of the projects: {e.What}",
        VotingOpened e => $"Opened voting and froze the rules ({e.RulesHash[..8]}…).",
        IdeasOpened => "Opened the round for ideas.",
        IdeasClosed e => Because("Closed ideas; the review began", e.Reason),
        IdeasReopened e => Because("Took ideas again", e.Reason),
        ProjectPut e => $"Put “{e.Project.Name}” on the ballot.",
        ProjectTaken e => $"Took “{e.Name}” off the ballot.",
        VotingExtended { Agreed: { } agreed } e => $"Put the close later, to {Local(e.ClosesAt, setup)}, as {agreed.Asked.Name} had asked: {e.Reason}",
        VotingExtended e => $"Put the close later, to {Local(e.ClosesAt, setup)}: {e.Reason}",
        ProposalMade e => $"Asked {Asked(e.Proposal, setup)}",
        ProposalDropped e => $"Dropped what {e.Proposal.Asked.Name} had asked: {Asked(e.Proposal, setup)}",
        BallotVoided e => $"Declared a ballot void, {RoundWords.Of(e.Agreed.Void)}, as {e.Agreed.Asked.Name} had asked.",
        ChallengeRecorded e => $"Put objection {e.Challenge.Number} on record.",
        ChallengeAnswered { Upheld: true } e => $"Answered objection {e.Number} and upheld it.",
        ChallengeAnswered e => $"Answered objection {e.Number}.",
        ResultSetAside e => $"Set the published result aside, as {e.Agreed.Asked.Name} had asked: {e.Agreed.Reason}",
        ResultMadeFinal => "The time for objections is over: the result is final.",
        KeysDestroyed e => $"Destroyed the keys of the round, as {e.Agreed.Asked.Name} had asked.",
        VotingSuspended e => $"Paused voting: {e.Reason}",
        VotingResumed e => Because("Resumed voting", e.Reason),
        VotingClosed e => Because("Closed voting", e.Reason),
        ImportedVotesTaken => "Took the votes of a finished election from a file.",
        RoundCounted { SameAsBefore: null } e => $"Counted {Ballots(e)}.",
        RoundCounted { SameAsBefore: true } e => $"Counted {Ballots(e)} again, version {e.Count.Version}: the same as before.",
        RoundCounted e => $"Counted {Ballots(e)} again, version {e.Count.Version}: NOT the same as before.",
        ResultSigned { Place: 1 } e => $"Signed the count first ({e.Sheet.Digest[..8]}…).",
        ResultSigned e => $"Signed the count second ({e.Sheet.Digest[..8]}…).",
        SignaturesCleared e => $"Cleared the signatures: {e.Reason}",
        ResultPublished => "Published the result.",
        RoundCancelled e => $"Cancelled the round: {e.Reason}",
        _ => happened.GetType().Name,
    };

    private static string Asked(Proposal proposal, RoundSetup? setup) => proposal.Kind switch
    {
        JointKind.Extend => $"to put the close later, to {Local(proposal.ClosesAt!.Value, setup)}: {proposal.Reason}",
        JointKind.Void => $"to declare a ballot void, {RoundWords.Of(proposal.Void)}: {proposal.Reason}",
        JointKind.SetAside => $"to set the published result aside: {proposal.Reason}",
        _ => "to destroy the keys of the round.",
    };

    private static string Named(IReadOnlyList<string> parts) => parts.Count <= MostNamed
        ? string.Join(", ", parts)
        : $"{string.Join(", ", parts.Take(MostNamed - 1))} and {parts.Count - MostNamed + 1} more";

    private static string Projects(RoundSetup setup) => setup.Projects.Length == 1 ? "1 project" : $"{setup.Projects.Length} projects";

    private static string Ballots(RoundCounted e) => e.Count.Ballots == 1 ? "1 ballot" : string.Create(CultureInfo.InvariantCulture, $"{e.Count.Ballots:N0} ballots");

    private static string Because(string what, string? reason) => string.IsNullOrWhiteSpace(reason) ? what + "." : $"{what}: {reason}";

    private static string Local(DateTimeOffset instant, RoundSetup? setup)
    {
        var zone = setup is not null && TimeZoneInfo.TryFindSystemTimeZoneById(setup.TimeZone, out var found) ? found : TimeZoneInfo.Utc;
        return TimeZoneInfo.ConvertTime(instant, zone).ToString("d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture);
    }
}
