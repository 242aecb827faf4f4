using System.Collections.Immutable;
using ParticipatoryHub.Communities;

namespace ParticipatoryHub.Plans;

/// <inheritdoc cref="IPlansGrain" />
internal sealed class PlansGrain(IPlanJournal journal) : Grain, IPlansGrain
{
    private string Community => this.GetPrimaryKeyString();

    public async Task<PlanOutcome> Start(StartPlan command)
    {
        if (!CommunityKey.TryParse(Community, out _))
        {
            return new PlanOutcome([PlanRules.NotFound], 0);
        }

        if (command.Command == Guid.Empty)
        {
            return new PlanOutcome([EntryRules.NoCommand], 0);
        }

        var number = await journal.NumberFor(Community, command.Command, default);
        return await GrainFactory.GetGrain<IPlanGrain>(PlanKey.Of(Community, number)).Begin(command);
    }

    public Task<ImmutableArray<PlanLine>> List() => journal.List(Community, default);
}

/// <inheritdoc cref="IAllPlansGrain" />
internal sealed class AllPlansGrain(IPlanJournal journal) : Grain, IAllPlansGrain
{
    public Task<ImmutableArray<PlanLine>> Open() => journal.List(null, default);

    public Task<ImmutableArray<PlacedAction>> ByOrigin(string origin) => journal.ByOrigin(origin, default);
}
