using System.CommandLine;
using System.Text.Json;
using ParticipatoryHub.Cli;
using ParticipatoryHub.Cli.Bench;
using ParticipatoryHub.Cli.Count;

namespace ParticipatoryHub.Tests.Counting;

public sealed class CountCommandTests
{
    private static string File => Path.Combine(ElectionsFolder.Small, "e2_mes.pb");

    [Fact]
    public async Task Count_Json_WritesWinnersAndMoney()
    {
        // Arrange
        var output = new StringWriter();

        // Act
        var exit = await Invoke(CountCommand.Create(), output, File, "--rule", "equal-shares", "--json");

        // Assert
        using var json = JsonDocument.Parse(output.ToString());
        Assert.Equal(0, exit);
        Assert.Equal("equal-shares", json.RootElement.GetProperty("rule").GetString());
        Assert.Equal(120, json.RootElement.GetProperty("budget").GetInt64());
        Assert.Equal(110, json.RootElement.GetProperty("cost").GetInt64());
        Assert.Equal(["P", "R", "S"], json.RootElement.GetProperty("selected").EnumerateArray().Select(id => id.GetString()));
        Assert.True(json.RootElement.GetProperty("steps").GetInt32() >= 4);
        Assert.True(json.RootElement.GetProperty("elapsed_ms").GetInt64() >= 0);
    }

    [Fact]
    public async Task Count_Table_NamesEveryProject()
    {
        // Arrange
        var output = new StringWriter();

        // Act
        var exit = await Invoke(CountCommand.Create(), output, File, "--rule", "greedy");

        // Assert
        Assert.Equal(0, exit);
        Assert.Contains("3 funded for £110; £10 left.", output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missing.pb", "greedy", CommandExit.Failed)]
    [InlineData("missing.pb", "by-mood", CommandExit.BadUsage)]
    public async Task Count_WrongFileOrRule_EndsWithItsCode(string file, string rule, int expected)
    {
        // Arrange
        var root = new RootCommand { CountCommand.Create() };

        // Act
        var exit = await CommandExit.Run(root, ["count", file, "--rule", rule]);

        // Assert
        Assert.Equal(expected, exit);
    }

    [Fact]
    public async Task BenchCount_Json_TimesEveryRule()
    {
        // Arrange
        var output = new StringWriter();

        // Act
        var exit = await Invoke(BenchCommand.Create(), output, "count", File, "--json");

        // Assert
        using var json = JsonDocument.Parse(output.ToString());
        Assert.Equal(0, exit);
        Assert.Equal(5, json.RootElement[0].GetProperty("seconds").EnumerateObject().Count());
    }

    private static Task<int> Invoke(Command command, TextWriter output, params string[] args) =>
        new RootCommand { command }.Parse([command.Name, .. args]).InvokeAsync(new InvocationConfiguration { Output = output });
}
