using System.Collections.Immutable;
using Orleans.Concurrency;

namespace ParticipatoryHub.Ideas;

/// <summary>
/// An idea that residents put forward in a round. Key: <see cref="IdeaKey"/>. Authors write it, officers review it; a move that is asked
/// for again where it has brought the idea already is done, and changes nothing.
/// </summary>
[Alias("hub.ideas.IIdeaGrain")]
public interface IIdeaGrain : IGrainWithStringKey
{
    /// <summary>Replaces what the idea says: a draft, an idea that nobody reviews yet, or one that changes were asked for.</summary>
    [Alias("Save")]
    Task<IdeaOutcome> Save(SaveIdea command);

    /// <summary>A move of its authors: put forward, withdraw, send changes, appeal.</summary>
    [Alias("Move")]
    Task<IdeaOutcome> Move(AuthorMove command);

    /// <summary>Gives it a photo or takes it away. The photo must lie with the photos already.</summary>
    [Alias("SetPhoto")]
    Task<IdeaOutcome> SetPhoto(SetPhoto command);

    /// <summary>Invites a co-author.</summary>
    [Alias("Invite")]
    Task<IdeaOutcome> Invite(InviteCoAuthor command);

    /// <summary>Takes an invitation back.</summary>
    [Alias("Revoke")]
    Task<IdeaOutcome> Revoke(RevokeInvitation command);

    /// <summary>Accepts an invitation; it is used up then.</summary>
    [Alias("Join")]
    Task<IdeaOutcome> Join(JoinIdea command);

    /// <summary>Stops being a co-author. Refused to the last author.</summary>
    [Alias("Leave")]
    Task<IdeaOutcome> Leave(LeaveIdea command);

    /// <summary>Records whether it can be done and what it costs.</summary>
    [Alias("Assess")]
    Task<IdeaOutcome> Assess(AssessIdea command);

    /// <summary>A move of officers: review, ask for changes, accept, decline, merge, decide an appeal, reconsider.</summary>
    [Alias("Review")]
    Task<IdeaOutcome> Review(ReviewMove command);

    /// <summary>Supports it or takes support back; twice is once.</summary>
    [Alias("Support")]
    Task<IdeaOutcome> Support(SupportIdea command);

    /// <summary>The idea as somebody may see it; null when there is none for them.</summary>
    [Alias("GetView")]
    Task<IdeaView?> GetView(IdeaReader reader);

    /// <summary>Says that the row was written elsewhere: it is read anew at the next call.</summary>
    [Alias("Refresh"), AlwaysInterleave]
    Task Refresh();
}

/// <summary>
/// The list of a round's ideas, in memory and read whole from the database when it wakes; it is told of each change and reads everything
/// anew every few minutes, so that news that got lost is only late. Key: the round's slug.
/// </summary>
[Alias("hub.ideas.IIdeaIndexGrain")]
public interface IIdeaIndexGrain : IGrainWithStringKey
{
    /// <summary>Begins a draft and gives it its number.</summary>
    [Alias("Begin")]
    Task<BegunOutcome> Begin(BeginIdea command);

    /// <summary>Takes note of an idea as it is now; an older version than the one known changes nothing.</summary>
    [Alias("Put"), AlwaysInterleave]
    Task Put(IdeaLine line);

    /// <summary>A page of the list.</summary>
    [Alias("List")]
    Task<IdeaPage> List(IdeaQuery query);

    /// <summary>Ideas that say much the same, most alike first; at most five.</summary>
    [Alias("FindSimilar")]
    Task<ImmutableArray<IdeaLine>> FindSimilar(IdeaProbe probe);

    /// <summary>The titles of those of these ideas that everybody may read, by number.</summary>
    [Alias("GetTitles")]
    Task<ImmutableDictionary<int, string>> GetTitles(ImmutableArray<int> numbers);
}

/// <summary>One line of a round's list of ideas. In a list, <paramref name="What"/> is cut to its beginning.</summary>
[GenerateSerializer, Immutable, Alias("hub.ideas.IdeaLine")]
public sealed record IdeaLine(
    [property: Id(0)] int Number,
    [property: Id(1)] long Version,
    [property: Id(2)] IdeaPhase Phase,
    [property: Id(3)] string Title,
    [property: Id(4)] string What,
    [property: Id(5)] string? Area,
    [property: Id(6)] string? Category,
    [property: Id(7)] Money? RoughCost,
    [property: Id(8)] ImmutableArray<People.ResidentId> Authors,
    [property: Id(9)] IdeaPhoto? Photo,
    [property: Id(10)] long Supports,
    [property: Id(11)] DateTimeOffset? SubmittedAt,
    [property: Id(12)] DateTimeOffset ChangedAt,
    [property: Id(13)] bool IsAssessed,
    [property: Id(14)] int? MergedInto);

/// <summary>How a list is ordered.</summary>
public enum IdeaOrder
{
    /// <summary>The order of the list's owner: a shuffle for residents, the longest wait first for staff.</summary>
    Unspecified = 0,

    /// <summary>A shuffle that stays the same for the same seed.</summary>
    Shuffled = 1,

    /// <summary>Put forward last first.</summary>
    Newest = 2,

    /// <summary>Most support first.</summary>
    MostSupported = 3,

    /// <summary>Changed longest ago first.</summary>
    LongestWait = 4,
}

/// <summary>What is asked of a list.</summary>
/// <param name="Words">Every word must be in the title or the text.</param>
/// <param name="Phase">One phase, or Unspecified for all that the reader may see.</param>
/// <param name="Seed">Of the shuffle.</param>
/// <param name="ForStaff">Whether withdrawn ideas are shown too.</param>
/// <param name="Take">At most 100.</param>
[GenerateSerializer, Immutable, Alias("hub.ideas.IdeaQuery")]
public sealed record IdeaQuery(
    [property: Id(0)] string? Words = null,
    [property: Id(1)] string? Area = null,
    [property: Id(2)] string? Category = null,
    [property: Id(3)] IdeaPhase Phase = IdeaPhase.Unspecified,
    [property: Id(4)] IdeaOrder Order = IdeaOrder.Unspecified,
    [property: Id(5)] int Seed = 0,
    [property: Id(6)] int Skip = 0,
    [property: Id(7)] int Take = 20,
    [property: Id(8)] bool ForStaff = false);

/// <summary>A page of a list.</summary>
/// <param name="Found">How many there are in all that match.</param>
/// <param name="ByPhase">How many ideas there are in each phase, whatever was asked for.</param>
[GenerateSerializer, Immutable, Alias("hub.ideas.IdeaPage")]
public sealed record IdeaPage(
    [property: Id(0)] ImmutableArray<IdeaLine> Lines,
    [property: Id(1)] int Found,
    [property: Id(2)] ImmutableSortedDictionary<IdeaPhase, int> ByPhase);

/// <summary>A text that others are compared with.</summary>
/// <param name="Except">The idea that it is from, or 0.</param>
[GenerateSerializer, Immutable, Alias("hub.ideas.IdeaProbe")]
public sealed record IdeaProbe([property: Id(0)] string Title, [property: Id(1)] string What, [property: Id(2)] int Except = 0);
