using System.Collections.Immutable;
using Orleans.Concurrency;
using ParticipatoryHub.People;
using ParticipatoryHub.Results;
using ParticipatoryHub.SignOff;

namespace ParticipatoryHub.Rounds;

/// <summary>
/// A participatory budgeting round: its set-up, its lifecycle, its result. Key: the round's slug (<see cref="RoundKey"/>).
/// A move that is asked for again where it has brought the round already is done, and changes nothing; counting again makes a new version.
/// Reads do not wait for a count under way.
/// </summary>
[Alias("hub.rounds.IRoundGrain")]
public interface IRoundGrain : IGrainWithStringKey
{
    /// <summary>Creates the draft. Refused when the slug is taken or the set-up has what could never be right; what is missing may wait until the opening.</summary>
    [Alias("Create")]
    Task<RoundOutcome> Create(CreateRound command);

    /// <summary>Replaces the set-up. Refused once the rules are frozen; while ideas are taken, their end may only be put later.</summary>
    [Alias("ChangeSetup")]
    Task<RoundOutcome> ChangeSetup(ChangeSetup command);

    /// <summary>Puts the projects back as they were before the latest change that said it can be undone. Refused once anything else was changed.</summary>
    [Alias("UndoChange")]
    Task<RoundOutcome> UndoChange(UndoChange command);

    /// <summary>Deletes a draft that nobody has a voter code for. Its entries in the audit log stay.</summary>
    [Alias("DeleteDraft")]
    Task<RoundOutcome> DeleteDraft(MoveRound command);

    /// <summary>
    /// Makes a draft of its own on the same set-up, to be opened, voted in and counted for practice. It is listed nowhere for residents, is
    /// never published, and cancelling it throws its codes and ballots away. Refused once voting has opened, and while there is another.
    /// </summary>
    [Alias("Rehearse")]
    Task<RehearsalOutcome> Rehearse(MoveRound command);

    /// <summary>Puts a project on the ballot, or in the place of the one with the same id. Refused once the rules are frozen.</summary>
    [Alias("PutProject")]
    Task<RoundOutcome> PutProject(PutProject command);

    /// <summary>Takes a project off the ballot; done already when it is not there. Refused once the rules are frozen.</summary>
    [Alias("TakeProject")]
    Task<RoundOutcome> TakeProject(TakeProject command);

    /// <summary>Lets residents put ideas forward.</summary>
    [Alias("OpenIdeas")]
    Task<RoundOutcome> OpenIdeas(MoveRound command);

    /// <summary>Takes no more ideas; the review of those that came goes on.</summary>
    [Alias("CloseIdeas")]
    Task<RoundOutcome> CloseIdeas(MoveRound command);

    /// <summary>Lets residents put ideas forward again, after a later end has been set.</summary>
    [Alias("ReopenIdeas")]
    Task<RoundOutcome> ReopenIdeas(MoveRound command);

    /// <summary>Freezes the rules, writes them to the public chain as OPEN, and takes ballots.</summary>
    [Alias("OpenVoting")]
    Task<RoundOutcome> OpenVoting(MoveRound command);

    /// <summary>Asks that the close be put later, which is the only change while voting is open; it happens when another agrees.</summary>
    [Alias("ExtendVoting")]
    Task<RoundOutcome> ExtendVoting(ExtendVoting command);

    /// <summary>
    /// Asks that a ballot be declared void, after the close and before the publication; it happens when another agrees. The ballot is then
    /// counted nowhere, any signatures are cleared, and the votes must be counted again.
    /// </summary>
    [Alias("AskVoid")]
    Task<RoundOutcome> AskVoid(AskVoid command);

    /// <summary>Asks that the keys of a round whose result is final be destroyed; it happens when another agrees.</summary>
    [Alias("AskKeyDestruction")]
    Task<RoundOutcome> AskKeyDestruction(AskKeyDestruction command);

    /// <summary>Asks that the published result be set aside, since an objection to it was upheld. Once somebody else agrees it is Closed again, to be counted, signed and published anew.</summary>
    [Alias("AskSetAside")]
    Task<RoundOutcome> AskSetAside(AskSetAside command);

    /// <summary>Agrees to what somebody else has asked for, and does it. Refused to the one who asked, in the database too.</summary>
    [Alias("Agree")]
    Task<RoundOutcome> Agree(AgreeToProposal command);

    /// <summary>Drops what was asked for.</summary>
    [Alias("DropProposal")]
    Task<RoundOutcome> DropProposal(DropProposal command);

    /// <summary>Puts an objection to the published result on the public record, while the time for them runs.</summary>
    [Alias("RecordChallenge")]
    Task<RoundOutcome> RecordChallenge(RecordChallenge command);

    /// <summary>Answers an objection on the public record. When the time is over and all are answered, the result becomes final.</summary>
    [Alias("AnswerChallenge")]
    Task<RoundOutcome> AnswerChallenge(AnswerChallenge command);

    /// <summary>The counts that were made, oldest first, and the latest two whole; null for those who may not see files.</summary>
    [Alias("GetCounts"), AlwaysInterleave]
    Task<CountVersions?> GetCounts(StaffMember by);

    /// <summary>Pauses voting, with a reason.</summary>
    [Alias("SuspendVoting")]
    Task<RoundOutcome> SuspendVoting(MoveRound command);

    /// <summary>Takes ballots again.</summary>
    [Alias("ResumeVoting")]
    Task<RoundOutcome> ResumeVoting(MoveRound command);

    /// <summary>Ends voting; afterwards every accepted ballot is in the box and no other ever will be.</summary>
    [Alias("CloseVoting")]
    Task<RoundOutcome> CloseVoting(MoveRound command);

    /// <summary>Counts what is in the box; again makes a new version.</summary>
    [Alias("Count")]
    Task<RoundOutcome> Count(MoveRound command);

    /// <summary>What there is to sign, worked out anew from everything that is stored; null before the first count, and for those who may not sign.</summary>
    [Alias("GetSignOff"), AlwaysInterleave]
    Task<SignOffView?> GetSignOff(StaffMember by);

    /// <summary>The figures alone, worked out anew, without the files that are signed with them; null before the first count, and for those who may not sign.</summary>
    [Alias("GetFigures"), AlwaysInterleave]
    Task<FiguresView?> GetFigures(StaffMember by);

    /// <summary>
    /// Signs the latest count as one of two different people. Everything is worked out again; where it is not what the first has signed,
    /// that signature is cleared and this one refused.
    /// </summary>
    [Alias("Sign")]
    Task<RoundOutcome> Sign(SignResult command);

    /// <summary>Takes the signatures back before the result is public, with a reason.</summary>
    [Alias("ClearSignatures")]
    Task<RoundOutcome> ClearSignatures(MoveRound command);

    /// <summary>Makes the latest count public, once two have signed it. Where it is not what they signed, both signatures are cleared and it is refused.</summary>
    [Alias("Publish")]
    Task<RoundOutcome> Publish(MoveRound command);

    /// <summary>Gives the round up, with a reason.</summary>
    [Alias("Cancel")]
    Task<RoundOutcome> Cancel(MoveRound command);

    /// <summary>Moves a draft whose ballots have just been imported to Closed. Refused while the ballot box is not closed.</summary>
    [Alias("TakeImportedVotes")]
    Task<RoundOutcome> TakeImportedVotes(MoveRound command);

    /// <summary>Adds to the count of a version what is worked out after it. The round calls it by itself, some seconds after a count.</summary>
    [Alias("AddFigures")]
    Task AddFigures(int version, ResultFigures figures);

    /// <summary>Makes the moves whose time has come. Harmless whenever it is called; the clock calls it.</summary>
    [Alias("KeepTime")]
    Task KeepTime();

    /// <summary>The round as anyone may see it, or null when there is none.</summary>
    [Alias("GetView"), AlwaysInterleave]
    Task<RoundView?> GetView();

    /// <summary>The round as <paramref name="by"/> may see and move it; null when there is none, or nothing for them to see.</summary>
    [Alias("GetStaffView"), AlwaysInterleave]
    Task<RoundStaffView?> GetStaffView(StaffMember by);

    /// <summary>What ideas are held to, or null where there is no call for ideas.</summary>
    [Alias("GetCallForIdeas"), AlwaysInterleave]
    Task<CallForIdeas?> GetCallForIdeas();

    /// <summary>What the ballot box holds ballots to, or null before opening.</summary>
    [Alias("GetVotingRules"), AlwaysInterleave]
    Task<VotingRules?> GetVotingRules();

    /// <summary>The latest count, or null; not for the public before Published.</summary>
    [Alias("GetResult"), AlwaysInterleave]
    Task<RoundResult?> GetResult();
}

/// <summary>The list of rounds. Key: <c>all</c>.</summary>
[Alias("hub.rounds.IRoundIndexGrain")]
public interface IRoundIndexGrain : IGrainWithStringKey
{
    /// <summary>Records a round's line, new or changed.</summary>
    [Alias("Put")]
    Task Put(RoundSummary round);

    /// <summary>Takes a round off the list.</summary>
    [Alias("Remove")]
    Task Remove(string round);

    /// <summary>Every round but rehearsals by the clock of this call, newest opening first.</summary>
    [Alias("List")]
    Task<ImmutableArray<RoundSummary>> List();
}
