using System.Collections.Immutable;
using System.Globalization;
using ParticipatoryHub.Ideas;

namespace ParticipatoryHub.Comments;

/// <summary>The ideas of a round that everybody may read, by their numbers.</summary>
public sealed class IdeaSubjects(IGrainFactory grains) : ICommentSubjects
{
    /// <inheritdoc />
    public CommentSubjectKind Kind => CommentSubjectKind.Idea;

    /// <inheritdoc />
    public async Task<ImmutableDictionary<string, string>> Names(string round, IReadOnlyCollection<string> ids)
    {
        var numbers = ids.Select(Number).Where(number => number > 0).Distinct().ToImmutableArray();
        var titles = numbers.IsEmpty ? [] : await grains.GetGrain<IIdeaIndexGrain>(round).GetTitles(numbers);
        return titles.ToImmutableDictionary(title => title.Key.ToString(CultureInfo.InvariantCulture), title => title.Value);
    }

    // Only as it is written in addresses: 7, and not 07.
    private static int Number(string id) =>
        int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number.ToString(CultureInfo.InvariantCulture) == id ? number : 0;
}
