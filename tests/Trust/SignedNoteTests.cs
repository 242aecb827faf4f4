using System.Security.Cryptography;
using ParticipatoryHub.Trust;

namespace ParticipatoryHub.Tests.Trust;

/// <summary>Signed notes and the checkpoints in them: read back, and refused when a character is another.</summary>
public sealed class SignedNoteTests : IDisposable
{
    private readonly ECDsa secret = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private NoteKey Key => new(NoteKey.ServiceName, secret.ExportSubjectPublicKeyInfo());

    private static Checkpoint Some { get; } = new("elmbridge-2027", 51, SHA256.HashData([1]), 7, SHA256.HashData([2]));

    public void Dispose() => secret.Dispose();

    [Fact]
    public void Checkpoint_ReadBack_IsTheSame()
    {
        // Act
        var read = SignedNote.TryRead(SignedNote.Sign(Some.Text, Key, secret), out var note) && Checkpoint.TryRead(note.Text, out var checkpoint) ? checkpoint : null;

        // Assert
        Assert.Equal(Some.Text, read?.Text);
        Assert.StartsWith("participatoryhub/elmbridge-2027\n51\n", read!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Key_ReadBack_VerifiesWhatItsSecretSigned()
    {
        // Arrange
        Assert.True(SignedNote.TryRead(SignedNote.Sign(Some.Text, Key, secret), out var note));

        // Act
        var isRead = NoteKey.TryRead(Key.ToString(), out var key);

        // Assert
        Assert.True(isRead && note.IsSignedBy(key!));
    }

    [Fact]
    public void Note_WithAnyCharacterChanged_IsNotSigned()
    {
        // Arrange
        var note = SignedNote.Sign(Some.Text, Key, secret);
        var end = note.LastIndexOf("\n\n", StringComparison.Ordinal);

        // Act
        var passed = Enumerable.Range(0, end)
            .Select(at => note.Remove(at, 1).Insert(at, note[at] == 'x' ? "y" : "x"))
            .Where(changed => SignedNote.TryRead(changed, out var read) && read.IsSignedBy(Key));

        // Assert
        Assert.Empty(passed);
    }

    [Fact]
    public void Note_OfAnotherKey_IsNotSignedByThisOne()
    {
        // Arrange
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var stranger = new NoteKey(NoteKey.ServiceName, other.ExportSubjectPublicKeyInfo());

        // Act
        var isRead = SignedNote.TryRead(SignedNote.Sign(Some.Text, stranger, other), out var note);

        // Assert
        Assert.True(isRead);
        Assert.False(note!.IsSignedBy(Key));
    }

    [Fact]
    public void Notes_JoinedAndSplit_AreTheSame()
    {
        // Arrange
        string[] notes = [SignedNote.Sign(Some.Text, Key, secret), SignedNote.Sign((Some with { Size = 90 }).Text, Key, secret)];

        // Act
        var split = SignedNote.Split(SignedNote.Join(notes));

        // Assert
        Assert.Equal(notes, split);
    }

    [Theory]
    [InlineData("")]
    [InlineData("participatoryhub/x\n-1\n")]
    [InlineData("participatoryhub/x\n1\nAAAA\nchain 1 00\n")]
    [InlineData("elsewhere/x\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\nchain 1 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\n")]
    public void Checkpoint_ThatIsNone_IsNotRead(string text) => Assert.False(Checkpoint.TryRead(text, out _));
}
