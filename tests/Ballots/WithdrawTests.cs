using ParticipatoryHub.Ballots;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Hosting;

namespace ParticipatoryHub.Tests.Ballots;

/// <summary>Withdrawing the unused codes of a batch, and putting them back.</summary>
public sealed class WithdrawTests(BothHubs hubs) : IClassFixture<BothHubs>
{
    [Theory, ClassData(typeof(Databases))]
    public async Task Withdraw_ABatch_TakesOnlyItsUnusedCodes(DatabaseKind kind)
    {
        // Arrange
        var box = await Box.OpenAsync(hubs[kind], 3);
        await box.Register.Issue(new(2, null, "others", Box.Officer));
        Assert.Null((await box.Cast(0, "p01")).Refusal);

        // Act
        var outcome = await box.Register.Withdraw(new("letters", false, Box.Officer));

        // Assert
        Assert.Equal((0, 2L), (outcome.Refusals.Length, outcome.Count));
        Assert.Equal([new CodeBatch("letters", 1, 1, 2), new CodeBatch("others", 2, 0, 0)], (await box.Register.GetBatches(Box.Officer)).AsEnumerable());
        Assert.Equal("code-void", (await box.Cast(1, "p01")).Refusal!.Code);
        Assert.Null((await box.Cast(0, "p02")).Refusal);
        await box.AssertLedgerHolds();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task PutBack_AfterWithdrawing_LetsThemVoteAgain(DatabaseKind kind)
    {
        // Arrange
        var box = await Box.OpenAsync(hubs[kind], 2);
        await box.Register.Withdraw(new("letters", false, Box.Officer));

        // Act
        var outcome = await box.Register.Withdraw(new("letters", true, Box.Officer));

        // Assert
        Assert.Equal(2, outcome.Count);
        Assert.Null((await box.Cast(1, "p01")).Refusal);
        await box.AssertLedgerHolds();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Withdraw_ByOthersOrOfNothingOrAfterTheClose_IsRefused(DatabaseKind kind)
    {
        // Arrange
        var box = await Box.OpenAsync(hubs[kind], 2);

        // Act
        var administrator = await box.Register.Withdraw(new("letters", false, Box.Administrator));
        var nothing = await box.Register.Withdraw(new("no such batch", false, Box.Officer));
        await box.Close();
        var late = await box.Register.Withdraw(new("letters", false, Box.Officer));

        // Assert
        Assert.Equal("officers-only", Assert.Single(administrator.Refusals).Code);
        Assert.Equal("codes-none", Assert.Single(nothing.Refusals).Code);
        Assert.Equal("voting-closed", Assert.Single(late.Refusals).Code);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Batches_OfALargeRegister_ShowVotesWithinTenSecondsAndWithdrawalsAtOnce(DatabaseKind kind)
    {
        // Arrange
        var box = await Box.OpenAsync(hubs[kind], 2);
        await box.Register.Issue(new(10_000, null, "everyone", Box.Officer));
        await box.Register.GetBatches(Box.Officer);
        Assert.Null((await box.Cast(0, "p01")).Refusal);

        // Act
        hubs[kind].Clock.Now += TimeSpan.FromSeconds(10);
        var later = await box.Register.GetBatches(Box.Officer);
        await box.Register.Withdraw(new("letters", false, Box.Officer));
        var atOnce = await box.Register.GetBatches(Box.Officer);

        // Assert
        Assert.Equal([new CodeBatch("everyone", 10_000, 0, 0), new CodeBatch("letters", 2, 1, 0)], later.AsEnumerable());
        Assert.Equal([new CodeBatch("everyone", 10_000, 0, 0), new CodeBatch("letters", 1, 1, 1)], atOnce.AsEnumerable());
    }
}
