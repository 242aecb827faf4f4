using ParticipatoryHub.Silo.Storage;

namespace ParticipatoryHub.Tests.Hosting;

/// <summary>Both databases, for theories: <c>[Theory, ClassData(typeof(Databases))]</c>.</summary>
public sealed class Databases : TheoryData<DatabaseKind>
{
    public Databases() => AddRange(DatabaseKind.Sqlite, DatabaseKind.Postgres);
}
