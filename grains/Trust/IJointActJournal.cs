namespace ParticipatoryHub.Trust;

/// <summary>
/// What takes two people, in the database: the first asks, the second agrees. The database itself refuses a row whose two are the same,
/// whatever the program that writes it believes.
/// </summary>
public interface IJointActJournal
{
    /// <summary>
    /// Stores what the first has done; the same again changes nothing. Throws <see cref="Ballots.JournalConflictException"/> when
    /// something else stands in its place.
    /// </summary>
    Task Begin(JointActKey key, string digest, JointHand first, CancellationToken cancel);

    /// <summary>
    /// Stores the second's agreement to what the first has done; the same again changes nothing. Throws
    /// <see cref="Ballots.JournalConflictException"/> when there is nothing to agree to, or somebody else has.
    /// </summary>
    Task Complete(JointActKey key, string digest, JointHand second, CancellationToken cancel);

    /// <summary>An act, or null when it was never begun.</summary>
    Task<JointAct?> Find(JointActKey key, CancellationToken cancel);
}

/// <summary>Names an act that takes two.</summary>
/// <param name="Round">The round's slug.</param>
/// <param name="Act">Its kind, such as <c>sign</c>.</param>
/// <param name="Number">Counted per round and kind, from 1.</param>
public readonly record struct JointActKey(string Round, string Act, int Number);

/// <summary>Who had a hand in an act, and when.</summary>
/// <param name="By">The account's id.</param>
public sealed record JointHand(string By, DateTimeOffset At);

/// <summary>An act as it is stored.</summary>
/// <param name="Digest">Hex SHA-256 of what both agreed to.</param>
/// <param name="Second">Null while it waits.</param>
public sealed record JointAct(string Digest, JointHand First, JointHand? Second);
