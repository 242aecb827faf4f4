namespace ParticipatoryHub.Trust;

/// <summary>Signs notes with the service's key, which lies outside the database.</summary>
public interface INoteSigner
{
    /// <summary>The public half.</summary>
    ValueTask<NoteKey> GetKey(CancellationToken cancel);

    /// <summary>Signs a text that ends with a line feed; returns the note.</summary>
    ValueTask<string> Sign(string text, CancellationToken cancel);
}
