using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using ParticipatoryHub.Papers;
using ParticipatoryHub.Trust;

namespace ParticipatoryHub.Ballots;

/// <summary>What is stored of the watch.</summary>
internal sealed record LedgerWatchState
{
    public ImmutableSortedDictionary<string, NightlyCheck> Rounds { get; init; } = ImmutableSortedDictionary.Create<string, NightlyCheck>(StringComparer.Ordinal);
}

/// <inheritdoc cref="ILedgerWatchGrain"/>
internal sealed partial class LedgerWatchGrain(
    [PersistentState("ledgers")] IPersistentState<LedgerWatchState> stored, IBallotJournal journal, IPaperJournal papers, ISealJournal seals, INoteSigner signer,
    TimeProvider clock, ILogger<LedgerWatchGrain> log)
    : Grain, ILedgerWatchGrain, IRemindable
{
    private const string ReminderName = "night";

    // Between the last votes of an evening and the first letters of a morning, in summer time too.
    private static readonly TimeSpan Hour = TimeSpan.FromHours(2);
    private static readonly TimeSpan Period = TimeSpan.FromDays(1);

    private Task running = Task.CompletedTask;

    public Task Begin()
    {
        var ago = (clock.GetUtcNow() - Hour).TimeOfDay;
        return this.RegisterOrUpdateReminder(ReminderName, Period - ago, Period);
    }

    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        // Minutes of hashing in a large council, which the reminder does not wait for.
        if (running.IsCompleted)
        {
            running = Quietly();
        }

        return Task.CompletedTask;
    }

    public async Task CheckAll()
    {
        var before = State.Rounds;
        var found = ImmutableSortedDictionary.CreateBuilder<string, NightlyCheck>(StringComparer.Ordinal);
        foreach (var round in await journal.ListRounds(int.MaxValue, default))
        {
            try
            {
                var check = await Task.Run(() => LedgerAudit.CheckWithSeals(journal, papers, seals, signer, round, default));
                found[round] = new(clock.GetUtcNow(), check);
                if (check.Problem is { } problem)
                {
                    LogDoesNotHold(round, problem);
                }
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogNotRead(failure, round);
                if (before.TryGetValue(round, out var last))
                {
                    found[round] = last;
                }
            }
        }

        stored.State = new LedgerWatchState { Rounds = found.ToImmutable() };
        await stored.WriteStateAsync();
        LogChecked(found.Count, found.Values.Count(check => check.Found.Problem is not null));
    }

    public Task<ImmutableSortedDictionary<string, NightlyCheck>> Get() => Task.FromResult(State.Rounds);

    private LedgerWatchState State => stored.State ?? new();

    private async Task Quietly()
    {
        try
        {
            await CheckAll();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // What is in memory may not be what is stored: the next call reads it afresh.
            LogNotKept(failure);
            DeactivateOnIdle();
        }
    }

    [LoggerMessage(1, LogLevel.Critical, "The ledger of round {Round} does not hold: {Problem} Stop, keep a copy of the database, and find out who wrote to it.")]
    private partial void LogDoesNotHold(string round, string problem);

    [LoggerMessage(2, LogLevel.Warning, "The ledger of round {Round} could not be read by night")]
    private partial void LogNotRead(Exception failure, string round);

    [LoggerMessage(3, LogLevel.Warning, "What the check of the ledgers by night found could not be kept")]
    private partial void LogNotKept(Exception failure);

    [LoggerMessage(4, LogLevel.Information, "{Count} ledgers were checked by night; {Wrong} of them do not hold.")]
    private partial void LogChecked(int count, int wrong);
}
