using System.Globalization;
using ParticipatoryHub.Tests.Rounds;
using ParticipatoryHub.Trust.Bundles;

namespace ParticipatoryHub.Tests.Trust;

/// <summary>
/// Bundles as councils published them once, kept as files: whatever becomes of the program, they must be told of in the same words.
/// Looked at by themselves they need no service. <c>HUB_KEEP_BUNDLES=1</c> publishes them anew, which is for a new kind only.
/// </summary>
internal static class KeptBundles
{
    public static string[] Names { get; } = ["full", "coarse", "totals", "paper", "declared", "scoring", "ordinal", "knapsack", "set-aside", "imported", "workbook"];

    public static byte[] Read(string name) => File.ReadAllBytes(PathOf($"{name}.zip"));

    /// <summary>What was said of it, a line for each finding.</summary>
    public static string Told(string name) => File.ReadAllText(PathOf($"{name}.txt"));

    public static string Tell(byte[] bundle) => Tell(BundleCheck.Run(new MemoryStream(bundle)));

    /// <summary>Every finding about a spoilt bundle is the one that is kept in <c>spoilt.txt</c>; <c>HUB_WRITE_DOCS=1</c> keeps it.</summary>
    public static void AssertToldAsBefore(string name, BundleVerdict verdict)
    {
        var path = PathOf("spoilt.txt");
        var kept = (File.Exists(path) ? File.ReadAllText(path) : "").Split("# ", StringSplitOptions.RemoveEmptyEntries).ToDictionary(part => part[..part.IndexOf('\n', StringComparison.Ordinal)], StringComparer.Ordinal);
        var told = $"{name}\n{Tell(verdict)}\n";
        if (Environment.GetEnvironmentVariable("HUB_WRITE_DOCS") == "1")
        {
            kept[name] = told;
            File.WriteAllText(path, string.Concat(kept.OrderBy(part => part.Key, StringComparer.Ordinal).Select(part => "# " + part.Value)));
        }

        Assert.Equal(kept.GetValueOrDefault(name), told);
    }

    public static void Keep(string name, byte[] bundle)
    {
        Directory.CreateDirectory(PathOf(""));
        File.WriteAllBytes(PathOf($"{name}.zip"), bundle);
        File.WriteAllText(PathOf($"{name}.txt"), Tell(bundle));
    }

    private static string Tell(BundleVerdict verdict) =>
        string.Concat(verdict.Findings.Select(finding => string.Create(CultureInfo.InvariantCulture, $"{(finding.Holds ? "ok" : "NOT")} {finding.Sentence}\n")));

    private static string PathOf(string file) => Path.Combine(DocsFile.Root, "tests", "Trust", "Kept", file);
}
