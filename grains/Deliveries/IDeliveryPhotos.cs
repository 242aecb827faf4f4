namespace ParticipatoryHub.Deliveries;

/// <summary>The bytes of photos. Two small implementations: PostgreSQL and SQLite.</summary>
public interface IDeliveryPhotos
{
    /// <summary>Stores a photo; the same again changes nothing.</summary>
    Task Add(string round, string photo, StoredPhoto content, CancellationToken cancel);

    /// <summary>Lets a photo be seen by anyone, or hides it; one that was just stored is hidden.</summary>
    Task Show(string round, string photo, bool isShown, CancellationToken cancel);

    /// <summary>A photo, shown or hidden, or null.</summary>
    Task<StoredPhoto?> Find(string round, string photo, CancellationToken cancel);

    /// <summary>Deletes a photo; nothing where there is none.</summary>
    Task Remove(string round, string photo, CancellationToken cancel);
}

/// <summary>A photo as it is stored and sent.</summary>
/// <param name="Type">Its media type.</param>
public sealed record StoredPhoto(string Type, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Whether anyone may see it: whoever is on it agreed.</summary>
    public bool IsShown { get; init; }
}
