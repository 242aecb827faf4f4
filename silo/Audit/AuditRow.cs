using System.Collections.Immutable;
using System.Text.Json;
using ParticipatoryHub.Audit;

namespace ParticipatoryHub.Silo.Audit;

/// <summary>An entry's changes as they lie in the table.</summary>
internal static class AuditRow
{
    public const string Columns = "seq, id, round, at, by_id, by_name, act, what, changes";

    public static string Write(ImmutableArray<AuditChange> changes) => JsonSerializer.Serialize(changes, HubJson.Options);

    public static ImmutableArray<AuditChange> Read(string changes) => JsonSerializer.Deserialize<ImmutableArray<AuditChange>>(changes, HubJson.Options);
}
