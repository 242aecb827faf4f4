using System.Security.Cryptography;
using System.Text;
using ParticipatoryHub.Counting;

namespace ParticipatoryHub.Ballots;

/// <summary>
/// What binds the box to a ballot without showing it: the SHA-256 of a short text that anybody can write down and feed to
/// <c>sha256sum</c>. Seven lines, each ended by LF:
/// <code>
/// participatoryhub/ballot/v1
/// round=clayton-brook-2027
/// kind=approval
/// channel=online
/// area=-
/// choices=p03=1 p07=1 p11=1
/// nonce=&lt;64 hex&gt;
/// </code>
/// </summary>
public static class Commitment
{
    /// <summary>Bytes of a nonce: 16 from the voter's browser, 16 from the server.</summary>
    public const int NonceLength = 32;

    /// <summary>The text that is committed to.</summary>
    /// <param name="choices">Canonical, as <see cref="BallotText"/> writes it.</param>
    public static string Text(string round, VotingMethod method, BallotChannel channel, string? area, string choices, ReadOnlySpan<byte> nonce) =>
        $"participatoryhub/ballot/v1\nround={round}\nkind={Word(method)}\nchannel={Word(channel)}\narea={area ?? "-"}\nchoices={choices}\nnonce={Convert.ToHexStringLower(nonce)}\n";

    /// <summary>The text of a stored ballot.</summary>
    public static string Text(string round, VotingMethod method, StoredBallot ballot) =>
        Text(round, method, ballot.Channel, ballot.Area, ballot.Choices, ballot.Nonce.Span);

    /// <summary>The text of the mark that a paper ballot was handed out. It says nothing of the right or the paper; its nonce is kept by nobody.</summary>
    public static string Mark(string round, ReadOnlySpan<byte> nonce) => $"participatoryhub/paper/v1\nround={round}\nnonce={Convert.ToHexStringLower(nonce)}\n";

    /// <summary>The commitment: SHA-256 of the text in UTF-8.</summary>
    public static byte[] Of(string text)
    {
        var length = Encoding.UTF8.GetMaxByteCount(text.Length);
        Span<byte> bytes = length <= 4096 ? stackalloc byte[length] : new byte[length];
        return SHA256.HashData(bytes[..Encoding.UTF8.GetBytes(text, bytes)]);
    }

    /// <summary>The leaf of a commitment: SHA-256(0x00 ‖ commitment), as in RFC 6962.</summary>
    public static byte[] Leaf(ReadOnlySpan<byte> commitment)
    {
        Span<byte> bytes = stackalloc byte[33];
        bytes[0] = 0;
        commitment.CopyTo(bytes[1..]);
        return SHA256.HashData(bytes);
    }

    /// <summary>The leaf of a stored ballot.</summary>
    public static byte[] Leaf(string round, VotingMethod method, StoredBallot ballot) => Leaf(Of(Text(round, method, ballot)));

    /// <summary>A channel as it is written in ballots and turnout.</summary>
    public static string Word(BallotChannel channel) => channel switch
    {
        BallotChannel.Online => "online",
        BallotChannel.Paper => "paper",
        BallotChannel.Kiosk => "kiosk",
        BallotChannel.Phone => "phone",
        _ => throw new ArgumentOutOfRangeException(nameof(channel)),
    };

    private static string Word(VotingMethod method) => method switch
    {
        VotingMethod.Approval => "approval",
        VotingMethod.Knapsack => "knapsack",
        VotingMethod.Cumulative => "cumulative",
        VotingMethod.Ordinal => "ordinal",
        VotingMethod.Scoring => "scoring",
        _ => throw new ArgumentOutOfRangeException(nameof(method)),
    };
}
