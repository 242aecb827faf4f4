using System.Runtime.InteropServices;
using Npgsql;
using ParticipatoryHub.Deliveries;

namespace ParticipatoryHub.Silo.Deliveries;

/// <summary>Photos of deliveries on PostgreSQL.</summary>
internal sealed class PostgresDeliveryPhotos(NpgsqlDataSource database) : IDeliveryPhotos
{
    /// <inheritdoc />
    public async Task Add(string round, string photo, StoredPhoto content, CancellationToken cancel)
    {
        await using var command = database.CreateCommand("INSERT INTO delivery_photo (round, photo, type, bytes) VALUES ($1, $2, $3, $4) ON CONFLICT (round, photo) DO NOTHING");
        command.Parameters.Add(new() { Value = round });
        command.Parameters.Add(new() { Value = photo });
        command.Parameters.Add(new() { Value = content.Type });
        command.Parameters.Add(new() { Value = Bytes(content.Bytes) });
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <inheritdoc />
    public async Task<StoredPhoto?> Find(string round, string photo, CancellationToken cancel)
    {
        await using var command = database.CreateCommand("SELECT type, bytes, is_shown FROM delivery_photo WHERE round = $1 AND photo = $2");
        command.Parameters.Add(new() { Value = round });
        command.Parameters.Add(new() { Value = photo });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) ? new StoredPhoto(reader.GetString(0), (byte[])reader[1]) { IsShown = reader.GetBoolean(2) } : null;
    }

    /// <inheritdoc />
    public async Task Show(string round, string photo, bool isShown, CancellationToken cancel)
    {
        await using var command = database.CreateCommand("UPDATE delivery_photo SET is_shown = $3 WHERE round = $1 AND photo = $2");
        command.Parameters.Add(new() { Value = round });
        command.Parameters.Add(new() { Value = photo });
        command.Parameters.Add(new() { Value = isShown });
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <inheritdoc />
    public async Task Remove(string round, string photo, CancellationToken cancel)
    {
        await using var command = database.CreateCommand("DELETE FROM delivery_photo WHERE round = $1 AND photo = $2");
        command.Parameters.Add(new() { Value = round });
        command.Parameters.Add(new() { Value = photo });
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static byte[] Bytes(ReadOnlyMemory<byte> memory) =>
        MemoryMarshal.TryGetArray(memory, out var segment) && segment.Offset == 0 && segment.Count == segment.Array!.Length ? segment.Array : memory.ToArray();
}
