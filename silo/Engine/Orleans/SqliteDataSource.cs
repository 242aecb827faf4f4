using System.Data.Common;
using Microsoft.Data.Sqlite;
using ParticipatoryHub.Silo.Storage;

namespace ParticipatoryHub.Silo.Engine;

/// <summary>Gives Orleans' providers connections that commit as durably as our own.</summary>
internal sealed class SqliteDataSource(SqliteDatabase database, StorageOptions options) : DbDataSource
{
    public override string ConnectionString => options.ConnectionString;

    protected override DbConnection CreateDbConnection() => new SqliteConnection(options.ConnectionString);

    protected override DbConnection OpenDbConnection() => database.Open();

    protected override ValueTask<DbConnection> OpenDbConnectionAsync(CancellationToken cancellationToken = default) => new(database.Open());
}
