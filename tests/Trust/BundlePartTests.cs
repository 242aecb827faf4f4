using System.Security.Cryptography;
using System.Text;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Trust;
using ParticipatoryHub.Trust.Bundles;

namespace ParticipatoryHub.Tests.Trust;

/// <summary>What the verifier is made of, each by itself: tables, lines of the record, notes, keys, checkpoints, leaves, tiers.</summary>
public sealed class BundlePartTests : IDisposable
{
    private readonly ECDsa secret = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private byte[] Spki => secret.ExportSubjectPublicKeyInfo();

    private NoteKey Key => new("a", Spki);

    public void Dispose() => secret.Dispose();

    [Theory]
    [InlineData("a,b\r\n1,2\r\n", "1|2")]
    [InlineData("a,b\n1,2\n3,4\n", "1|2 3|4")]
    [InlineData("a,b\n\"1,\"\"x\"\"\n,\",2\n", "1,\"x\"\n,|2")]
    [InlineData("a,b\n\"\r\",\n", "\r|")]
    [InlineData("a,b\n1,\"2\"", "")]
    [InlineData("a,b\n\"1", "")]
    [InlineData("a,b\n,\n", "|")]
    [InlineData("a,b\n1\n", "1|")]
    [InlineData("a,b\n1,2,3\n", "1|2")]
    [InlineData("", "")]
    public void Csv_Read_GivesTheCellsOfItsColumns(string file, string cells)
    {
        // Act
        var csv = CsvLines.Read(Encoding.UTF8.GetBytes(file));

        // Assert
        Assert.Equal(cells, string.Join(' ', csv.Rows.Select(row => $"{csv.At(row, "a")}|{csv.At(row, "b")}")));
    }

    [Fact]
    public void Csv_OfAColumnThatIsNotThere_IsEmpty()
    {
        // Act
        var csv = CsvLines.Read("a,b\n1,2\n"u8.ToArray());

        // Assert
        Assert.Equal((true, true, false, ""), (csv.Has("a"), csv.Has("b"), csv.Has("c"), csv.At(csv.Rows[0], "c")));
    }

    [Theory]
    [InlineData(DisclosureTier.Totals)]
    [InlineData(DisclosureTier.Totals, 49L)]
    [InlineData(DisclosureTier.Coarse, 50L)]
    [InlineData(DisclosureTier.Coarse, 99L)]
    [InlineData(DisclosureTier.Full, 100L)]
    [InlineData(DisclosureTier.Full, 90L, 10L)]
    [InlineData(DisclosureTier.Coarse, 91L, 9L)]
    [InlineData(DisclosureTier.Full, 100L, 0L)]
    public void P2_Disclosure_HangsOnTheSmallestCell(DisclosureTier tier, params long[] cells) => Assert.Equal(tier, Disclosure.Choose(cells, []));

    [Theory]
    [InlineData(DisclosureTier.Full, 10L)]
    [InlineData(DisclosureTier.Full, 0L)]
    [InlineData(DisclosureTier.Coarse, 20L, 9L)]
    public void P2_Disclosure_HangsOnTheSmallestBatchOfPaper(DisclosureTier tier, params long[] batches) => Assert.Equal(tier, Disclosure.Choose([200], batches));

    [Fact]
    public void Disclosure_HasAWordForEachTier()
    {
        // Act
        var words = Enum.GetValues<DisclosureTier>().Where(tier => tier != DisclosureTier.Unspecified).Select(Disclosure.Word);

        // Assert
        Assert.Equal(["full", "coarse", "totals"], words);
        Assert.Throws<ArgumentOutOfRangeException>(() => Disclosure.Word(DisclosureTier.Unspecified));
    }

    [Fact]
    public void ChainLine_WrittenAndRead_IsTheSame()
    {
        // Arrange
        var line = ChainLine.Of(new StoredChainEntry(7, "OPEN", "{\"name\":\"Caffi & <b>ŵ</b>\"}", "open", new byte[] { 1, 255 }));

        // Act
        var isRead = ChainLine.TryRead(line.Write(), out var read);

        // Assert
        Assert.Equal("{\"seq\":7,\"kind\":\"OPEN\",\"id\":\"open\",\"body\":\"{\\\"name\\\":\\\"Caffi & <b>ŵ</b>\\\"}\",\"hash\":\"01ff\"}", line.Write());
        Assert.True(isRead);
        Assert.Equal(line, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("{\"seq\":1,\"id\":\"a\",\"body\":\"b\",\"hash\":\"c\"}")]
    [InlineData("{\"seq\":1,\"kind\":\"k\",\"body\":\"b\",\"hash\":\"c\"}")]
    [InlineData("{\"seq\":1,\"kind\":\"k\",\"id\":\"a\",\"hash\":\"c\"}")]
    [InlineData("{\"seq\":1,\"kind\":\"k\",\"id\":\"a\",\"body\":\"b\"}")]
    public void ChainLine_ThatIsNone_IsNotRead(string line) => Assert.False(ChainLine.TryRead(line, out _));

    [Fact]
    public void Key_TellsItsNameIdAndFingerprint()
    {
        // Arrange
        var hash = Convert.ToHexStringLower(SHA256.HashData(Spki));

        // Act
        var isRead = NoteKey.TryRead($" {Key}\n", out var read);

        // Assert
        Assert.True(isRead);
        Assert.Equal($"a+{hash[..8]}+{Convert.ToBase64String([2, .. Spki])}", read!.ToString());
        Assert.Equal(("a", hash), (read.Name, read.Fingerprint));
        Assert.Equal(Convert.ToUInt32(hash[..8], 16), read.Id);
    }

    [Fact]
    public void Key_ThatIsNone_IsNotRead()
    {
        // Arrange
        var id = $"{Key.Id:x8}";
        var coded = Convert.ToBase64String([2, .. Spki]);
        var empty = new NoteKey("a", []);
        var tiny = new NoteKey("a", [9]);
        string?[] none =
        [
            null, "", "a", $"a+{id}", $"+{id}+{coded}", $"a+{id}+{coded[1..]}", $"a+{id}+{Convert.ToBase64String([1, .. Spki])}", $"a+{id}1+{coded}", $"a+zz+{coded}",
            $"a+{Key.Id ^ 1:x8}+{coded}", $"a+{empty.Id:x8}+{Convert.ToBase64String([2])}", $"a+{id}+",
        ];

        // Act
        var read = none.Where(text => NoteKey.TryRead(text, out _));

        // Assert
        Assert.Empty(read);
        Assert.True(NoteKey.TryRead(tiny.ToString(), out _));
    }

    [Fact]
    public void Key_ThatIsNoCurve_VerifiesNothing() => Assert.False(new NoteKey("a", [1, 2, 3]).Verify("text"u8, [1]));

    [Fact]
    public void Note_HasATextAndALineForEachSignature()
    {
        // Act
        var isRead = SignedNote.TryRead("one\n\ntwo\n\n— a AAAAAQk=\n— b AAAAAgoL\n", out var note);

        // Assert
        Assert.True(isRead);
        Assert.Equal("one\n\ntwo\n", note!.Text);
        Assert.Equal(["a 1 09", "b 2 0A0B"], note.Signatures.Select(line => $"{line.Name} {line.Id} {Convert.ToHexString(line.Signature)}"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("text\n— a AAAAAQk=\n")]
    [InlineData("text\n\n— a AAAAAQk=")]
    [InlineData("text\n\n- a AAAAAQk=\n")]
    [InlineData("text\n\n— a\n")]
    [InlineData("text\n\n— a AAAAAQk= b\n")]
    [InlineData("text\n\n— a AAAAAQ==\n")]
    [InlineData("text\n\n— a AAAAAQk\n")]
    [InlineData("text\n\n— a AAAAAQk=\nnone\n")]
    [InlineData("text\n\n")]
    public void Note_ThatIsNone_IsNotRead(string? text) => Assert.False(SignedNote.TryRead(text, out _));

    [Fact]
    public void Note_WithoutALineOfText_IsRead()
    {
        // Act
        var isRead = SignedNote.TryRead("\n\n— a AAAAAQk=\n", out var note);

        // Assert
        Assert.Equal((true, "\n"), (isRead, note?.Text));
    }

    [Fact]
    public void Note_WithASignatureThatDoesNotHold_IsSpoiltOnlyUnderItsOwnNameAndId()
    {
        // Arrange
        var line = SignedNote.Sign("text\n", Key, secret)["text\n\n".Length..];
        var wrong = Convert.ToBase64String([.. BitConverter.GetBytes(Key.Id).Reverse(), 1, 2]);
        var other = Convert.ToBase64String([.. BitConverter.GetBytes(Key.Id ^ 1).Reverse(), 1, 2]);

        // Act
        bool[] signed = [.. ((string[])["", $"— b {wrong}\n", $"— a {other}\n", $"— a {wrong}\n"]).Select(more => Signed($"text\n\n{line}{more}"))];

        // Assert
        Assert.Equal([true, true, true, false], signed);
        Assert.False(Signed($"text\n\n— b {wrong}\n"));
        Assert.False(Signed($"text\n\n— a {wrong}\n{line}"));
    }

    [Fact]
    public void Notes_Split_LeavesOutWhatIsHalf() => Assert.Equal(["a\n\nb\n"], SignedNote.Split("a\n\nb\n\nc"));

    [Fact]
    public void Checkpoint_ReadBack_HasAllThatItTells()
    {
        // Arrange
        var text = $"participatoryhub/x\n12\n{Convert.ToBase64String(Filled(1))}\nchain 34 {new string('a', 64)}\n";

        // Act
        var isRead = Checkpoint.TryRead(text, out var read);

        // Assert
        Assert.True(isRead);
        Assert.Equal(("x", 12, 34, text), (read!.Round, read.Size, read.Sequence, read.Text));
        Assert.Equal(Filled(1), read.Root.ToArray());
        Assert.Equal(Filled(0xaa), read.Hash.ToArray());
    }

    [Fact]
    public void Checkpoint_WithAnythingElse_IsNotRead()
    {
        // Arrange
        var root = Convert.ToBase64String(Filled(1));
        var hash = new string('a', 64);
        string[] none =
        [
            $"participatoryhub/x\n1\n{root}\nchain 2 {hash}", $"participatoryhub/x\n1\n{root}\nchain 2 {hash}\n\n", $"hub/x\n1\n{root}\nchain 2 {hash}\n",
            $"participatoryhub/x\n01\n{root}\nchain 2 {hash}\n", $"participatoryhub/x\n+1\n{root}\nchain 2 {hash}\n", $"participatoryhub/x\n1\n{root}\nlink 2 {hash}\n",
            $"participatoryhub/x\n1\n{root}\nchain 02 {hash}\n", $"participatoryhub/x\n1\n{root}\nchain -2 {hash}\n", $"participatoryhub/x\n1\n{root}\nchain 2 {hash[1..]}\n",
            $"participatoryhub/x\n1\n{root}\nchain 2 {hash}aa\n", $"participatoryhub/x\n1\n{root}\nchain 2 {hash.ToUpperInvariant()}\n", $"participatoryhub/x\n1\n{root}\nchain 2 {hash[1..]}x\n",
            $"participatoryhub/x\n1\n{Convert.ToBase64String(Filled(1)[1..])}\nchain 2 {hash}\n", $"participatoryhub/x\n1\n{Convert.ToBase64String([1, .. Filled(1)])}\nchain 2 {hash}\n",
            $"participatoryhub/x\n1\n{new string('*', 44)}\nchain 2 {hash}\n", $"participatoryhub/x\n1\n {root}\nchain 2 {hash}\n", $"participatoryhub/x\n1\n{root}\nchain 2\n",
            $"participatoryhub/x\n1\n{new string('A', 36)}    AAAA\nchain 2 {hash}\n",
        ];

        // Act
        var read = none.Where(text => Checkpoint.TryRead(text, out _));

        // Assert
        Assert.Empty(read);
    }

    [Fact]
    public void Leaves_AreSortedByTheirBytes_NoneTwice()
    {
        // Arrange
        byte[][] leaves = [Filled(2), Filled(200), Filled(1)];

        // Act
        var sorted = LeafOrder.Sorted(leaves.Select(leaf => (ReadOnlyMemory<byte>)leaf));

        // Assert
        Assert.Equal([.. Filled(1), .. Filled(2), .. Filled(200)], sorted);
        Assert.True(LeafOrder.IsSorted(sorted));
        Assert.True(LeafOrder.IsSorted([]));
        Assert.False(LeafOrder.IsSorted([.. Filled(1), .. Filled(3), .. Filled(2)]));
        Assert.False(LeafOrder.IsSorted([.. Filled(2), .. Filled(1), .. Filled(3)]));
        Assert.False(LeafOrder.IsSorted([.. Filled(1), .. Filled(1)]));
    }

    [Fact]
    public void Tree_TakesWholeLeavesOnly()
    {
        // Arrange
        var tree = new MerkleTree();

        // Act
        Action[] wrong = [() => tree.Add(new byte[31]), () => tree.Add(new byte[64]), () => tree.AddAll(new byte[33])];

        // Assert
        Assert.All(wrong, action => Assert.Throws<ArgumentOutOfRangeException>(action));
        Assert.Equal(0, tree.Size);
    }

    [Fact]
    public void Tree_Copied_GrowsByItself()
    {
        // Arrange
        byte[] leaves = [.. Filled(1), .. Filled(2), .. Filled(3)];
        var tree = MerkleTree.Of(leaves);
        var root = tree.Root();

        // Act
        var copy = tree.Copy();
        copy.Add(Filled(4));

        // Assert
        Assert.Equal((3L, 4L), (tree.Size, copy.Size));
        Assert.Equal(root, tree.Root());
        Assert.Equal(MerkleTree.Of([.. leaves, .. Filled(4)]).Root(), copy.Root());
    }

    private static byte[] Filled(byte value)
    {
        var bytes = new byte[32];
        Array.Fill(bytes, value);
        return bytes;
    }

    private bool Signed(string text) => SignedNote.TryRead(text, out var note) && note.IsSignedBy(Key);
}
