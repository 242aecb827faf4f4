using System.Collections.Immutable;
using ParticipatoryHub.Communities;

namespace ParticipatoryHub.Outcomes;

/// <summary>Refuses, writes. The rows are the truth; the grain holds nothing but its key.</summary>
internal sealed class OutcomesGrain(IOutcomeJournal journal, TimeProvider clock) : Grain, IOutcomesGrain
{
    private string Community => this.GetPrimaryKeyString();

    public async Task<TieOutcome> Tie(TieContribution command)
    {
        if (!CommunityKey.TryParse(Community, out _) || await GrainFactory.GetGrain<ICommunityGrain>(Community).GetView() is null)
        {
            return new TieOutcome([ContributionRules.NotFound]);
        }

        var now = clock.GetUtcNow();
        if (ContributionRules.Check(command, now) is { IsEmpty: false } wrong)
        {
            return new TieOutcome(wrong);
        }

        await journal.Add(Community, command.Command, new Contribution(command.Origin, command.Outcomes, command.Day!.Value, command.Words, command.By.Name, now), default);
        return new TieOutcome([]);
    }

    public Task<ImmutableArray<Contribution>> List() => journal.List(Community, default);
}
