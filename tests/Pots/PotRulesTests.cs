using System.Text.Json;
using System.Text.Json.Nodes;
using ParticipatoryHub.Audit;
using ParticipatoryHub.Deliveries;
using ParticipatoryHub.Pots;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Tests.Rounds;

namespace ParticipatoryHub.Tests.Pots;

public sealed class PotRulesTests
{
    private static readonly JsonSerializerOptions Indented = new(HubJson.Options) { WriteIndented = true };

    private static readonly AuditEntry Told = AuditEntry.Of("brook-2", RoundExamples.Officer, RoundExamples.Start, "pot-drawn", "Gave the round £300.") with { Id = Id(9) };

    private static readonly PotsState Some = new PotsState()
        .With(new OpenPot(Id(1), " Brook ", RoundExamples.Officer), Told)
        .With(1, Entry(2, PotEntryKind.NotNeeded, 1_000_00, "green", "p01"), Told)
        .With(1, Entry(3, PotEntryKind.Drawn, -300_00, "brook-2"), Told)
        .With(1, Entry(4, PotEntryKind.GivenBack, 50_00, "brook-2"), Told)
        .With(1, Entry(5, PotEntryKind.Unspent, 20_00, "old"), Told) with { Unwritten = [Told] };

    [Theory]
    [InlineData("Meadow", "")]
    [InlineData("BROOK", "name-taken name")]
    [InlineData("  ", "name-unfit name")]
    public void Open_OfAName_IsRefusedWhereItIsNoneOrTaken(string name, string wrong) =>
        Assert.Equal(wrong, Said(PotRules.Refuse(Some, new OpenPot(Guid.NewGuid(), name, RoundExamples.Officer))));

    [Fact]
    public void Open_OfThatPotAgain_IsDoneAndUnderAnotherNameItIsAnother() => Assert.Equal((true, false, "sent-before "), (
        PotRules.IsDone(Some, new OpenPot(Id(1), "Brook", RoundExamples.Officer)),
        PotRules.IsDone(Some, new OpenPot(Id(1), "Meadow", RoundExamples.Officer)),
        Said(PotRules.Refuse(Some, new OpenPot(Id(1), "Meadow", RoundExamples.Officer)))));

    [Theory]
    [InlineData(PotMove.ToRound, 770_00, RoundPhase.Draft, "")]
    [InlineData(PotMove.ToRound, 770_01, RoundPhase.Review, "pot-too-little amount")]
    [InlineData(PotMove.ToRound, 0, RoundPhase.Draft, "amount-unfit amount")]
    [InlineData(PotMove.ToRound, 1, RoundPhase.Voting, "round-frozen round")]
    [InlineData(PotMove.ToRound, 1, RoundPhase.Final, "round-frozen round")]
    [InlineData(PotMove.ToRound, 1, null, "round-unknown round")]
    [InlineData(PotMove.FromRound, 250_00, RoundPhase.Draft, "")]
    [InlineData(PotMove.FromRound, 250_00, RoundPhase.Cancelled, "")]
    [InlineData(PotMove.FromRound, 250_01, RoundPhase.Draft, "over-held amount")]
    [InlineData(PotMove.FromRound, 1, RoundPhase.Voting, "round-running round")]
    [InlineData(PotMove.FromRound, 1, RoundPhase.SignedTwice, "round-running round")]
    [InlineData(PotMove.FromRound, 1, RoundPhase.Published, "round-running round")]
    [InlineData(PotMove.Unspecified, 1, RoundPhase.Draft, "round-unknown round")]
    public void Move_OfAnAmount_TakesNoMoreThanThereIsAndOnlyWhereTheBudgetMayChange(PotMove move, long pence, RoundPhase? phase, string wrong) =>
        Assert.Equal(wrong, Said(PotRules.Refuse(Some, Ask(move, pence), phase is { } given ? Round(given) : null)));

    [Theory]
    [InlineData(80_00, "")]
    [InlineData(80_01, "over-left amount")]
    public void Move_OfWhatAResultLeft_IsUpToWhatIsNotPutBackYet(long pence, string wrong)
    {
        // Arrange: 100 left of the budget, 20 of that in the pot.
        var old = Round(RoundPhase.Final) with { Id = "old", Left = new Money(100_00) };

        // Act
        var refusals = PotRules.Refuse(Some, Ask(PotMove.FromRound, pence, "old"), old);

        // Assert
        Assert.Equal(wrong, Said(refusals));
        Assert.Equal(PotEntryKind.Unspent, PotRules.Kind(PotMove.FromRound, old));
    }

    [Fact]
    public void Move_ThatLacksMuch_IsToldAllInOneGo() => Assert.Equal("amount-unfit amount, words-missing words", Said(PotRules.Refuse(Some, Ask(PotMove.ToRound, 0) with { Words = " " }, Round(RoundPhase.Draft))));

    [Fact]
    public void Move_OfMoreThanTheBudgetOrOfOtherMoneyOrForPractice_IsRefused()
    {
        // Arrange
        var rich = Some.With(1, Entry(6, PotEntryKind.NotNeeded, 1_000_000_00, "green", "p02"), Told);
        var round = Round(RoundPhase.Draft);

        // Act
        var said = new[]
        {
            PotRules.Refuse(rich, Ask(PotMove.ToRound, round.Budget.Pence - 250_00), round),
            PotRules.Refuse(rich, Ask(PotMove.ToRound, round.Budget.Pence - 250_00 + 1), round),
            PotRules.Refuse(rich, Ask(PotMove.ToRound, 1), round with { Currency = "PLN" }),
            PotRules.Refuse(rich, Ask(PotMove.ToRound, 1), round with { IsRehearsal = true }),
            PotRules.Refuse(rich, Ask(PotMove.ToRound, 1) with { Pot = 2 }, round),
            PotRules.Refuse(rich, Ask(PotMove.ToRound, 1) with { By = RoundExamples.Nobody }, round),
            PotRules.Refuse(rich, new OpenPot(Guid.NewGuid(), "Meadow", RoundExamples.Nobody)),
        }.Select(refusals => Said(refusals));

        // Assert
        Assert.Equal(["", "over-budget amount", "other-currency round", "round-unknown round", "pot-unknown pot", "not-yours ", "not-yours "], said);
    }

    [Fact]
    public void Move_ThatWasMade_IsDoneAndTheSameFormWithSomethingElseIsRefused()
    {
        // Arrange
        var made = Ask(PotMove.ToRound, 300_00) with { Id = Id(3) };

        // Act
        var done = new[] { made, made with { Amount = new Money(1) }, made with { Round = "other" }, made with { Move = PotMove.FromRound } }.Select(command => PotRules.IsDone(Some, command));

        // Assert
        Assert.Equal([true, false, false, false], done);
        Assert.Equal("sent-before ", Said(PotRules.Refuse(Some, made with { Amount = new Money(1) }, Round(RoundPhase.Draft))));
    }

    [Fact]
    public void Balance_OfAPot_IsWhatWentInLessWhatWentOut() => Assert.Equal(
        (new Money(770_00), new PotShare(new Money(250_00), Money.Zero), new PotShare(Money.Zero, new Money(20_00)), new PotShare(Money.Zero, Money.Zero)),
        (Some.Pots[0].Balance, Some.Share("brook-2"), Some.Share("old"), Some.Share("green")));

    [Theory]
    [InlineData(DeliveryPhase.Delivered, 400_00, "Brook", "")]
    [InlineData(DeliveryPhase.Stopped, 1, "Brook", "")]
    [InlineData(DeliveryPhase.InProgress, 1, "Brook", "not-over amount")]
    [InlineData(DeliveryPhase.Delivered, 1, null, "pot-unknown pot")]
    [InlineData(DeliveryPhase.Delivered, 0, "Brook", "amount-unfit amount")]
    [InlineData(DeliveryPhase.Delivered, 400_01, "Brook", "over-left amount")]
    [InlineData(DeliveryPhase.Delivered, 1, "Brook", "other-currency pot", "PLN")]
    public void Return_OfWhatIsLeft_OnlyWhenItIsOverAndNoMore(DeliveryPhase phase, long pence, string? pot, string wrong, string currency = "GBP")
    {
        // Arrange: 1,000 awarded, 500 spent, 100 put back before.
        var state = new DeliveryState
        {
            Phase = phase,
            Payments = [new(1, Guid.NewGuid(), new Money(500_00), new DateOnly(2027, 5, 1), "Invoice", null, "Fiona Finance", RoundExamples.Start)],
            Returns = [new(Guid.NewGuid(), new Money(100_00), 1, "Brook", "Fiona Finance", "fiona", RoundExamples.Start)],
        };

        // Act
        var refusals = DeliveryRules.RefuseReturn(state, new Money(1_000_00), new ReturnUnderspend(Guid.NewGuid(), 1, new Money(pence), RoundExamples.Officer), currency, pot);

        // Assert
        Assert.Equal(wrong, Said(refusals));
        Assert.Equal(new Money(400_00), state.View("p01", new Money(1_000_00)).Left);
    }

    [Fact]
    public void Pots_StoredSample_IsReadWhole()
    {
        // Arrange
        DocsFile.AssertSame("tests/Pots/Stored/pots.json", JsonSerializer.Serialize(Some, Indented) + "\n");
        var sample = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Pots", "Stored", "pots.json"));

        // Act
        var read = JsonSerializer.Deserialize<PotsState>(sample, HubJson.Options);

        // Assert
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(sample), JsonSerializer.SerializeToNode(read, HubJson.Options)));
    }

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    private static PotEntry Entry(int id, PotEntryKind kind, long pence, string round, string? project = null) =>
        new(0, Id(id), kind, new Money(pence), round, project, project is null ? "Cabinet" : "A bench", "Fiona Finance", RoundExamples.Start);

    private static MoveMoney Ask(PotMove move, long pence, string round = "brook-2") => new(Guid.NewGuid(), 1, move, round, new Money(pence), "Cabinet", RoundExamples.Officer);

    private static PotRound Round(RoundPhase phase) => new("brook-2", phase, "GBP", new Money(50_000_00), false, null);

    private static string Said(IEnumerable<Refused> refusals) => string.Join(", ", refusals.Select(refused => $"{refused.Code} {refused.Field}"));
}
