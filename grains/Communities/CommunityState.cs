using System.Collections.Immutable;
using ParticipatoryHub.People;

namespace ParticipatoryHub.Communities;

/// <summary>Something that happened to a community.</summary>
internal abstract record CommunityEvent(DateTimeOffset At);

internal sealed record CommunitySaved(CommunityProfile Profile, StaffMember By, DateTimeOffset At) : CommunityEvent(At);

internal sealed record CommunityMoved(CommunityMove Move, CommunityPhase To, string Reasons, ImmutableArray<int> Evidence, StaffMember By, DateTimeOffset At) : CommunityEvent(At);

/// <summary>What is stored of a community.</summary>
internal sealed record CommunityState
{
    /// <summary>Steps that are kept; moves are a few in a year.</summary>
    private const int StoryLength = 200;

    public CommunityPhase Phase { get; init; }

    public CommunityProfile? Profile { get; init; }

    public DateTimeOffset ChangedAt { get; init; }

    public ImmutableArray<CommunityStep> Story { get; init; } = [];

    /// <summary>The state after an event.</summary>
    public CommunityState With(CommunityEvent happened) => happened switch
    {
        CommunitySaved saved => Told(new(saved.At, saved.By.Name, CommunityMove.Unspecified, Phase == CommunityPhase.Unspecified ? CommunityPhase.Watched : Phase, null, [])) with { Profile = saved.Profile },
        CommunityMoved moved => Told(new(moved.At, moved.By.Name, moved.Move, moved.To, moved.Reasons, moved.Evidence)),
        _ => this,
    };

    private CommunityState Told(CommunityStep step) => this with
    {
        Phase = step.To, ChangedAt = step.At, Story = Story.Length < StoryLength ? Story.Add(step) : [.. Story.Skip(1), step],
    };
}

/// <summary>What is stored of the list of communities.</summary>
internal sealed record CommunityIndexState
{
    public ImmutableSortedDictionary<string, CommunityLine> Lines { get; init; } = ImmutableSortedDictionary<string, CommunityLine>.Empty;
}
