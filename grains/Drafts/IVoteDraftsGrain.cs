using ParticipatoryHub.Ballots;

namespace ParticipatoryHub.Drafts;

/// <summary>
/// The ballots of a round that were begun and not cast, one a voting right, each sealed so that only its voter's coming back opens it.
/// Gone when the vote is cast, and all of them at the close. Key: the round's slug.
/// </summary>
[Alias("hub.drafts.IVoteDraftsGrain")]
public interface IVoteDraftsGrain : IGrainWithStringKey
{
    /// <summary>Keeps the choices so far, whether or not they make a good ballot; none deletes the draft. Refused after the close.</summary>
    [Alias("Save")]
    Task<DraftOutcome> Save(SaveDraft command);

    /// <summary>What the voter left; nothing when there is none, when it was cast since, or when it cannot be opened.</summary>
    [Alias("Read")]
    Task<DraftView> Read(ReadDraft query);

    /// <summary>Deletes the draft and the wish to be reminded: the vote is cast, or the voter wants it gone.</summary>
    [Alias("Discard")]
    Task Discard(ReadDraft command);

    /// <summary>Notes an address to write to once before the close, should the draft still be there.</summary>
    [Alias("Remind")]
    Task<DraftOutcome> Remind(RemindOfDraft command);

    /// <summary>Drafts that are not cast, for officers.</summary>
    [Alias("Count")]
    Task<long> Count();

    /// <summary>Voting has closed: deletes every draft and every address, for good.</summary>
    [Alias("Clear")]
    Task Clear();

    /// <summary>Sends reminders when they are due and clears up after the close. Harmless whenever it is called; the clock calls it.</summary>
    [Alias("KeepTime")]
    Task KeepTime();
}
