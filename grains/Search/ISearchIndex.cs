using System.Collections.Immutable;

namespace ParticipatoryHub.Search;

/// <summary>What can be found by its words.</summary>
public enum SearchKind
{
    /// <summary>Not set.</summary>
    Unspecified = 0,

    /// <summary>A community.</summary>
    Community = 1,

    /// <summary>An asset or a vulnerability.</summary>
    Asset = 2,

    /// <summary>An entry of evidence.</summary>
    Evidence = 3,

    /// <summary>An entry of a guided profile.</summary>
    Profile = 4,

    /// <summary>An activity of engagement.</summary>
    Activity = 5,

    /// <summary>A partner organisation.</summary>
    Partner = 6,

    /// <summary>Counts of who has been heard.</summary>
    Voices = 7,

    /// <summary>A line of skills and training.</summary>
    Skill = 8,

    /// <summary>An idea.</summary>
    Idea = 9,

    /// <summary>A plan.</summary>
    Plan = 10,

    /// <summary>A story of what came of it.</summary>
    Story = 11,
}

/// <summary>Who finds it.</summary>
public enum SearchAudience
{
    /// <summary>Not set.</summary>
    Unspecified = 0,

    /// <summary>Everybody.</summary>
    Everybody = 1,

    /// <summary>Staff who see what is not public of communities.</summary>
    Staff = 2,

    /// <summary>Nobody, beyond a search within its own register.</summary>
    Nobody = 3,
}

/// <summary>Something that is found by its words.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Place">The slug of its community or round.</param>
/// <param name="Thing">Which one there.</param>
/// <param name="Title">Weighs more than the text.</param>
/// <param name="Text">All that is searched beside the title.</param>
/// <param name="Audience">Who finds it.</param>
public sealed record SearchDocument(SearchKind Kind, string Place, string Thing, string Title, string Text, SearchAudience Audience);

/// <summary>What is asked for.</summary>
/// <param name="Words">As typed; at most <see cref="SearchWords.Most"/> words count.</param>
/// <param name="IsStaff">Whether what is for staff is found too.</param>
/// <param name="Kinds">Only these kinds; empty for all.</param>
/// <param name="Place">Only there; null for everywhere.</param>
/// <param name="AnyWord">Whether one of the words is enough.</param>
/// <param name="Take">At most 100.</param>
public sealed record SearchQuery(
    string Words, bool IsStaff, ImmutableArray<SearchKind> Kinds, string? Place = null, bool AnyWord = false, int Skip = 0, int Take = 20);

/// <summary>Something that was found.</summary>
/// <param name="Beginning">Of its text.</param>
public sealed record SearchHit(SearchKind Kind, string Place, string Thing, string Title, string Beginning);

/// <summary>What was found, the best first.</summary>
/// <param name="Found">How many in all, counted to <see cref="Most"/>: of more than that the newest are ranked.</param>
public sealed record SearchPage(ImmutableArray<SearchHit> Hits, int Found)
{
    /// <summary>How many are ranked.</summary>
    public const int Most = 2_000;
}

/// <summary>Finds things by their words: stems of English words and beginnings of all words, in either database's full-text index.</summary>
public interface ISearchIndex
{
    /// <summary>Puts something in, or in place of what it was.</summary>
    Task Put(SearchDocument document, CancellationToken cancel);

    /// <summary>Takes something out; nothing when it is not there.</summary>
    Task Remove(SearchKind kind, string place, string thing, CancellationToken cancel);

    /// <summary>Finds; nothing where no word is typed.</summary>
    Task<SearchPage> Find(SearchQuery query, CancellationToken cancel);
}
