using System.Collections.Immutable;

namespace ParticipatoryHub.Workshops;

/// <summary>What is stored of the list of workshops: a line each, and the codes that lead to them.</summary>
internal sealed record WorkshopIndexState
{
    public ImmutableSortedDictionary<string, WorkshopSummary> Workshops { get; init => field = value.WithComparers(StringComparer.Ordinal); } =
        ImmutableSortedDictionary.Create<string, WorkshopSummary>(StringComparer.Ordinal);

    /// <summary>Workshops by code.</summary>
    public ImmutableSortedDictionary<string, string> Codes { get; init => field = value.WithComparers(StringComparer.Ordinal); } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
}

internal sealed class WorkshopIndexGrain([PersistentState("workshops")] IPersistentState<WorkshopIndexState> stored) : Grain, IWorkshopIndexGrain
{
    private WorkshopIndexState State => stored.State ?? new();

    public async Task<string> Reserve(string workshop)
    {
        if (State.Codes.FirstOrDefault(known => known.Value == workshop).Key is { } code)
        {
            return code;
        }

        do
        {
            code = JoinCode.Create().Text;
        }
        while (State.Codes.ContainsKey(code));
        await Write(State with { Codes = State.Codes.Add(code, workshop) });
        return code;
    }

    public Task Put(WorkshopSummary workshop) => State.Workshops.GetValueOrDefault(workshop.Id) == workshop
        ? Task.CompletedTask
        : Write(State with { Workshops = State.Workshops.SetItem(workshop.Id, workshop) });

    public Task Remove(string workshop) => State.Codes.ContainsValue(workshop) || State.Workshops.ContainsKey(workshop)
        ? Write(State with { Workshops = State.Workshops.Remove(workshop), Codes = State.Codes.RemoveRange(State.Codes.Where(code => code.Value == workshop).Select(code => code.Key)) })
        : Task.CompletedTask;

    public Task<string?> FindCode(string code) => Task.FromResult(JoinCode.TryParse(code, out var read) ? State.Codes.GetValueOrDefault(read.Text) : null);

    public Task<ImmutableArray<WorkshopSummary>> List() =>
        Task.FromResult<ImmutableArray<WorkshopSummary>>([.. State.Workshops.Values.OrderByDescending(line => line.At).ThenBy(line => line.Id, StringComparer.Ordinal)]);

    private async Task Write(WorkshopIndexState state)
    {
        stored.State = state;
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
}
