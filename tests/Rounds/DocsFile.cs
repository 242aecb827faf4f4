using System.Runtime.CompilerServices;

namespace ParticipatoryHub.Tests.Rounds;

/// <summary>A file of the repository that a test writes: compared, and with <c>HUB_WRITE_DOCS=1</c> written.</summary>
internal static class DocsFile
{
    /// <summary>The repository.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Here(), "..", ".."));

    public static void AssertSame(string path, string drawn)
    {
        var file = Path.Combine(Root, path);
        if (Environment.GetEnvironmentVariable("HUB_WRITE_DOCS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, drawn);
        }

        Assert.True(File.Exists(file), $"{path} is missing; run the tests with HUB_WRITE_DOCS=1.");
        Assert.Equal(File.ReadAllText(file), drawn);
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
