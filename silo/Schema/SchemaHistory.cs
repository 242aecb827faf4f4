namespace ParticipatoryHub.Silo.Schema;

/// <summary>A script as recorded in <c>schema_version</c>.</summary>
public sealed record AppliedScript(int Version, string Name, string Sha256);

/// <summary>A database whose schema can be brought up to date.</summary>
public interface ISchemaDatabase
{
    /// <summary>Applies what is missing, each script in its own transaction and under a lock; returns the version reached.</summary>
    Task<int> UpdateAsync(IReadOnlyList<SchemaScript> scripts, CancellationToken cancellationToken);
}

/// <summary>What is to be done, given what has been.</summary>
internal static class SchemaHistory
{
    /// <summary>The scripts still to apply, or a refusal when the history is not one this program knows.</summary>
    public static IReadOnlyList<SchemaScript> Missing(IReadOnlyList<SchemaScript> scripts, IReadOnlyCollection<AppliedScript> applied)
    {
        var newest = scripts.Max(script => script.Version);
        foreach (var done in applied)
        {
            if (done.Version > newest)
            {
                throw new StartRefused($"the database has schema version {done.Version} ({done.Name}) and this program knows only up to {newest}; run the newer program, or restore a backup.");
            }

            var script = scripts.SingleOrDefault(script => script.Version == done.Version)
                ?? throw new StartRefused($"the database has schema version {done.Version} ({done.Name}), which this program does not know.");
            if (script.Sha256 != done.Sha256)
            {
                throw new StartRefused($"schema script {done.Version:0000}_{done.Name} was changed after it was applied; put it back, and make the change in a new script.");
            }
        }

        return [.. scripts.Where(script => applied.All(done => done.Version != script.Version))];
    }
}
