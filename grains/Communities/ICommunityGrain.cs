using System.Collections.Immutable;

namespace ParticipatoryHub.Communities;

/// <summary>
/// A community: a place, a pocket within one, or a theme. Key: <see cref="CommunityKey"/>. It holds what the community is and where it
/// stands; what is known about it lies in its registers (<see cref="IEntriesGrain"/>).
/// </summary>
[Alias("hub.communities.ICommunityGrain")]
public interface ICommunityGrain : IGrainWithStringKey
{
    /// <summary>Sets it up, or replaces what it says; the first makes it Watched. Only for <see cref="People.StaffAct.KeepCommunities"/>.</summary>
    [Alias("Save")]
    Task<CommunityOutcome> Save(SaveCommunity command);

    /// <summary>Moves it; a move that is asked for again where it has brought the community already is done, and changes nothing.</summary>
    [Alias("Move")]
    Task<CommunityOutcome> Move(MoveCommunity command);

    /// <summary>The community as everybody may see it; null when there is none.</summary>
    [Alias("GetView")]
    Task<CommunityView?> GetView();
}

/// <summary>The list of communities. Key: <c>all</c>. Its lines are told by the communities' grains after each write.</summary>
[Alias("hub.communities.ICommunityIndexGrain")]
public interface ICommunityIndexGrain : IGrainWithStringKey
{
    /// <summary>Takes note of a community as it is now.</summary>
    [Alias("Put")]
    Task Put(CommunityLine line);

    /// <summary>Every community, by name.</summary>
    [Alias("List")]
    Task<ImmutableArray<CommunityLine>> List();
}
