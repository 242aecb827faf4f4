using System.Runtime.CompilerServices;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Rounds.Import;

namespace ParticipatoryHub.Tests.Rounds;

public class RealFilesTests
{
    [Fact]
    public void Setup_OfEveryRealElection_HoldsTogether()
    {
        // Arrange
        if (Folder() is not { } folder)
        {
            Assert.True(Environment.GetEnvironmentVariable("CI") is null, "The real elections are missing.");
            return;
        }

        foreach (var file in Directory.EnumerateFiles(folder, "*.pb", SearchOption.AllDirectories))
        {
            // Act
            var (content, problem) = PabulibSource.Read(File.ReadAllBytes(file), null);

            // Assert
            Assert.True(content is not null, $"{Path.GetFileName(file)}: {problem?.Sentence}");
            foreach (var withVotes in (bool[])[false, true])
            {
                var wrong = RoundSetupRules.Check(RoundFromPabulib.Read(content, new ImportOptions(WithVotes: withVotes), RoundExamples.Start).Setup);
                Assert.True(wrong.IsEmpty, $"{Path.GetFileName(file)}: {string.Join(" ", wrong.Select(refused => refused.Sentence))}");
            }
        }
    }

    // The real elections lie beside the repository, in shared/elections of some folder above.
    private static string? Folder([CallerFilePath] string here = "")
    {
        for (var above = Path.GetDirectoryName(here); above is not null; above = Path.GetDirectoryName(above))
        {
            var folder = Path.Combine(above, "shared", "elections");
            if (Directory.Exists(folder))
            {
                return folder;
            }
        }

        return null;
    }
}
