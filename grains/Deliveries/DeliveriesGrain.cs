using System.Collections.Immutable;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Deliveries;

/// <summary>What is stored of a round's deliveries: the lines of those of which something was ever said, by project.</summary>
internal sealed record DeliveriesState
{
    public ImmutableSortedDictionary<string, DeliveryLine> Lines { get; init; } =
        ImmutableSortedDictionary.Create<string, DeliveryLine>(StringComparer.Ordinal);
}

/// <summary>Which projects there are comes from the result that is public now; what became of them, from themselves.</summary>
internal sealed class DeliveriesGrain([PersistentState("deliveries")] IPersistentState<DeliveriesState> stored) : Grain, IDeliveriesGrain
{
    private (int Version, ImmutableArray<DeliveryLine> Lines) funded;

    private ImmutableSortedDictionary<string, DeliveryLine> Lines => (stored.State ?? new()).Lines;

    public async Task Put(DeliveryLine line)
    {
        if (Lines.TryGetValue(line.Project, out var before) && before == line)
        {
            return;
        }

        stored.State = new DeliveriesState { Lines = Lines.SetItem(line.Project, line) };
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

    public async Task<ImmutableArray<DeliveryLine>> List()
    {
        var round = GrainFactory.GetGrain<IRoundGrain>(this.GetPrimaryKeyString());
        if (await round.GetView() is not { } view || !view.Phase.IsPublic())
        {
            return [];
        }

        if (funded.Version != view.CountVersion && await round.GetResult() is { } result)
        {
            var costs = view.Setup.Projects.ToDictionary(project => project.Id, project => project.Cost, StringComparer.Ordinal);
            funded = (view.CountVersion, [.. result.Selected.Select(project => new DeliveryState().Line(project, costs[project]))]);
        }

        return funded.Lines.IsDefault ? [] : [.. funded.Lines.Select(line => Lines.GetValueOrDefault(line.Project, line))];
    }
}
