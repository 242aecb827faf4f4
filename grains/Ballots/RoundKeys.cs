using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ParticipatoryHub.Ballots;

/// <summary>
/// The two secrets of a round, each 32 random bytes, kept outside the database: <c>K_elig</c> turns a code into its right, <c>K_link</c>
/// a right into the handle of its ballot. Without them a copy of the database joins no voter to a ballot and tests no code.
/// </summary>
public sealed class RoundKeys
{
    /// <summary>Bytes of both keys together.</summary>
    public const int Length = 64;

    private readonly byte[] eligibility;
    private readonly byte[] link;

    /// <summary>From <see cref="Length"/> bytes: <c>K_elig ‖ K_link</c>.</summary>
    public RoundKeys(ReadOnlySpan<byte> secret)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(secret.Length, Length);
        eligibility = secret[..32].ToArray();
        link = secret[32..].ToArray();
    }

    /// <summary><c>right_id = HMAC-SHA256(K_elig, normalised code)</c>.</summary>
    public byte[] RightId(VoterCode code)
    {
        Span<byte> normalised = stackalloc byte[CheckedCode.Length];
        code.Normalised(normalised);
        return HMACSHA256.HashData(eligibility, normalised);
    }

    /// <summary>The right of a person without a code: <c>HMAC-SHA256(K_elig, "person" LF normalised person)</c>.</summary>
    public byte[] RightId(Person person) => HMACSHA256.HashData(eligibility, Encoding.UTF8.GetBytes("person\n" + person.Normalised));

    internal byte[] RightId(Voter voter) => voter.Person is { } person ? RightId(person) : RightId(voter.Code);

    /// <summary>The right of a voter of an imported election: <c>HMAC-SHA256(K_elig, "imported voter" LF id)</c>.</summary>
    public byte[] ImportedRightId(string voter) => HMACSHA256.HashData(eligibility, Encoding.UTF8.GetBytes("imported voter\n" + voter));

    /// <summary><c>handle = HMAC-SHA256(K_link, right_id ‖ version)</c>, the version as 4 bytes big-endian.</summary>
    public byte[] Handle(ReadOnlySpan<byte> rightId, int version)
    {
        Span<byte> bytes = stackalloc byte[36];
        rightId.CopyTo(bytes);
        BinaryPrimitives.WriteInt32BigEndian(bytes[32..], version);
        return HMACSHA256.HashData(link, bytes);
    }

    /// <summary>The handle of a ballot that was on paper: <c>HMAC-SHA256(K_link, "paper" LF batch "-" number "-" version)</c>.</summary>
    public byte[] PaperHandle(int batch, int number, int version) =>
        HMACSHA256.HashData(link, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"paper\n{batch}-{number}-{version}")));

    private byte[] Derive(ReadOnlySpan<byte> label, ReadOnlySpan<byte> rightId)
    {
        Span<byte> bytes = stackalloc byte[64];
        label.CopyTo(bytes);
        bytes[label.Length] = (byte)'\n';
        rightId.CopyTo(bytes[(label.Length + 1)..]);
        return HMACSHA256.HashData(link, bytes[..(label.Length + 1 + rightId.Length)]);
    }

    /// <summary>
    /// What tells the same cast sent again from another with its id: <c>HMAC-SHA256(K_link, "fingerprint" ‖ right_id ‖ channel ‖ choices)</c>,
    /// the channel as one byte.
    /// </summary>
    public byte[] Fingerprint(ReadOnlySpan<byte> rightId, BallotChannel channel, string choices)
    {
        var length = 44 + Encoding.UTF8.GetMaxByteCount(choices.Length);
        Span<byte> bytes = length <= 4096 ? stackalloc byte[length] : new byte[length];
        "fingerprint"u8.CopyTo(bytes);
        rightId.CopyTo(bytes[11..]);
        bytes[43] = (byte)channel;
        return HMACSHA256.HashData(link, bytes[..(44 + Encoding.UTF8.GetBytes(choices, bytes[44..]))]);
    }

    /// <summary>
    /// The server's half of an imported ballot's nonce: secret, yet the same however often the import is tried. The attempt counts up
    /// until the tracking code can be spoken.
    /// </summary>
    public byte[] ImportedNonce(ReadOnlySpan<byte> rightId, int attempt)
    {
        Span<byte> bytes = stackalloc byte[9 + 32 + 4];
        "imported\n"u8.CopyTo(bytes);
        rightId.CopyTo(bytes[9..]);
        BinaryPrimitives.WriteInt32BigEndian(bytes[41..], attempt);
        return HMACSHA256.HashData(link, bytes)[..16];
    }

    /// <summary>Under what a right's draft is kept: another value than any that the register or the box holds.</summary>
    public byte[] DraftId(ReadOnlySpan<byte> rightId) => Derive("draft id"u8, rightId);

    /// <summary>The key that seals a right's draft.</summary>
    public byte[] DraftSeal(ReadOnlySpan<byte> rightId) => Derive("draft seal"u8, rightId);

    /// <summary>Under what a right's wish to be reminded is kept, unlike its draft.</summary>
    public byte[] ReminderId(ReadOnlySpan<byte> rightId) => Derive("reminder id"u8, rightId);

    /// <summary>The key that seals the addresses to be reminded; one for all, since they are opened when no voter is there.</summary>
    public byte[] ReminderSeal() => Derive("reminder seal"u8, []);

    /// <summary>Not the keys.</summary>
    public override string ToString() => "(round keys)";
}

/// <summary>Keeps the keys of rounds, outside the database.</summary>
public interface IRoundKeyStore
{
    /// <summary>The keys of a round, made on first use; two who ask at once get the same.</summary>
    ValueTask<RoundKeys> GetOrCreate(string round, CancellationToken cancel);

    /// <summary>The keys of a round that has a box already; throws when they are gone, since new ones would make every code unknown.</summary>
    ValueTask<RoundKeys> Get(string round, CancellationToken cancel);

    /// <summary>
    /// Overwrites and deletes the keys of a round, for good; harmless when repeated. Copies in backups, and those that other nodes hold in
    /// memory until they restart, are not reached.
    /// </summary>
    ValueTask Destroy(string round, CancellationToken cancel);
}
