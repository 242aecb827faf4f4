using System.Collections.Immutable;

namespace ParticipatoryHub.Mail;

/// <summary>The mail that waits in the database, and how it is taken out: each letter by one node at a time, and at least once.</summary>
public interface IMailOutbox : IMailer
{
    /// <summary>Takes up to <paramref name="most"/> letters that are due. They come back at <paramref name="lease"/> unless they have ended by then.</summary>
    Task<ImmutableArray<ClaimedLetter>> Claim(DateTimeOffset now, DateTimeOffset lease, int most, CancellationToken cancel);

    /// <summary>Notes what became of a letter. Unless it is to be kept, its subject, text and address are emptied.</summary>
    Task End(ClaimedLetter letter, DateTimeOffset now, string outcome, bool keep, CancellationToken cancel);

    /// <summary>Tries again later.</summary>
    Task Postpone(ClaimedLetter letter, DateTimeOffset due, string outcome, CancellationToken cancel);

    /// <summary>Deletes what ended before an instant; its keys may then be used again.</summary>
    Task Forget(DateTimeOffset before, CancellationToken cancel);

    /// <summary>What was asked for last, newest first.</summary>
    Task<ImmutableArray<OutboxEntry>> Latest(int most, CancellationToken cancel);

    /// <summary>How much waits, and since when the oldest does.</summary>
    Task<OutboxBacklog> Waiting(CancellationToken cancel);
}

/// <summary>A letter that this node may send until its lease ends.</summary>
/// <param name="Letter">The letter.</param>
/// <param name="Claim">Names the claim; a later one takes its place.</param>
/// <param name="Attempt">Which attempt this is, from 1.</param>
/// <param name="Created">When it was asked for.</param>
public sealed record ClaimedLetter(Letter Letter, string Claim, int Attempt, DateTimeOffset Created);

/// <summary>A letter as the outbox has it.</summary>
/// <param name="Letter">The letter; emptied when it was sent.</param>
/// <param name="Created">When it was asked for.</param>
/// <param name="Ended">When nothing more was to be done, or null.</param>
/// <param name="Outcome">What became of the last attempt, or null before the first.</param>
public sealed record OutboxEntry(Letter Letter, DateTimeOffset Created, DateTimeOffset? Ended, string? Outcome);

/// <summary>What waits to be sent.</summary>
/// <param name="Letters">How many letters.</param>
/// <param name="Oldest">When the oldest of them was asked for, or null.</param>
public sealed record OutboxBacklog(long Letters, DateTimeOffset? Oldest);
