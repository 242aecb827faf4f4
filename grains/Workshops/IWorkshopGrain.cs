using System.Collections.Immutable;
using Orleans.Concurrency;
using ParticipatoryHub.Communities;

namespace ParticipatoryHub.Workshops;

/// <summary>
/// One workshop: the only authority on who may do what in which stage, and on the order of things. Key: <see cref="WorkshopKey"/>.
/// <para>A page without script renders <see cref="GetView"/> and posts forms that become <see cref="Do"/>, each with an operation id made
/// with the form. A page with script starts from the same view, or from <see cref="GetBoard"/> over HTTP, joins the hub with the
/// sequence number it shows, and sends its commands there. What is a participant's own comes from <see cref="GetMine"/>, and is
/// asked for again after each accepted command of theirs. Nothing is shown to anyone before it is durable.</para>
/// </summary>
[Alias("hub.workshops.IWorkshopGrain")]
public interface IWorkshopGrain : IGrainWithStringKey
{
    /// <summary>Accepts or refuses a command; the answer comes after the operation is on disk.</summary>
    /// <param name="operationId">Made by the sender; sending it again is harmless, for good.</param>
    [Alias("Do"), AlwaysInterleave]
    Task<WorkshopOutcome> Do(WorkshopPerson by, Guid operationId, WorkshopCommand command);

    /// <summary>Joins; in a rush, gives a place in the line.</summary>
    [Alias("Join"), AlwaysInterleave]
    Task<JoinOutcome> Join(JoinWorkshop command);

    /// <summary>What a person is here now.</summary>
    [Alias("GetRole"), AlwaysInterleave]
    Task<WorkshopRole> GetRole(WorkshopPerson by);

    /// <summary>What anyone may know of a workshop before they join; null while there is none, or it is being prepared.</summary>
    [Alias("GetDoor"), AlwaysInterleave]
    Task<WorkshopDoor?> GetDoor();

    /// <summary>The notes that are not shown yet, without a word of them, for whoever may have to read one; empty for anyone but the facilitator.</summary>
    [Alias("GetGathered"), AlwaysInterleave]
    Task<ImmutableArray<GatheredNote>> GetGathered(WorkshopPerson by);

    /// <summary>The board as a person may see it; null when there is no such workshop or they may not see it yet.</summary>
    [Alias("GetView"), AlwaysInterleave]
    Task<WorkshopView?> GetView(WorkshopPerson by);

    /// <summary>What is a participant's own; null for a stranger.</summary>
    [Alias("GetMine"), AlwaysInterleave]
    Task<MineView?> GetMine(WorkshopPerson by);

    /// <summary>The board for one audience, encoded once for each operation; null when there is none.</summary>
    [Alias("GetBoard"), AlwaysInterleave]
    Task<BoardSnapshot?> GetBoard(BoardAudience audience);

    /// <summary>Who of a community's groups is in the room, by what people said of themselves, beside how much of the community they are; null for anyone but the facilitator, and where nobody asked.</summary>
    [Alias("CountVoices"), AlwaysInterleave]
    Task<VoicesTable?> CountVoices(WorkshopPerson by);

    /// <summary>Somebody is changing a note of theirs, or has stopped. Kept in memory for ten seconds, and told of notes that everyone sees only.</summary>
    [Alias("Touch"), AlwaysInterleave]
    Task Touch(WorkshopPerson by, long note, bool isEditing);

    /// <summary>What changed after an operation; null when that is too long ago, and the board is to be read anew.</summary>
    [Alias("GetNews"), AlwaysInterleave]
    Task<WorkshopNews?> GetNews(long after);

    /// <summary>What became of a note; null for anyone but its author and staff, until the workshop is published.</summary>
    [Alias("GetReceipt"), AlwaysInterleave]
    Task<NoteReceipt?> GetReceipt(WorkshopPerson by, long note);

    /// <summary>The log from an operation on, as anyone sees it, at most 500 steps; empty until the workshop is published, except for staff.</summary>
    [Alias("Replay"), AlwaysInterleave]
    Task<ImmutableArray<ReplayStep>> Replay(WorkshopPerson by, long after);

    /// <summary>SHA-256 of the state in lower-case hex, with the operation it stands at: a replay of the journal gives the same.</summary>
    [Alias("GetHash"), AlwaysInterleave]
    Task<(long Sequence, string Hash)> GetHash();

    /// <summary>Deletes a rehearsal with everything in it; refused for any other workshop.</summary>
    [Alias("ThrowAway"), AlwaysInterleave]
    Task<ImmutableArray<Refused>> ThrowAway(WorkshopPerson by);

    /// <summary>Tells <paramref name="watcher"/> of each commit for 90 seconds; call again to renew. Returns the newest operation.</summary>
    [Alias("Watch"), AlwaysInterleave]
    Task<long> Watch(IWorkshopWatcher watcher);

    /// <summary>Tells no more.</summary>
    [Alias("Unwatch"), AlwaysInterleave]
    Task Unwatch(IWorkshopWatcher watcher);
}

/// <summary>Hears of what was committed: one for each web node and workshop.</summary>
[Alias("hub.workshops.IWorkshopWatcher")]
public interface IWorkshopWatcher : IGrainObserver
{
    /// <summary>What a commit changed. A gap between news is filled from <see cref="IWorkshopGrain.GetNews"/>.</summary>
    [OneWay, Alias("WorkshopChanged")]
    Task WorkshopChanged(WorkshopNews news);

    /// <summary>Who is changing a note at this moment, at most twice a second. What was told before holds no more.</summary>
    [OneWay, Alias("EditingChanged")]
    Task EditingChanged(EditedNotes edited);
}

/// <summary>The workshops there are, and the codes that lead to them. Key: <c>all</c>.</summary>
[Alias("hub.workshops.IWorkshopIndexGrain")]
public interface IWorkshopIndexGrain : IGrainWithStringKey
{
    /// <summary>The code of a workshop, which is made at the first call and then stays.</summary>
    [Alias("Reserve")]
    Task<string> Reserve(string workshop);

    /// <summary>Adds a line or replaces it.</summary>
    [Alias("Put")]
    Task Put(WorkshopSummary workshop);

    /// <summary>Takes a workshop that was thrown away off the list, and gives its code back.</summary>
    [Alias("Remove")]
    Task Remove(string workshop);

    /// <summary>The workshop that a code leads to, or null. Any case, with or without blanks.</summary>
    [Alias("FindCode")]
    Task<string?> FindCode(string code);

    /// <summary>Every workshop, newest first.</summary>
    [Alias("List")]
    Task<ImmutableArray<WorkshopSummary>> List();
}
