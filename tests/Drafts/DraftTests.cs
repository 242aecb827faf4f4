using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Drafts;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Tests.Rounds;

namespace ParticipatoryHub.Tests.Drafts;

/// <summary>Ballots that are begun and not cast, on both databases.</summary>
public sealed class DraftTests(DraftHubs hubs) : IClassFixture<DraftHubs>
{
    private static readonly ImmutableArray<Choice> Some = [new("p01", 1), new("p02", 1)];

    [Theory, ClassData(typeof(Databases))]
    public async Task Save_ThenReadElsewhere_IsTheSame(DatabaseKind kind)
    {
        // Arrange
        var round = await DraftRound.Open(hubs[kind]);

        // Act
        var outcome = await round.Drafts.Save(new SaveDraft(round.Codes[0], null, Some));

        // Assert
        Assert.Null(outcome.Refusal);
        Assert.Equal<Choice>(Some, (await round.Read(round.Codes[0].ToLowerInvariant())).Choices);
        Assert.Empty((await round.Read(round.Codes[1])).Choices);
        Assert.Equal(1, await round.Drafts.Count());
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Save_NothingChosen_DeletesTheDraft(DatabaseKind kind)
    {
        // Arrange
        var round = await DraftRound.Open(hubs[kind]);
        await round.Drafts.Save(new SaveDraft(round.Codes[0], null, Some));

        // Act
        await round.Drafts.Save(new SaveDraft(round.Codes[0], null, []));

        // Assert
        Assert.Equal(0, await round.Drafts.Count());
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Save_WithACodeNobodyHas_IsRefused(DatabaseKind kind)
    {
        // Arrange
        var round = await DraftRound.Open(hubs[kind]);

        // Act
        var outcome = await round.Drafts.Save(new SaveDraft(VoterCode.New().Print(), null, Some));

        // Assert
        Assert.Equal("code-unknown", outcome.Refusal?.Code);
        Assert.Equal(0, await round.Drafts.Count());
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Dump_OfDrafts_ShowsNoChoiceRightOrAddress(DatabaseKind kind)
    {
        // Arrange
        var round = await DraftRound.Open(hubs[kind]);
        await round.Drafts.Save(new SaveDraft(round.Codes[0], null, Some));
        await round.Drafts.Save(new SaveDraft(round.Codes[1], null, [new("p03", 1)]));
        await round.Drafts.Remind(new RemindOfDraft(round.Codes[0], null, "ada@example.com", "en-GB"));

        // Act
        var ids = await round.Column("SELECT draft_id FROM vote_draft WHERE round = $round UNION ALL SELECT reminder_id FROM vote_reminder WHERE round = $round");
        var known = await round.Column("SELECT right_id FROM voting_right WHERE round = $round");
        var seals = await round.Column("SELECT seal FROM vote_draft WHERE round = $round UNION ALL SELECT seal FROM vote_reminder WHERE round = $round");

        // Assert
        Assert.Equal(3, ids.Distinct().Count());
        Assert.Empty(ids.Intersect(known));
        Assert.Single(seals.Select(seal => seal.Length).Distinct());
        Assert.All(seals, seal => Assert.DoesNotContain(Hex("p01=1"), seal, StringComparison.Ordinal));
        Assert.All(seals, seal => Assert.DoesNotContain(Hex("ada@example"), seal, StringComparison.Ordinal));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Read_ADraftWhoseBytesWereChanged_FindsNone(DatabaseKind kind)
    {
        // Arrange
        var round = await DraftRound.Open(hubs[kind]);
        await round.Drafts.Save(new SaveDraft(round.Codes[0], null, Some));
        await round.Drafts.Save(new SaveDraft(round.Codes[1], null, [new("p03", 1)]));
        var (mine, others) = (await round.Row(0), await round.Row(1));
        await round.Put(mine, await round.Seal(others));

        // Act
        var draft = await round.Read(round.Codes[0]);

        // Assert
        Assert.Empty(draft.Choices);
        Assert.Equal("p03", Assert.Single((await round.Read(round.Codes[1])).Choices).ProjectId);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Save_WithProjectsAndPointsThatCannotBe_KeepsOnlyWhatCan(DatabaseKind kind)
    {
        // Arrange
        var round = await DraftRound.Open(hubs[kind]);

        // Act
        await round.Drafts.Save(new SaveDraft(round.Codes[0], null, [new("p01", 1), new("p01", 2), new("nowhere", 1), new("p02", -4), new("p03", long.MaxValue)]));

        // Assert
        Assert.Equal<Choice>([new Choice("p01", 1)], (await round.Read(round.Codes[0])).Choices);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Read_AfterTheVoteWasCastByAnotherWay_FindsNone(DatabaseKind kind)
    {
        // Arrange
        var round = await DraftRound.Open(hubs[kind]);
        await round.Drafts.Save(new SaveDraft(round.Codes[0], null, Some));
        await round.Cast(round.Codes[0]);

        // Act
        var draft = await round.Read(round.Codes[0]);

        // Assert
        Assert.Empty(draft.Choices);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task CloseVoting_WithDraftsAndAddresses_LeavesNone(DatabaseKind kind)
    {
        // Arrange
        var round = await DraftRound.Open(hubs[kind]);
        await round.Drafts.Save(new SaveDraft(round.Codes[0], null, Some));
        await round.Drafts.Remind(new RemindOfDraft(round.Codes[0], null, "ada@example.com", "en-GB"));

        // Act
        await round.Grain.CloseVoting(new MoveRound(RoundExamples.Officer));

        // Assert
        Assert.Empty(await round.Column("SELECT seal FROM vote_draft WHERE round = $round UNION ALL SELECT seal FROM vote_reminder WHERE round = $round"));
        Assert.Equal("voting-closed", (await round.Drafts.Save(new SaveDraft(round.Codes[0], null, Some))).Refusal?.Code);
        Assert.False(await round.Journal.Save(round.Id, new byte[32], new byte[40], default));
        Assert.Empty((await round.Read(round.Codes[0])).Choices);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Save_AtTheInstantOfTheClose_IsRefused(DatabaseKind kind)
    {
        // Arrange
        await using var hub = await DraftHubs.Start(kind);
        var round = await DraftRound.Open(hub);
        hub.Clock.Now = round.ClosesAt;

        // Act
        var outcome = await round.Drafts.Save(new SaveDraft(round.Codes[0], null, Some));

        // Assert
        Assert.Equal("voting-closed", outcome.Refusal?.Code);
    }

    private static string Hex(string text) => Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(text));
}
