using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Hosting;

namespace ParticipatoryHub.Tests.Silo;

/// <summary>What journals rely on in the SQLite file.</summary>
public sealed class SqliteDatabaseTests
{
    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("synchronous", "2")]
    [InlineData("foreign_keys", "1")]
    public async Task Connection_IsSetUpToKeepWhatItCommits(string pragma, string value)
    {
        // Arrange
        await using var place = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        using var database = Open(place);

        // Act
        var set = await database.ReadAsync(connection =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT CAST({pragma} AS TEXT) FROM pragma_{pragma}";
            return (string)command.ExecuteScalar()!;
        });

        // Assert
        Assert.Equal(value, set);
    }

    [Fact]
    public async Task Writers_InParallel_AllCommit()
    {
        // Arrange
        await using var place = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        using var database = Open(place);
        await WriteAsync(database, "CREATE TABLE tally (n INTEGER)");

        // Act
        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => WriteAsync(database, "INSERT INTO tally VALUES (1)"))).Ends();

        // Assert
        Assert.Equal(200, await place.QueryAsync<int>("SELECT count(*) FROM tally"));
    }

    [Fact]
    public async Task Write_ThatFails_LeavesNothingAndLetsTheNextIn()
    {
        // Arrange
        await using var place = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        using var database = Open(place);
        await WriteAsync(database, "CREATE TABLE tally (n INTEGER)");

        // Act
        var exception = await Record.ExceptionAsync(() => WriteAsync(database, "INSERT INTO tally VALUES (1); INSERT INTO nowhere VALUES (1)"));

        // Assert
        Assert.NotNull(exception);
        await WriteAsync(database, "INSERT INTO tally VALUES (2)").Ends();
        Assert.Equal(2, await place.QueryAsync<int>("SELECT sum(n) FROM tally"));
    }

    private static SqliteDatabase Open(TestDatabase place) =>
        new(StorageOptions.From(new Microsoft.Extensions.Configuration.ConfigurationManager { ["Hub:Data"] = place.DataFolder }));

    private static Task<int> WriteAsync(SqliteDatabase database, string sql) => database.WriteAsync((connection, _) =>
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    });
}
