using System.Globalization;

namespace ParticipatoryHub.Ideas;

/// <summary>Which lines of a list were asked for, in which order.</summary>
internal static class IdeaLists
{
    public static List<IdeaLine> Find(IReadOnlyList<IdeaLine> lines, IdeaQuery query)
    {
        var wanted = (query.Words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(12).ToArray();
        var found = lines.Where(line =>
            (string.IsNullOrEmpty(query.Area) || line.Area == query.Area)
            && (string.IsNullOrEmpty(query.Category) || line.Category == query.Category)
            && (query.Phase == IdeaPhase.Unspecified ? line.Phase != IdeaPhase.Merged || query.ForStaff : line.Phase == query.Phase)
            && wanted.All(word => Holds(line.Title, word) || Holds(line.What, word)));
        return [.. Order(found, query)];
    }

    private static IOrderedEnumerable<IdeaLine> Order(IEnumerable<IdeaLine> lines, IdeaQuery query) => (query.Order, query.ForStaff) switch
    {
        (IdeaOrder.Newest, _) => lines.OrderByDescending(line => line.SubmittedAt).ThenByDescending(line => line.Number),
        (IdeaOrder.MostSupported, _) => lines.OrderByDescending(line => line.Supports).ThenBy(line => line.Number),
        (IdeaOrder.LongestWait, _) or (IdeaOrder.Unspecified, true) => lines.OrderBy(line => line.ChangedAt).ThenBy(line => line.Number),
        _ => lines.OrderBy(line => Shuffle(query.Seed, line.Number)).ThenBy(line => line.Number),
    };

    private static bool Holds(string text, string word) =>
        CultureInfo.InvariantCulture.CompareInfo.IndexOf(text, word, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0;

    // SplitMix64's finish: the same order for the same seed on every machine.
    private static ulong Shuffle(int seed, int number)
    {
        unchecked
        {
            var z = ((ulong)(uint)seed << 32) + (ulong)number + 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
