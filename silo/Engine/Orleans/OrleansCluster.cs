using Orleans.Configuration;
using ParticipatoryHub.Silo.Storage;

namespace ParticipatoryHub.Silo.Engine;

/// <summary>Names that every silo and client must agree on.</summary>
internal static class OrleansCluster
{
    public const string Id = "participatory-hub";

    public static void Name(ClusterOptions options)
    {
        options.ClusterId = Id;
        options.ServiceId = Id;
    }

    /// <summary>What Orleans calls the two databases' drivers; the second stands for Microsoft.Data.Sqlite.</summary>
    public static string Invariant(DatabaseKind kind) => kind == DatabaseKind.Postgres ? "Npgsql" : "System.Data.SQLite";
}
