using System.Globalization;
using System.Text.Json;
using ParticipatoryHub.Tests.Rounds;

namespace ParticipatoryHub.Tests.Conventions;

/// <summary>
/// What scripts/mutation found, which takes too long to be found anew each time: kept in docs/mutation.json, told in docs/mutation.md.
/// </summary>
public sealed class MutationTests : IDisposable
{
    private const decimal Enough = 85;

    private readonly JsonDocument parts = Read("scripts/mutation/parts.json");
    private readonly JsonDocument found = Read("docs/mutation.json");
    private readonly string page = File.ReadAllText(Path.Combine(DocsFile.Root, "docs", "mutation.md"));

    public static TheoryData<string> Parts => ["counting", "verifier"];

    public void Dispose()
    {
        parts.Dispose();
        found.Dispose();
    }

    [Theory, MemberData(nameof(Parts))]
    public void C12_Mutants_AreKilled(string part)
    {
        // Arrange
        var files = Found(part).GetProperty("files").EnumerateObject().Select(file => Figures.Of(file.Value)).ToArray();

        // Act
        var total = Figures.Of(Found(part).GetProperty("total"));

        // Assert
        Assert.Equal(new Figures(files.Sum(file => file.Killed), files.Sum(file => file.Timeout), files.Sum(file => file.Survived), files.Sum(file => file.NotCovered), files.Sum(file => file.NotCompiled)), total);
        Assert.True(total.Score >= Enough, $"{total.Score} % of the mutants are killed, which is less than {Enough} %.");
        Assert.Equal(total.Score, Found(part).GetProperty("total").GetProperty("score").GetDecimal());
    }

    [Theory, MemberData(nameof(Parts))]
    public void C12_EveryFileOfThePart_IsMeasuredOrLeftOutWithAReason(string part)
    {
        // Arrange
        var (files, leftOut) = (parts.RootElement.GetProperty(part).GetProperty("files").EnumerateArray().Select(path => path.GetString()!), parts.RootElement.GetProperty(part).GetProperty("leftOut"));

        // Act
        var wanted = files.SelectMany(Files).Except(leftOut.EnumerateObject().SelectMany(left => Files(left.Name))).Order(StringComparer.Ordinal);

        // Assert
        Assert.Equal(wanted, Found(part).GetProperty("files").EnumerateObject().Select(file => file.Name));
        Assert.All(leftOut.EnumerateObject(), left => Assert.Contains($"`{left.Name}`: {left.Value.GetString()}", page, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Parts))]
    public void C12_EveryMutantThatSurvived_HasAReason(string part)
    {
        // Arrange
        var survivors = Found(part).GetProperty("survivors").EnumerateArray().ToArray();
        var total = Figures.Of(Found(part).GetProperty("total"));

        // Act
        var unexplained = survivors.Where(survivor => survivor.GetProperty("reason").GetString() is not { Length: > 0 });

        // Assert
        Assert.Empty(unexplained);
        Assert.Equal(total.Survived + total.NotCovered, survivors.Length);
    }

    [Theory, MemberData(nameof(Parts))]
    public void C12_Tables_TellWhatWasFound(string part)
    {
        // Arrange
        var files = Found(part).GetProperty("files").EnumerateObject().Select(file => Figures.Of(file.Value).Row($"`{file.Name}`")).Append(Figures.Of(Found(part).GetProperty("total")).Row("**All**"));
        var reasons = Found(part).GetProperty("survivors").EnumerateArray().CountBy(survivor => survivor.GetProperty("reason").GetString()!).Select(reason => $"| {reason.Key} | {reason.Value} |");

        // Act
        var (table, why) = (Rows(part), Rows($"survivors of the {part}"));

        // Assert
        Assert.Equal(files, table);
        Assert.Equal(reasons.Order(StringComparer.Ordinal), why.Order(StringComparer.Ordinal));
    }

    private static JsonDocument Read(string path) => JsonDocument.Parse(File.ReadAllText(Path.Combine(DocsFile.Root, path)));

    private static IEnumerable<string> Files(string path) => path.EndsWith('/')
        ? Directory.EnumerateFiles(Path.Combine(DocsFile.Root, path), "*.cs", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(DocsFile.Root, file).Replace('\\', '/'))
        : [path];

    private JsonElement Found(string part) => found.RootElement.GetProperty(part);

    // Below the head of the table between two marks.
    private string[] Rows(string name)
    {
        var start = page.IndexOf($"<!-- {name} -->", StringComparison.Ordinal);
        var end = page.IndexOf($"<!-- end of {name} -->", StringComparison.Ordinal);
        return page[start..end].Split('\n', StringSplitOptions.RemoveEmptyEntries)[3..];
    }

    private sealed record Figures(int Killed, int Timeout, int Survived, int NotCovered, int NotCompiled)
    {
        private int Tested => Killed + Timeout + Survived + NotCovered;

        public decimal? Score => Tested == 0 ? null : decimal.Floor((Killed + Timeout) * 1000m / Tested) / 10;

        public static Figures Of(JsonElement told) => new(Number(told, "killed"), Number(told, "timeout"), Number(told, "survived"), Number(told, "noCoverage"), Number(told, "compileError"));

        public string Row(string name) => string.Create(CultureInfo.InvariantCulture, $"| {name} | {Killed} | {Timeout} | {Survived} | {NotCovered} | {NotCompiled} | {(Score is { } score ? $"{score:0.0} %" : "–")} |");

        private static int Number(JsonElement told, string name) => told.GetProperty(name).GetInt32();
    }
}
