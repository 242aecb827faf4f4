using System.Security.Cryptography;
using System.Text;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Counting;

namespace ParticipatoryHub.Tests.Ballots;

/// <summary>Known answers: what is hashed can be recomputed by anyone with other tools.</summary>
public sealed class CommitmentTests
{
    private static readonly byte[] Nonce = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    private static string Text => Commitment.Text("elmbridge-2027", VotingMethod.Approval, BallotChannel.Online, null, "p03=1 p07=1 p11=1", Nonce);

    [Fact]
    public void Text_KnownBallot_IsTheDocumentedText() => Assert.Equal(
        "participatoryhub/ballot/v1\nround=elmbridge-2027\nkind=approval\nchannel=online\narea=-\nchoices=p03=1 p07=1 p11=1\n"
        + "nonce=000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f\n",
        Text);

    [Fact]
    public void V1_Of_KnownBallot_IsTheKnownAnswer() => Assert.Equal(
        "f580afb29107d124c1fe640d273638be620f8a52a582330553eb1faf5c718c2a", Convert.ToHexStringLower(Commitment.Of(Text)));

    [Fact]
    public void V1_Leaf_KnownBallot_IsTheKnownAnswer() => Assert.Equal(
        "eb1440c835569b271522ef80965f26d5bfeffe781938e20f14bf85dcd297b44f", Convert.ToHexStringLower(Commitment.Leaf(Commitment.Of(Text))));

    [Fact]
    public void TrackingCode_KnownBallot_IsTheFirstSixtyBits()
    {
        // Arrange
        const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ*~$=U";
        var bits = Convert.ToUInt64("f580afb29107d124", 16) >> 4;
        var written = string.Concat(Enumerable.Range(0, 12).Select(i => Alphabet[(int)((bits >> (55 - (5 * i))) & 31)]));

        // Act
        var code = TrackingCode.Of(Commitment.Of(Text)).ToString();

        // Assert
        Assert.Equal($"{written[..4]}-{written[4..8]}-{written[8..]}-{Alphabet[(int)(bits % 37)]}", code);
    }

    [Fact]
    public void Write_Choices_SortsByBytes() =>
        Assert.Equal("P1=2 a=-3 p1=1 p10=4", BallotText.Write([new("p10", 4), new("p1", 1), new("a", -3), new("P1", 2)]));

    [Fact]
    public void Read_WhatWasWritten_GivesTheChoices()
    {
        // Arrange
        Choice[] choices = [new("OGM/0015", 1), new("b", 300), new("c", 2)];

        // Act
        var read = BallotText.Read(BallotText.Write(choices));

        // Assert
        Assert.Equal(choices, read);
    }

    [Fact]
    public void Next_FirstEntry_IsTheDocumentedHash()
    {
        // Arrange
        var body = SHA256.HashData("OPEN\n{}"u8);
        byte[] bytes = [.. new byte[32], 0, 0, 0, 0, 0, 0, 0, 1, .. "OPEN"u8, .. body];

        // Act
        var hash = ChainHash.NextPublic(ChainHash.Genesis.Span, 1, new ChainEntry("OPEN", "{}", "OPEN"));

        // Assert
        Assert.Equal(SHA256.HashData(bytes), hash);
    }

    [Fact]
    public void NextCast_Replacing_IsTheDocumentedHash()
    {
        // Arrange
        var castId = Guid.Parse("00112233-4455-6677-8899-aabbccddeeff");
        byte[] previous = Bytes(1), leaf = Bytes(2), replaced = Bytes(3), fingerprint = Bytes(4);
        byte[] body = [.. leaf, 1, .. replaced, .. Convert.FromHexString("00112233445566778899aabbccddeeff"), .. fingerprint, 0, 0, 0, 0, 0, 0, 1, 2];
        byte[] entry = [.. previous, 0, 0, 0, 0, 0, 0, 0, 9, .. Encoding.UTF8.GetBytes("CAST"), .. SHA256.HashData(body)];

        // Act
        var hash = ChainHash.NextCast(previous, 9, leaf, replaced, castId, fingerprint, 258);

        // Assert
        Assert.Equal(SHA256.HashData(entry), hash);
    }

    [Fact]
    public void Keys_KnownInputs_GiveTheDocumentedHashes()
    {
        // Arrange
        byte[] eligibility = Bytes(5), link = Bytes(6);
        var keys = new RoundKeys([.. eligibility, .. link]);
        Assert.True(VoterCode.TryParse("0000-0000-0001-1", out var code));

        // Act
        var right = keys.RightId(code);

        // Assert
        Assert.Equal(HMACSHA256.HashData(eligibility, "0000000000011"u8), right);
        Assert.Equal(HMACSHA256.HashData(link, (byte[])[.. right, 0, 0, 0, 2]), keys.Handle(right, 2));
        Assert.Equal(HMACSHA256.HashData(link, (byte[])[.. "fingerprint"u8, .. right, 1, .. "p1=1"u8]), keys.Fingerprint(right, BallotChannel.Online, "p1=1"));
    }

    private static byte[] Bytes(byte value) => [.. Enumerable.Repeat(value, 32)];
}
