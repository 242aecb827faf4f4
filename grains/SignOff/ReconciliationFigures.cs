using System.Collections.Immutable;
using System.Text.Json;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Papers;
using ParticipatoryHub.Results;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Trust;

namespace ParticipatoryHub.SignOff;

/// <summary>What a reconciliation is made of, each figure from where it is kept.</summary>
/// <param name="Batches">The register by batch.</param>
/// <param name="Rights">What the register says of itself.</param>
/// <param name="Head">The head of the ballot box.</param>
/// <param name="Casts">Votes in the cast log.</param>
/// <param name="Marks">Entries of the cast log that say that a paper ballot was handed out.</param>
/// <param name="Replacing">Entries of the cast log that replace an earlier one.</param>
/// <param name="Sealed">Votes under seals.</param>
/// <param name="SealedReplaced">Votes on the sealed list of those that were replaced; null where there is none, as in an imported election.</param>
/// <param name="Ballots">Ballots in the box, by channel.</param>
/// <param name="Void">Ballots declared void, by reason.</param>
/// <param name="Count">The stamp of the count.</param>
/// <param name="Counted">The count.</param>
/// <param name="Budget">The budget of the frozen rules.</param>
/// <param name="Costs">The costs of the frozen rules by project.</param>
internal sealed record ReconciliationFigures(
    ImmutableArray<CodeBatch> Batches,
    RightCounts Rights,
    BoxHead Head,
    long Casts,
    long Marks,
    long Replacing,
    long Sealed,
    long? SealedReplaced,
    ChannelCounts Ballots,
    ImmutableSortedDictionary<string, long> Void,
    CountStamp Count,
    CountResult Counted,
    Money Budget,
    IReadOnlyDictionary<string, Money> Costs)
{
    /// <summary>What the batches of paper say.</summary>
    public required PaperTotals Paper { get; init; }

    /// <summary>Leaves on the published list of papers handed out; null where there is none.</summary>
    public long? SealedMarks => Paper.Marks;

    /// <summary>Reads the figures of a round that was counted.</summary>
    public static async Task<ReconciliationFigures> Read(
        string round, RoundState state, RoundResult result, IBallotJournal journal, IPaperJournal papers, ISealJournal seals, CancellationToken cancel)
    {
        var setup = state.Setup!;
        var casts = await journal.CountCasts(round, cancel).ConfigureAwait(false);
        var ballots = default(ChannelCounts);
        await foreach (var ballot in journal.ReadBallots(round, cancel).ConfigureAwait(false))
        {
            ballots = ballots.With(ballot.Channel, 1);
        }

        var lists = await seals.List(round, cancel).ConfigureAwait(false);
        return new(
            await journal.CountBatches(round, cancel).ConfigureAwait(false),
            await journal.CountRights(round, cancel).ConfigureAwait(false),
            await journal.ReadHead(round, cancel).ConfigureAwait(false) ?? BoxHead.Empty,
            casts.Votes,
            casts.Marks,
            casts.Replacing,
            lists.Where(list => list.Number > ISealJournal.Replaced).Sum(list => list.Count),
            lists.FirstOrDefault(list => list.Number == ISealJournal.Replaced)?.Count,
            ballots,
            (await VoidBallots.Read(journal, round, cancel).ConfigureAwait(false)).Values.CountBy(reason => reason)
                .ToImmutableSortedDictionary(reason => reason.Key, reason => (long)reason.Value, StringComparer.Ordinal),
            state.LatestCount!,
            JsonSerializer.Deserialize<CountResult>(result.CountJson, HubJson.Options)!,
            setup.Budget,
            setup.Projects.ToDictionary(project => project.Id, project => project.Cost, StringComparer.Ordinal))
        {
            Paper = await PaperTotals.Read(round, papers, cancel).ConfigureAwait(false),
        };
    }
}
