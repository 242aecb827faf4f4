using ParticipatoryHub.Ballots;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Hosting;

namespace ParticipatoryHub.Tests.Ballots;

/// <summary>Issuing and importing voter codes.</summary>
public sealed class RegisterTests(BothHubs hubs) : IClassFixture<BothHubs>
{
    [Theory, ClassData(typeof(Databases))]
    public async Task Issue_Codes_AreGoodOnceOpen(DatabaseKind database)
    {
        // Arrange
        var box = await Box.OpenAsync(hubs[database], voters: 0);

        // Act
        await box.IssueAsync(3, "North Ward");

        // Assert
        Assert.NotNull((await box.Cast(2, "p01")).Receipt);
        Assert.Contains("area=North Ward\n", (await box.Grain.ReadBack(new ReadBallot(box.Codes[2]))).CommitmentText, StringComparison.Ordinal);
        await Eventually.DoesAsync(async () => (await box.Grain.GetTurnout()).Issued == 3, "the turnout to know of three rights");
    }

    [Theory]
    [InlineData(0, "letters", null, "count-out-of-range")]
    [InlineData(20_001, "letters", null, "count-out-of-range")]
    [InlineData(1, "", null, "label-malformed")]
    [InlineData(1, "a\nb", null, "label-malformed")]
    [InlineData(1, "letters", "-", "area-malformed")]
    [InlineData(1, "letters", "North\nnonce=0", "area-malformed")]
    public async Task Issue_Malformed_IsRefused(int count, string label, string? area, string code)
    {
        // Arrange
        var box = new Box(hubs[DatabaseKind.Sqlite], Box.NewRound());

        // Act
        var outcome = await box.Register.Issue(new IssueCodes(count, area, label, Box.Officer));

        // Assert
        Assert.Equal(code, Assert.Single(outcome.Refusals).Code);
    }

    [Fact]
    public async Task Issue_NotAnOfficer_IsRefused()
    {
        // Arrange
        var box = new Box(hubs[DatabaseKind.Sqlite], Box.NewRound());

        // Act
        var outcome = await box.Register.Issue(new IssueCodes(1, null, "letters", Box.Administrator));

        // Assert
        Assert.Equal("officers-only", Assert.Single(outcome.Refusals).Code);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Import_BrokenOrRepeatedLines_NamesThemAndStoresNone(DatabaseKind database)
    {
        // Arrange
        var box = await Box.OpenAsync(hubs[database], voters: 1);
        var good = VoterCode.New().Print();

        // Act
        var broken = await box.Register.Import(new ImportCodes([new(good, null), new("ABCD", null), new(good.ToLowerInvariant(), null)], "list", Box.Officer));
        var known = await box.Register.Import(new ImportCodes([new(good, null), new(box.Codes[0], null)], "list", Box.Officer));
        var cast = await box.Grain.Cast(new CastBallot(Guid.NewGuid(), good, [new("p01", 1)], null, BallotChannel.Online));

        // Assert
        Assert.Equal(
            ["Line 2 is not a voter code: check it.", "Line 3 has the same code as line 1."], broken.Refusals.Select(r => r.Sentence).ToArray());
        Assert.Equal("Line 2 has a code that is registered already.", Assert.Single(known.Refusals).Sentence);
        Assert.Equal("code-unknown", cast.Refusal!.Code);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Import_GoodList_IsRegistered(DatabaseKind database)
    {
        // Arrange
        var box = await Box.OpenAsync(hubs[database], voters: 0);
        var code = VoterCode.New().Print();

        // Act
        var outcome = await box.Register.Import(new ImportCodes([new(code.ToLowerInvariant().Replace("-", "", StringComparison.Ordinal), "South")], "list", Box.Officer));

        // Assert
        Assert.Equal(code, Assert.Single(outcome.Codes));
        Assert.NotNull((await box.Grain.Cast(new CastBallot(Guid.NewGuid(), code, [new("p01", 1)], null, BallotChannel.Online))).Receipt);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Issue_AfterTheClose_IsRefused(DatabaseKind database)
    {
        // Arrange
        var box = await Box.OpenAsync(hubs[database], voters: 1);
        await box.Close();

        // Act
        var outcome = await box.Register.Issue(new IssueCodes(1, null, "late", Box.Officer));

        // Assert
        Assert.Equal("voting-closed", Assert.Single(outcome.Refusals).Code);
    }
}
