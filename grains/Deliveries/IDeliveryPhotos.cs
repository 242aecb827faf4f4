namespace ParticipatoryHub.Deliveries;

/// <summary>The bytes of photos. Two small implementations: PostgreSQL and SQLite.</summary>
public interface IDeliveryPhotos
{
    /// <summary>Stores a photo; the same again changes nothing.</summary>
    Task Add(string round, string photo, StoredPhoto content, CancellationToken cancel);

    /// <summary>A photo, or null.</summary>
    Task<StoredPhoto?> Find(string round, string photo, CancellationToken cancel);

    /// <summary>Deletes a photo; nothing where there is none.</summary>
    Task Remove(string round, string photo, CancellationToken cancel);
}

/// <summary>A photo as it is stored and sent.</summary>
/// <param name="Type">Its media type.</param>
public sealed record StoredPhoto(string Type, ReadOnlyMemory<byte> Bytes);
