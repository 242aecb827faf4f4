using System.Runtime.CompilerServices;

namespace ParticipatoryHub.Tests.Rounds;

/// <summary>A file of the repository that a test writes: compared, and with <c>HUB_WRITE_DOCS=1</c> written.</summary>
internal static class DocsFile
{
    public static void AssertSame(string path, string drawn, [CallerFilePath] string here = "")
    {
        var file = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", path));
        if (Environment.GetEnvironmentVariable("HUB_WRITE_DOCS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, drawn);
        }

        Assert.True(File.Exists(file), $"{path} is missing; run the tests with HUB_WRITE_DOCS=1.");
        Assert.Equal(File.ReadAllText(file), drawn);
    }
}
