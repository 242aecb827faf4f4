using System.Text.Json;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Hosting;

namespace ParticipatoryHub.Tests.Cli.Replay;

/// <summary><c>hub replay</c> as people run it, against the service as people run it.</summary>
public sealed class ReplayTests(ReplayTests.OneService one) : IClassFixture<ReplayTests.OneService>
{
    private static readonly string[] Figures =
    [
        "ballots", "accepted", "refused", "seconds", "ballots_per_s", "p50_ms", "p99_ms", "turnout", "selected", "matches_count",
        "ledger_ok", "export_matches", "rule",
    ];

    [Theory]
    [InlineData("greedy")]
    [InlineData("greedy-stop")]
    [InlineData("equal-shares")]
    [InlineData("equal-shares+score")]
    [InlineData("phragmen")]
    public async Task Replay_AnApprovalElection_IsCountedAsHubCountDoes(string rule)
    {
        // Arrange
        var election = SmallElection.Approval(one.Folder, 200);

        // Act
        var replayed = await Replay(election, "--rule", rule);
        var counted = await HubCommand.Run("count", election, "--rule", rule, "--json");

        // Assert
        Assert.Equal((0, ""), (replayed.Code, replayed.Errors));
        Assert.All(Figures, figure => Assert.True(replayed.Json.TryGetProperty(figure, out _), figure));
        Assert.Equal(200, replayed.Json.GetProperty("accepted").GetInt32());
        Assert.Equal(200, replayed.Json.GetProperty("turnout").GetInt32());
        Assert.Equal(Selected(counted.Json), Selected(replayed.Json));
        Assert.True(Holds(replayed.Json));
    }

    [Fact]
    public async Task Replay_BallotsBeyondTheFilesLimits_WidensThemAndKeepsEveryBallot()
    {
        // Arrange
        var election = SmallElection.Write(one.Folder, "choose-1", "min_length;1\nmax_length;1\nmax_sum_cost;3000\n", "voter_id;vote", ["p1", "p1,p2", "p2,p3,p4", "p8"]);

        // Act
        var end = await Replay(election);

        // Assert
        Assert.Equal((0, ""), (end.Code, end.Errors));
        Assert.Equal(4, end.Json.GetProperty("accepted").GetInt32());
        Assert.True(Holds(end.Json));
        var notes = Notes(end.Json);
        Assert.Contains("The limit “most projects” was changed from 1 to 3: a ballot in the file uses that.", notes);
        Assert.Contains("The limit “greatest total cost” was changed from 3,000 to 8,250: a ballot in the file uses that.", notes);
    }

    [Fact]
    public async Task Replay_RepeatedAndEmptyBallots_CountsRepeatsOnceAndLeavesEmptyOnesOut()
    {
        // Arrange
        var election = SmallElection.Write(one.Folder, "approval", "max_length;3\n", "voter_id;vote", ["p1,p1,p2", "", "p2"]);

        // Act
        var end = await Replay(election);

        // Assert
        Assert.Equal((0, ""), (end.Code, end.Errors));
        Assert.Equal(2, end.Json.GetProperty("accepted").GetInt32());
        Assert.True(Holds(end.Json));
        Assert.Contains("Ballots that name no project, of which the file has 1, are left out here and in the count.", Notes(end.Json));
    }

    [Theory]
    [InlineData("ordinal", "min_length;3\nmax_length;3\n", "voter_id;vote", "p3,p1,p2", "p1,p8,p5")]
    [InlineData("cumulative", "max_points;2\nmax_sum_points;4\n", "voter_id;vote;points", "p3,p1;3,1", "p1,p8;0,1")]
    [InlineData("scoring", "", "voter_id;vote;points", "p3,p1;5,1", "p1,p8;2.5,1")]
    public async Task Replay_OtherMethods_AreCountedAsHubCountDoes(string method, string limits, string header, string first, string second)
    {
        // Arrange
        var election = SmallElection.Write(one.Folder, method, limits, header, [first, second]);

        // Act
        var end = await Replay(election);

        // Assert
        Assert.Equal((0, ""), (end.Code, end.Errors));
        Assert.Equal(2, end.Json.GetProperty("accepted").GetInt32());
        Assert.True(Holds(end.Json));
    }

    [Fact]
    public async Task Replay_WithALimit_ComparesWithACountOfTheSameBallots()
    {
        // Act
        var end = await Replay(SmallElection.Approval(one.Folder, 60), "--limit", "25");

        // Assert
        Assert.Equal((0, ""), (end.Code, end.Errors));
        Assert.Equal(25, end.Json.GetProperty("turnout").GetInt32());
        Assert.True(Holds(end.Json));
    }

    [Fact]
    public async Task Replay_OfARoundThatIsThere_IsRefusedInOneLine()
    {
        // Arrange
        var election = SmallElection.Approval(one.Folder, 10);
        await Replay(election, "--id", "twice");

        // Act
        var end = await Replay(election, "--id", "twice");

        // Assert
        Assert.Equal((1, ""), (end.Code, end.Output));
        Assert.Equal(["There is a round twice already: --resume goes on with it, another --id makes another."], end.ErrorLines);
    }

    [Fact]
    public async Task Replay_WithAWrongToken_IsRefusedInOneLine()
    {
        // Act
        var end = await Replay(SmallElection.Approval(one.Folder, 10), "--token", "wrong");

        // Assert
        Assert.Equal((1, ""), (end.Code, end.Output));
        Assert.EndsWith("the service does not accept the staff token.", Assert.Single(end.ErrorLines), StringComparison.Ordinal);
    }

    private static bool Holds(JsonElement report) =>
        report.GetProperty("matches_count").GetBoolean() && report.GetProperty("ledger_ok").GetBoolean() && report.GetProperty("export_matches").GetBoolean();

    private static IEnumerable<string?> Selected(JsonElement report) =>
        report.GetProperty("selected").EnumerateArray().Select(project => project.GetString()).Order(StringComparer.Ordinal);

    private static IEnumerable<string?> Notes(JsonElement report) => report.GetProperty("notes").EnumerateArray().Select(note => note.GetString());

    private Task<HubEnd> Replay(string election, params string[] more) =>
        HubCommand.Run(["replay", election, "--url", one.Address, "--clients", "4", "--data", one.Folder, "--json", .. more]);

    /// <summary>One service for all of these, each of which makes a round of its own.</summary>
    public sealed class OneService : IAsyncLifetime
    {
        private TestDatabase database = null!;
        private ServiceUnderTest service = null!;

        public string Folder => service.Data;

        public string Address => service.Address.ToString();

        public async Task InitializeAsync()
        {
            database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
            service = await ServiceUnderTest.Start(database);
        }

        public async Task DisposeAsync()
        {
            await service.DisposeAsync();
            await database.DisposeAsync();
        }
    }
}
