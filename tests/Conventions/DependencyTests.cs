using System.Reflection;
using System.Runtime.CompilerServices;
using ParticipatoryHub.Silo;

namespace ParticipatoryHub.Tests.Conventions;

/// <summary>Who may know whom.</summary>
public sealed class DependencyTests
{
    private static readonly Assembly Grains = typeof(HubJson).Assembly;

    [Fact]
    public void Grains_KnowNeitherWebNorSiloNorADatabase()
    {
        // Act
        var known = Grains.GetReferencedAssemblies().Select(reference => reference.Name!).ToList();

        // Assert
        Assert.DoesNotContain(known, name => name.StartsWith("ParticipatoryHub.", StringComparison.Ordinal) && name != "ParticipatoryHub.Embedded");
        Assert.DoesNotContain(known, name => name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));
        Assert.DoesNotContain(known, name => name is "Npgsql" or "Microsoft.Data.Sqlite" or "System.Data.Common");
    }

    [Fact]
    public void Silo_KnowsNeitherWebNorCli()
    {
        // Act
        var known = typeof(StartGate).Assembly.GetReferencedAssemblies().Select(reference => reference.Name!).ToList();

        // Assert
        Assert.DoesNotContain("ParticipatoryHub.Web", known);
        Assert.DoesNotContain("ParticipatoryHub.Cli", known);
    }

    [Fact]
    public void Grains_TakeNoTimeFromTheAir()
    {
        // Act
        var readers = Directory.EnumerateFiles(Path.Combine(Root(), "grains"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
            .Where(path => File.ReadAllText(path) is var text
                && (text.Contains("DateTime.Now", StringComparison.Ordinal) || text.Contains("DateTime.UtcNow", StringComparison.Ordinal)
                    || text.Contains("DateTimeOffset.Now", StringComparison.Ordinal) || text.Contains("DateTimeOffset.UtcNow", StringComparison.Ordinal)
                    || text.Contains("TimeProvider.System", StringComparison.Ordinal)))
            .ToList();

        // Assert
        Assert.Empty(readers);
    }

    [Fact]
    public void OnlyTheEnginesFolders_KnowTheEngine()
    {
        // Act: a switch on the engine anywhere else would be a second product.
        var switches = ((string[])["grains", "silo", "web", "cli"])
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root(), folder), "*.cs", SearchOption.AllDirectories))
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && File.ReadAllText(path).Contains("ENGINE_", StringComparison.Ordinal))
            .ToList();

        // Assert
        Assert.Empty(switches);
    }

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
