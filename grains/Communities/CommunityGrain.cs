using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using ParticipatoryHub.Search;

namespace ParticipatoryHub.Communities;

/// <summary>Refuses, decides, writes, tells.</summary>
internal sealed partial class CommunityGrain(
    [PersistentState("community")] IPersistentState<CommunityState> stored,
    IEntryJournal journal,
    ISearchIndex search,
    TimeProvider clock,
    ILogger<CommunityGrain> log) : Grain, ICommunityGrain
{
    private string Id => this.GetPrimaryKeyString();

    private CommunityState Current => stored.State ?? new();

    private ICommunityIndexGrain Index => GrainFactory.GetGrain<ICommunityIndexGrain>("all");

    public async Task<CommunityOutcome> Save(SaveCommunity command) => !CommunityKey.TryParse(Id, out _)
        ? Refuse(CommunityRules.NotFound)
        : await Carry(CommunityRules.Save(Current, Id, command, await Index.List(), clock.GetUtcNow()));

    public async Task<CommunityOutcome> Move(MoveCommunity command)
    {
        if (Current.Phase == CommunityPhase.Unspecified)
        {
            return Refuse(CommunityRules.NotFound);
        }

        var kept = command.Evidence.IsEmpty ? [] : await journal.FindKept(Id, EntryRegister.Evidence, [.. command.Evidence.Take(CommunityRules.MostEvidence)], CancellationToken.None);
        return await Carry(CommunityRules.Move(Current, command, kept, clock.GetUtcNow()));
    }

    public Task<CommunityView?> GetView() => Task.FromResult(
        Current is { Profile: { } profile } state ? new CommunityView(Id, profile, state.Phase, [.. state.Story.Reverse()]) : null);

    private async Task<CommunityOutcome> Carry(CommunityDecision decision)
    {
        if (!decision.Refusals.IsEmpty)
        {
            return new CommunityOutcome(decision.Refusals, Current.Phase);
        }

        if (decision.Happened is { } happened)
        {
            await Write(Current.With(happened));
        }

        await Tell();
        return new CommunityOutcome([], Current.Phase);
    }

    private async Task Write(CommunityState next)
    {
        stored.State = next;
        try
        {
            await stored.WriteStateAsync();
        }
        catch
        {
            // What is in memory is not what is stored: the next call reads it afresh.
            DeactivateOnIdle();
            throw;
        }
    }

    private async Task Tell()
    {
        try
        {
            var profile = Current.Profile!;
            await Index.Put(new CommunityLine(Id, profile.Name, profile.Kind, profile.Parent, Current.Phase, Current.ChangedAt));
            await search.Put(new SearchDocument(SearchKind.Community, Id, Id, profile.Name, profile.About, SearchAudience.Everybody), CancellationToken.None);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogNotTold(failure, Id);
        }
    }

    private CommunityOutcome Refuse(Refused refused) => new([refused], Current.Phase);

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Community {Community}: the list of communities could not be told")]
    private partial void LogNotTold(Exception failure, string community);
}

/// <inheritdoc cref="ICommunityIndexGrain" />
internal sealed class CommunityIndexGrain([PersistentState("communities")] IPersistentState<CommunityIndexState> stored) : Grain, ICommunityIndexGrain
{
    private ImmutableSortedDictionary<string, CommunityLine> Lines => (stored.State ?? new()).Lines;

    public async Task Put(CommunityLine line)
    {
        if (Lines.TryGetValue(line.Id, out var before) && (before == line || before.ChangedAt > line.ChangedAt))
        {
            return;
        }

        stored.State = new CommunityIndexState { Lines = Lines.SetItem(line.Id, line) };
        try
        {
            await stored.WriteStateAsync();
        }
        catch
        {
            // What is in memory is not what is stored: the next call reads it afresh.
            DeactivateOnIdle();
            throw;
        }
    }

    public Task<ImmutableArray<CommunityLine>> List() => Task.FromResult<ImmutableArray<CommunityLine>>([.. Lines.Values.OrderBy(line => line.Name, StringComparer.OrdinalIgnoreCase)]);
}
