using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Rounds.Export;
using ParticipatoryHub.Rounds.Import;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Ballots;
using ParticipatoryHub.Tests.Hosting;

namespace ParticipatoryHub.Tests.Rounds;

public sealed class ImportTests(BothHubs hubs) : IClassFixture<BothHubs>
{
    private const string Cumulative =
        """
        META
        key;value
        description;Example of points
        country;United Kingdom
        unit;Elmbridge
        instance;2026
        num_projects;3
        num_votes;3
        budget;100
        vote_type;cumulative
        rule;greedy
        date_begin;01.10.2026
        date_end;25.10.2026
        max_sum_points;10
        language;en
        currency;GBP
        comment;#1: made up
        leftover_budget;3
        PROJECTS
        project_id;cost;name;category;neighborhood;proposer;latitude;longitude;beneficiaries_note
        OGM/0015;60;"A; ""quoted"" name";Nature,Play;North;A school;53.72;-2.63;x
        b;50;B;;;;;;
        c;40.50;C;Play;;;;;
        VOTES
        voter_id;vote;points;voting_method
        9;b,OGM/0015;3,4;paper
        8;c;5;internet
        7;OGM/0015,c;1,9;internet

        """;

    [Theory, ClassData(typeof(Databases))]
    public async Task Import_OfOurOwnExport_ExportsTheSameBytes(DatabaseKind kind)
    {
        // Arrange
        var first = await Import(kind, Cumulative);
        await hubs[kind].Grains.GetGrain<IRoundGrain>(first).Count(new(RoundExamples.Officer));
        var written = await Export(kind, first);

        // Act
        var second = await Import(kind, written);
        var again = await Export(kind, second);

        // Assert
        Assert.Equal(written, again);
        Assert.Contains("\nleftover_budget;3\n", written, StringComparison.Ordinal);
        Assert.Contains("\"A; \"\"quoted\"\" name\"", written, StringComparison.Ordinal);
        Assert.Contains("date_end;25.10.2026", written, StringComparison.Ordinal);
        Assert.Contains("\n1;OGM/0015,b;4,3\n", written, StringComparison.Ordinal);
        Assert.Null((await hubs[kind].Grains.GetGrain<IBallotBoxGrain>(second).CheckLedger()).Problem);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Import_WithBallotsThatNameNothing_KeepsThemByteForByte(DatabaseKind kind)
    {
        // Arrange
        var first = await Import(kind, Cumulative.Replace("8;c;5;internet", "8;;;internet", StringComparison.Ordinal));
        var written = await Export(kind, first);

        // Act
        var second = await Import(kind, written);
        var again = await Export(kind, second);
        var round = hubs[kind].Grains.GetGrain<IRoundGrain>(second);
        await round.Count(new(RoundExamples.Officer));

        // Assert
        Assert.Contains("\nnum_votes;3\n", written, StringComparison.Ordinal);
        Assert.Matches("\n[123];;\n", written);
        Assert.Equal(written, again);
        var result = (await round.GetResult())!;
        Assert.Equal(3, JsonSerializer.Deserialize<CountResult>(result.CountJson, HubJson.Options)!.Voters);
        Assert.Equal(3, result.Turnout.Voted);
        Assert.Null((await hubs[kind].Grains.GetGrain<IBallotBoxGrain>(second).CheckLedger()).Problem);
    }

    [Theory]
    [InlineData("approval", "3", 3, 0)]
    [InlineData("approval", "2.5", 3, 0)]
    [InlineData("cumulative", "7", 0, 7)]
    [InlineData("cumulative", "a few", 0, 0)]
    public void Threshold_OfAFile_IsAppliedToVotesOrPoints(string type, string threshold, long votes, long points)
    {
        // Arrange
        var text = Cumulative.Replace("leftover_budget;3", $"min_project_score_threshold;{threshold}", StringComparison.Ordinal);
        text = type == "cumulative" ? text : text[..text.IndexOf("VOTES", StringComparison.Ordinal)].Replace("cumulative", type, StringComparison.Ordinal)
            .Replace("max_sum_points;10\n", "", StringComparison.Ordinal).Replace("num_votes;3", "num_votes;0", StringComparison.Ordinal) + "VOTES\nvoter_id;vote\n";
        var (content, problem) = PabulibSource.Read(Encoding.UTF8.GetBytes(text), null);
        Assert.Null(problem);

        // Act
        var counting = RoundFromPabulib.Read(content!, new ImportOptions(), RoundExamples.Start).Setup.Counting;

        // Assert
        Assert.Equal((votes, points), (counting.MinimumVotes, counting.MinimumScore));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Import_SentAgain_ChangesNothing(DatabaseKind kind)
    {
        // Arrange
        var id = Box.NewRound();
        await Import(kind, Cumulative, id);

        // Act
        await Import(kind, Cumulative, id);
        var other = await Importer(kind).ImportPabulib(Bytes(Cumulative.Replace("budget;100", "budget;101", StringComparison.Ordinal)), new(id, WithVotes: true), RoundExamples.Officer, null, default);

        // Assert
        Assert.Equal("slug-taken", Assert.Single(other.Problems).Code);
        Assert.Equal(3, (await hubs[kind].Grains.GetGrain<IBallotBoxGrain>(id).GetTurnout()).Voted);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Import_OfABrokenFile_SaysWhereAndStoresNothing(DatabaseKind kind)
    {
        // Arrange
        var id = Box.NewRound();
        var broken = Cumulative.Replace("8;c;5;internet", "8;unknown;5;internet", StringComparison.Ordinal);

        // Act
        var outcome = await Importer(kind).ImportPabulib(Bytes(broken), new(id, WithVotes: true), RoundExamples.Officer, null, default);

        // Assert
        var problem = Assert.Single(outcome.Problems);
        Assert.Equal(27, problem.Line);
        Assert.NotNull(problem.Column);
        Assert.Null(await hubs[kind].Grains.GetGrain<IRoundGrain>(id).GetView());
        Assert.Null(await hubs[kind].Services.GetRequiredService<IBallotJournal>().ReadHead(id, default));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Import_WithoutVotes_MakesADraftWithNotesAndProgress(DatabaseKind kind)
    {
        // Arrange
        var told = new Told();

        // Act
        var outcome = await Importer(kind).ImportPabulib(Bytes(Cumulative), new(Box.NewRound(), Rule: CountingRule.EqualShares), RoundExamples.Officer, told, default);

        // Assert
        Assert.Empty(outcome.Problems);
        var view = (await hubs[kind].Grains.GetGrain<IRoundGrain>(outcome.RoundId!).GetView())!;
        Assert.Equal((RoundPhase.Draft, VotingMethod.Cumulative, 10, CountingRule.EqualShares), (view.Phase, view.Setup.Method, view.Setup.Limits.MaxTotalPoints!.Value, view.Setup.Counting.Rule));
        Assert.Equal(new Place(53.72, -2.63), view.Setup.Projects[0].Place);
        Assert.Equal(new Money(40_50), view.Setup.Projects[2].Cost);
        Assert.Contains(outcome.Notes, note => note.Contains("dates are past", StringComparison.Ordinal));
        Assert.Equal(1, told.Last.Fraction);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Exports_BeforeTheClose_GiveOutNoBallots(DatabaseKind kind)
    {
        // Arrange
        var draft = (await Importer(kind).ImportPabulib(Bytes(Cumulative), new(Box.NewRound()), RoundExamples.Officer, null, default)).RoundId!;
        using var nothing = new MemoryStream();

        // Act
        var refusals = new[]
        {
            await Exports(kind).WritePabulib(draft, nothing, true, default),
            await Exports(kind).WriteBallots(draft, nothing, CsvFlavour.Data, default),
            await Exports(kind).WriteResult(draft, nothing, CsvFlavour.Data, default),
            await Exports(kind).WriteProjects("no-such-round", nothing, CsvFlavour.Data, default),
        };

        // Assert
        Assert.Equal(["voting-not-over", "voting-not-over", "not-counted", "round-unknown"], refusals.Select(refused => refused!.Code));
        Assert.Equal(0, nothing.Length);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Projects_ExportedAndImported_AreTheSame(DatabaseKind kind)
    {
        // Arrange
        var id = (await Importer(kind).ImportPabulib(Bytes(Cumulative), new(Box.NewRound()), RoundExamples.Officer, null, default)).RoundId!;
        var before = await Projects(kind, id, CsvFlavour.Excel);

        // Act
        var outcome = await Importer(kind).ImportProjects(id, Bytes(before), RoundExamples.Officer, default);

        // Assert
        Assert.Empty(outcome.Problems);
        Assert.Equal(before, await Projects(kind, id, CsvFlavour.Excel));
    }

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));

    private RoundImporter Importer(DatabaseKind kind) => ActivatorUtilities.CreateInstance<RoundImporter>(hubs[kind].Services);

    private RoundExports Exports(DatabaseKind kind) => ActivatorUtilities.CreateInstance<RoundExports>(hubs[kind].Services);

    private async Task<string> Import(DatabaseKind kind, string text, string? id = null)
    {
        var outcome = await Importer(kind).ImportPabulib(Bytes(text), new(id ?? Box.NewRound(), WithVotes: true), RoundExamples.Officer, null, default);
        Assert.Empty(outcome.Problems);
        Assert.Equal(RoundPhase.Closed, (await hubs[kind].Grains.GetGrain<IRoundGrain>(outcome.RoundId!).GetView())!.Phase);
        return outcome.RoundId!;
    }

    private async Task<string> Export(DatabaseKind kind, string id)
    {
        using var stream = new MemoryStream();
        Assert.Null(await Exports(kind).WritePabulib(id, stream, withVotes: true, default));
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private async Task<string> Projects(DatabaseKind kind, string id, CsvFlavour flavour)
    {
        using var stream = new MemoryStream();
        Assert.Null(await Exports(kind).WriteProjects(id, stream, flavour, default));
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private sealed class Told : IProgress<ImportProgress>
    {
        public ImportProgress Last { get; private set; }

        public void Report(ImportProgress value) => Last = value;
    }
}
