using System.Collections.Immutable;
using System.Globalization;

namespace ParticipatoryHub.Communities;

/// <summary>A group of a community: how much of the community it is, and how much of those who have been heard.</summary>
/// <param name="Group">One of <see cref="EntryFieldSet.Groups"/>.</param>
/// <param name="Lives">People of the group in the community, or null where it is not known.</param>
/// <param name="Heard">People of the group who have taken part, or null where the count is small and hidden.</param>
/// <param name="Share">The group's part of the community, 0 to 1, or null.</param>
/// <param name="HeardShare">The group's part of those who have been heard, 0 to 1, or null.</param>
/// <param name="Standing">Whether it has been heard as much as it is there.</param>
[GenerateSerializer, Immutable, Alias("hub.communities.VoicesLine")]
public sealed record VoicesLine(
    [property: Id(0)] string Group,
    [property: Id(1)] int? Lives,
    [property: Id(2)] int? Heard,
    [property: Id(3)] double? Share,
    [property: Id(4)] double? HeardShare,
    [property: Id(5)] VoicesStanding Standing);

/// <summary>Whether a group has been heard as much as it is there.</summary>
public enum VoicesStanding
{
    /// <summary>Not known: no figure says how many of them there are.</summary>
    Unknown = 0,

    /// <summary>Nobody of the group has been heard.</summary>
    Unheard = 1,

    /// <summary>So few that the count is hidden.</summary>
    Few = 2,

    /// <summary>Less than half of what their number in the community would have.</summary>
    Under = 3,

    /// <summary>As much as their number in the community would have, or more.</summary>
    Heard = 4,
}

/// <summary>
/// Who has been heard, against who lives in the community. Counts only. A count of one to four is hidden, since it can tell who somebody is;
/// where one count of the ages would follow from the others and the sum, the smallest of those shown is hidden too.
/// </summary>
/// <param name="Heard">How many have been heard in all, each time that they took part; null where the count is small and hidden.</param>
[GenerateSerializer, Immutable, Alias("hub.communities.VoicesTable")]
public sealed record VoicesTable([property: Id(0)] int? Lives, [property: Id(1)] int? Heard, [property: Id(2)] ImmutableArray<VoicesLine> Lines)
{
    /// <summary>The largest count that is hidden.</summary>
    public const int Small = 4;

    private const string Age = "age-";

    /// <summary>Adds up the entries of a community. Who lives there is as the last entry about it says, who has been heard is the sum of all.</summary>
    public static VoicesTable Of(IEnumerable<EntryText> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var all = entries.ToList();
        var lives = all.Where(text => text.Field("kind") == EntryFieldSet.Lives).OrderBy(text => text.Field("gathered"), StringComparer.Ordinal).LastOrDefault();
        var heard = all.Where(text => text.Field("kind") == EntryFieldSet.Heard).ToList();
        int Sum(string field) => heard.Sum(text => EntryRules.Number(text.Field(field)) ?? 0);
        var everyone = Sum(EntryFieldSet.Everyone);
        var living = lives is null ? null : EntryRules.Number(lives.Field(EntryFieldSet.Everyone));
        var counts = EntryFieldSet.Groups.ToDictionary(group => group, Sum);
        var hidden = Hidden(counts, everyone);
        return new VoicesTable(
            living,
            IsSmall(everyone) ? null : everyone,
            [.. EntryFieldSet.Groups.Select(group => Line(group, lives is null ? null : EntryRules.Number(lives.Field(group)), living, counts[group], everyone, hidden.Contains(group)))]);
    }

    /// <summary>Those in a room who said of themselves which groups they belong to, against who lives in the community. Each question is a whole of its own: not everybody answers all.</summary>
    /// <param name="asked">Of each question: the group of each answer, which may be empty, and how many gave it.</param>
    public VoicesTable InRoom(IEnumerable<ImmutableArray<(string Group, int Count)>> asked)
    {
        ArgumentNullException.ThrowIfNull(asked);
        var lives = Lines.ToDictionary(line => line.Group, line => line.Lives);
        return new VoicesTable(Lives, null, [.. asked.SelectMany(answers =>
        {
            var hidden = Hidden([.. answers.Select(answer => answer.Count)]);
            var everyone = answers.Sum(answer => answer.Count);
            return answers.Select((answer, i) => (answer, IsHidden: hidden.Contains(i))).Where(line => line.answer.Group.Length > 0)
                .Select(line => Line(line.answer.Group, lives.GetValueOrDefault(line.answer.Group), Lives, line.answer.Count, everyone, line.IsHidden));
        })]);
    }

    /// <summary>Which parts of a whole are hidden, by their places: the small ones, and the smallest of the others where what is hidden would be small in all.</summary>
    public static ImmutableHashSet<int> Hidden(ImmutableArray<int> parts)
    {
        var counts = parts.Select((count, i) => KeyValuePair.Create(i.ToString("D4", CultureInfo.InvariantCulture), count)).ToDictionary();
        var hidden = counts.Where(pair => IsSmall(pair.Value)).Select(pair => pair.Key).ToHashSet();
        HideTogether(hidden, counts, parts.Sum());
        return [.. hidden.Select(place => int.Parse(place, CultureInfo.InvariantCulture))];
    }

    private static bool IsSmall(int count) => count is > 0 and <= Small;

    private static HashSet<string> Hidden(Dictionary<string, int> counts, int everyone)
    {
        var hidden = counts.Where(pair => IsSmall(pair.Value)).Select(pair => pair.Key).ToHashSet();

        // The ages, and likewise men and women, add up to everybody: one hidden alone is everybody less the others.
        foreach (var parts in (Func<string, bool>[])[group => group.StartsWith(Age, StringComparison.Ordinal), group => group is "women" or "men"])
        {
            HideTogether(hidden, counts.Where(pair => parts(pair.Key)).ToDictionary(), everyone);
        }

        return hidden;
    }

    private static void HideTogether(HashSet<string> hidden, Dictionary<string, int> parts, int everyone)
    {
        var shown = parts.Where(pair => pair.Value > 0 && !hidden.Contains(pair.Key)).OrderBy(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).ToList();
        var unseen = everyone - shown.Sum(pair => pair.Value);
        if (IsSmall(unseen) && shown.Count > 0 && parts.Keys.Any(hidden.Contains))
        {
            hidden.Add(shown[0].Key);
        }
    }

    private static VoicesLine Line(string group, int? lives, int? living, int heard, int everyone, bool isHidden)
    {
        double? share = lives is { } some && living is > 0 ? (double)some / living.Value : null;
        double? heardShare = !isHidden && everyone > Small ? (double)heard / everyone : null;
        var standing = heard == 0 && everyone > 0 ? VoicesStanding.Unheard
            : isHidden ? VoicesStanding.Few
            : share is null || heardShare is null ? VoicesStanding.Unknown
            : heardShare < share / 2 ? VoicesStanding.Under
            : VoicesStanding.Heard;
        return new VoicesLine(group, lives, isHidden ? null : heard, share, heardShare, standing);
    }
}
