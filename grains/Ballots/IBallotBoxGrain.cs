using System.Collections.Immutable;
using Orleans.Concurrency;
using ParticipatoryHub.Papers;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Ballots;

/// <summary>
/// The ballot box of a round: takes casts in batches of at most 50, one commit a batch, and answers after the commit.
/// Key: the round's slug.
/// </summary>
[Alias("hub.ballots.IBallotBoxGrain")]
public interface IBallotBoxGrain : IGrainWithStringKey
{
    /// <summary>Accepts or refuses a ballot; the answer comes after it is on disk.</summary>
    [Alias("Cast")]
    Task<CastOutcome> Cast(CastBallot command);

    /// <summary>
    /// Marks a right, since a paper ballot is handed out for it, and takes out of the box what it had cast; the answer comes after it is on
    /// disk, in the same order as every cast. Refused for a second paper.
    /// </summary>
    [Alias("HandOut")]
    Task<CastOutcome> HandOut(HandOutPaper command);

    /// <summary>What became of a cast; null when it never arrived.</summary>
    [Alias("FindCast")]
    Task<CastReceipt?> FindCast(Guid castId);

    /// <summary>The ballot that counts for a voter code now, from the box.</summary>
    [Alias("ReadBack")]
    Task<StoredBallotView> ReadBack(ReadBallot query);

    /// <summary>What a tracking code stands for.</summary>
    [Alias("Track")]
    Task<TrackingState> Track(string trackingCode);

    /// <summary>Turnout now.</summary>
    [Alias("GetTurnout")]
    Task<TurnoutView> GetTurnout();

    /// <summary>Turnout now and over time, and refusals by reason.</summary>
    [Alias("GetActivity")]
    Task<BoxActivity> GetActivity();

    /// <summary>Counts refusals that a page spoke before the box was asked, such as a ballot over the budget.</summary>
    [Alias("NoteRefusals")]
    Task NoteRefusals(ImmutableArray<string> codes);

    /// <summary>
    /// Takes ballots from now on, under <paramref name="rules"/>, which the box keeps with its head: it never asks the round,
    /// so the round may call it from within any of its own calls. Harmless when repeated; throws on a closed box.
    /// </summary>
    [Alias("Open")]
    Task Open(ChainEntry opening, VotingRules rules);

    /// <summary>Pauses; harmless when repeated.</summary>
    [Alias("Suspend")]
    Task Suspend(ChainEntry suspension);

    /// <summary>Takes ballots again after <see cref="Suspend"/>, under <paramref name="rules"/>.</summary>
    [Alias("Resume")]
    Task Resume(ChainEntry resumption, VotingRules rules);

    /// <summary>Replaces the rules by the same with a later close; the box stays open or paused as it was.</summary>
    [Alias("Extend")]
    Task Extend(ChainEntry extension, VotingRules rules);

    /// <summary>Ends voting in the database: of casts under way each is either before this or refused. Harmless when repeated.</summary>
    [Alias("Close")]
    Task<TurnoutView> Close(ChainEntry closing);

    /// <summary>Destroys the keys that join rights to ballots, then says so on the public chain. Harmless when repeated.</summary>
    [Alias("DestroyKeys")]
    Task DestroyKeys(ChainEntry destruction);

    /// <summary>Appends to the public chain.</summary>
    [Alias("Append")]
    Task Append(ChainEntry entry);

    /// <summary>Re-hashes both chains and every ballot.</summary>
    [Alias("CheckLedger")]
    Task<LedgerCheck> CheckLedger();

    /// <summary>Tells <paramref name="watcher"/> the turnout, now and at most four times a second, until the lease of two minutes lapses; call again to renew.</summary>
    [Alias("Watch")]
    Task Watch(ITurnoutWatcher watcher);

    /// <summary>Stops telling.</summary>
    [Alias("Unwatch")]
    Task Unwatch(ITurnoutWatcher watcher);
}

/// <summary>The register of voting rights of a round. Key: the round's slug.</summary>
[Alias("hub.ballots.IRegisterGrain")]
public interface IRegisterGrain : IGrainWithStringKey
{
    /// <summary>Makes codes and registers their rights. Officers only; not after the close.</summary>
    [Alias("Issue")]
    Task<CodesOutcome> Issue(IssueCodes command);

    /// <summary>Registers codes made elsewhere. A broken or repeated one refuses the whole list, naming its line.</summary>
    [Alias("Import")]
    Task<CodesOutcome> Import(ImportCodes command);

    /// <summary>Withdraws the unused codes of a batch, or puts them back. Officers only; not after the close.</summary>
    [Alias("Withdraw")]
    Task<WithdrawOutcome> Withdraw(WithdrawCodes command);

    /// <summary>
    /// The batches, by name; none for those who do not run rounds. With more than 10,000 rights, what others did to them since (votes cast)
    /// shows within ten seconds; what is registered or withdrawn shows at once.
    /// </summary>
    [Alias("GetBatches")]
    Task<ImmutableArray<CodeBatch>> GetBatches(StaffMember by);

    /// <summary>
    /// Registers the right of a signed-in resident, one a person, while the round takes votes and its set-up lets residents vote without
    /// a code. Harmless when repeated.
    /// </summary>
    [Alias("Admit")]
    Task<AdmitOutcome> Admit(AdmitPerson command);
}

/// <summary>Hears turnout.</summary>
[Alias("hub.ballots.ITurnoutWatcher")]
public interface ITurnoutWatcher : IGrainObserver
{
    /// <summary>The newest turnout of a round.</summary>
    [OneWay, Alias("TurnoutChanged")]
    Task TurnoutChanged(string round, TurnoutView turnout);
}
