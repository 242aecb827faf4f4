using System.Collections.Concurrent;
using System.Text.Json;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Counting.Pabulib;

namespace ParticipatoryHub.Tests.Counting;

/// <summary>
/// The real elections beside the repository (or where HUB_ELECTIONS says) and the small ones in it. Where the real
/// ones are missing the tests say so in one line and run on the small ones; with CI=true, missing them fails.
/// </summary>
internal static class ElectionsFolder
{
    private static readonly ConcurrentDictionary<string, PabulibElection> Loaded = new(StringComparer.Ordinal);

    public static string Small { get; } = Path.Combine(AppContext.BaseDirectory, "Counting", "Elections");

    public static string? Real { get; } = FindReal();

    public static string[] Files(bool withReal = true)
    {
        var folders = withReal && Real is not null ? [Small, Real] : new[] { Small };
        return [.. folders.SelectMany(folder => Directory.GetFiles(folder, "*.pb")).Order(StringComparer.Ordinal)];
    }

    public static PabulibElection Load(string path) => Loaded.GetOrAdd(path, static path => Import(File.ReadAllBytes(path)));

    public static PabulibElection Import(byte[] bytes)
    {
        var reading = PabulibReader.Read(bytes);
        Assert.Null(reading.Error);
        var import = PabulibElection.From(reading.File!);
        Assert.Null(import.Error);
        return import.Election!;
    }

    public static string[] Expected(string path, CountingRule rule) => Expected(path, CountingRuleNames.Name(rule))!;

    public static string[]? Expected(string path, string name)
    {
        using var expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(Path.GetDirectoryName(path)!, "expected.json")));
        var winners = expected.RootElement.GetProperty(Path.GetFileName(path)).GetProperty(name);
        return winners.ValueKind == JsonValueKind.Null ? null : [.. winners.EnumerateArray().Select(id => id.GetString()!)];
    }

    private static string? FindReal()
    {
        var folder = Environment.GetEnvironmentVariable("HUB_ELECTIONS");
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); folder is null && at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "ParticipatoryHub.sln")))
            {
                folder = Path.Combine(at.FullName, "..", "shared", "elections");
            }
        }

        if (folder is not null && File.Exists(Path.Combine(folder, "expected.json")))
        {
            return Path.GetFullPath(folder);
        }

        if (Environment.GetEnvironmentVariable("CI") == "true")
        {
            throw new InvalidOperationException("CI needs the real elections in ../shared/elections or HUB_ELECTIONS, and they are not there.");
        }

        Console.WriteLine("The real elections (../shared/elections or HUB_ELECTIONS) are not there; the tests run on the small ones alone.");
        return null;
    }
}
