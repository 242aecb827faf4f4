using System.Collections.Immutable;
using System.Globalization;
using ParticipatoryHub.Communities;
using ParticipatoryHub.Focus;
using ParticipatoryHub.Outcomes;
using ParticipatoryHub.Plans;
using ParticipatoryHub.Web.Focus;

namespace ParticipatoryHub.Web.Outcomes;

/// <summary>An action of a plan that serves an outcome.</summary>
internal sealed record ServingAction(int Plan, PlanAction Action);

/// <summary>Which way an indicator went, from its first period to its last.</summary>
internal sealed record Movement(Indicator Indicator, Figure First, Figure Last)
{
    /// <summary>More than 0 where it got better, less where it got worse.</summary>
    public int Way => Math.Sign(Indicator.Good == GoodDirection.Higher ? Last.Value - First.Value : First.Value - Last.Value);
}

/// <summary>All that is known of an outcome in a community.</summary>
internal sealed record OutcomeFacts(
    string Outcome, ImmutableArray<ServingAction> Actions, ImmutableArray<Entry> Stories, ImmutableArray<Contribution> Others, ImmutableArray<FigureChart> Charts, ImmutableArray<Movement> Movements)
{
    public IEnumerable<ServingAction> Done => Actions.Where(action => action.Action.Status == ActionStatus.Done);

    public IEnumerable<ServingAction> Stopped => Actions.Where(action => action.Action.Status == ActionStatus.Stopped);

    public ContributionChart Over => new(Done.Select(action => DateOnly.FromDateTime(action.Action.ChangedAt.UtcDateTime)), Stories.Select(Day), Others.Select(other => other.Day));

    private static DateOnly Day(Entry story) => DateOnly.TryParseExact(story.Text.Field("gathered"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : DateOnly.FromDateTime(story.AddedAt.UtcDateTime);
}

/// <summary>Gathers what is known of outcomes: actions of plans, stories, funded projects and workshops, and figures. It adds nothing up.</summary>
internal sealed class OutcomeReader(IGrainFactory grains)
{
    private const int MostStories = 200;

    /// <summary>The outcomes of a community, as a reader may see them.</summary>
    public async Task<ImmutableArray<OutcomeFacts>> Read(CommunityView community, IEnumerable<string> outcomes, EntryReader reader)
    {
        var actions = new List<ServingAction>();
        foreach (var line in await grains.GetGrain<IPlansGrain>(community.Id).List())
        {
            var plan = await grains.GetGrain<IPlanGrain>(PlanKey.Of(community.Id, line.Number)).GetView(reader);
            actions.AddRange(plan!.Plan.Actions.Select(action => new ServingAction(line.Number, action)));
        }

        var others = await grains.GetGrain<IOutcomesGrain>(community.Id).List();
        var focus = grains.GetGrain<IFocusGrain>("all");
        var indicators = await focus.Indicators();
        var figures = (await focus.Figures([community.Id])).ToLookup(figure => figure.Indicator);
        var stories = grains.GetGrain<IEntriesGrain>($"{community.Id}/{EntryFieldSet.Stories.Name}");
        var found = ImmutableArray.CreateBuilder<OutcomeFacts>();
        foreach (var outcome in outcomes)
        {
            var told = await stories.List(new EntryQuery(reader, Tag: outcome, Take: MostStories));
            var tied = indicators.Where(indicator => indicator.Outcomes.Contains(outcome) && figures[indicator.Id].Any()).ToList();
            found.Add(new OutcomeFacts(
                outcome,
                [.. actions.Where(action => action.Action.Outcomes.Contains(outcome))],
                told.Entries,
                [.. others.Where(other => other.Outcomes.Contains(outcome))],
                [.. tied.Select(indicator => new FigureChart(indicator, community.Profile.Name, [.. figures[indicator.Id]]))],
                [.. tied.Select(indicator => new Movement(indicator, figures[indicator.Id].First(), figures[indicator.Id].Last()))]));
        }

        return found.ToImmutable();
    }

    /// <summary>The newest stories that name an outcome which nobody planned.</summary>
    public async Task<ImmutableArray<Entry>> Emerged(string community, EntryReader reader)
    {
        var stories = await grains.GetGrain<IEntriesGrain>($"{community}/{EntryFieldSet.Stories.Name}").List(new EntryQuery(reader, Take: MostStories));
        return [.. stories.Entries.Where(story => story.Text.Field("emerged").Length > 0).Reverse()];
    }
}
