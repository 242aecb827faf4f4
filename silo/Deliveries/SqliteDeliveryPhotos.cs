using ParticipatoryHub.Deliveries;
using ParticipatoryHub.Silo.Ballots;
using ParticipatoryHub.Silo.Storage;

namespace ParticipatoryHub.Silo.Deliveries;

/// <summary>Photos of deliveries on SQLite.</summary>
internal sealed class SqliteDeliveryPhotos(SqliteDatabase database) : IDeliveryPhotos
{
    /// <inheritdoc />
    public Task Add(string round, string photo, StoredPhoto content, CancellationToken cancel) => database.WriteAsync(
        (connection, _) =>
        {
            using var add = new SqliteStatement(connection, "INSERT INTO delivery_photo (round, photo, type, bytes) VALUES ($1, $2, $3, $4) ON CONFLICT (round, photo) DO NOTHING", 4);
            return add.Execute(round, photo, content.Type, content.Bytes.ToArray());
        },
        cancel);

    /// <inheritdoc />
    public Task<StoredPhoto?> Find(string round, string photo, CancellationToken cancel) => database.ReadAsync(
        connection =>
        {
            using var find = new SqliteStatement(connection, "SELECT type, bytes, is_shown FROM delivery_photo WHERE round = $1 AND photo = $2", 2);
            using var reader = find.Read(round, photo);
            return reader.Read() ? new StoredPhoto(reader.GetString(0), (byte[])reader[1]) { IsShown = reader.GetBoolean(2) } : null;
        },
        cancel);

    /// <inheritdoc />
    public Task Show(string round, string photo, bool isShown, CancellationToken cancel) => database.WriteAsync(
        (connection, _) =>
        {
            using var show = new SqliteStatement(connection, "UPDATE delivery_photo SET is_shown = $3 WHERE round = $1 AND photo = $2", 3);
            return show.Execute(round, photo, isShown ? 1 : 0);
        },
        cancel);

    /// <inheritdoc />
    public Task Remove(string round, string photo, CancellationToken cancel) => database.WriteAsync(
        (connection, _) =>
        {
            using var remove = new SqliteStatement(connection, "DELETE FROM delivery_photo WHERE round = $1 AND photo = $2", 2);
            return remove.Execute(round, photo);
        },
        cancel);
}
