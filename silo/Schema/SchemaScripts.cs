using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ParticipatoryHub.Silo.Storage;

namespace ParticipatoryHub.Silo.Schema;

/// <summary>One step of the schema: <c>0001_engine.sql</c> is version 1, named engine. Never edited once released.</summary>
/// <param name="Version">Its place in the order, from 1.</param>
/// <param name="Name">What it brings.</param>
/// <param name="Sql">The statements.</param>
public sealed record SchemaScript(int Version, string Name, string Sql)
{
    /// <summary>SHA-256 of the statements in lower-case hex, recorded when they are applied.</summary>
    public string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql)));
}

/// <summary>The scripts this program carries, in order.</summary>
public static class SchemaScripts
{
    /// <summary>The scripts for one kind of database.</summary>
    public static IReadOnlyList<SchemaScript> For(DatabaseKind kind)
    {
        var assembly = typeof(SchemaScripts).Assembly;
        var folder = kind == DatabaseKind.Postgres ? "Schema/postgres/" : "Schema/sqlite/";
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
                .Select(name => Read(assembly.GetManifestResourceStream(name)!, name[folder.Length..]))
                .OrderBy(script => script.Version),
        ];
    }

    private static SchemaScript Read(Stream stream, string file)
    {
        using var reader = new StreamReader(stream);
        var name = Path.GetFileNameWithoutExtension(file);
        return new(
            int.Parse(name.AsSpan(0, 4), CultureInfo.InvariantCulture),
            name[5..],
            reader.ReadToEnd().ReplaceLineEndings("\n"));
    }
}
