using System.Collections.Immutable;

namespace ParticipatoryHub.Ideas;

/// <summary>
/// Which ideas say much the same: the words that two texts share, each weighed by how rare it is in the round (inverse document
/// frequency), against all that either says (Dice's coefficient). Titles are compared with titles and texts with texts, and the better of
/// the two counts. Work is bounded: a text is known by at most <see cref="MostWords"/> words, and only ideas that share one are looked at.
/// </summary>
internal sealed class IdeaWordIndex
{
    /// <summary>Words of a text that are looked at.</summary>
    public const int MostWords = 80;

    private const double LeastLikeness = 0.25;

    private static readonly HashSet<string> Common = new(
        ("the and for with that this from into are was were has have had not but all any can our your their its his her they them there here will would "
        + "should could who what when where which more most some such than then very also just one two new make made get put use used like need needs "
        + "want wants people community local area place village town idea would").Split(' '), StringComparer.Ordinal);

    private readonly Dictionary<int, (ImmutableHashSet<string> Title, ImmutableHashSet<string> All)> texts = [];
    private readonly Dictionary<string, HashSet<int>> found = new(StringComparer.Ordinal);

    /// <summary>Takes a text in, in the place of the one with the same number.</summary>
    public void Put(int number, string title, string what)
    {
        Remove(number);
        var words = (Title: WordsOf(title), All: WordsOf(title + " " + what));
        texts[number] = words;
        foreach (var word in words.All)
        {
            if (!found.TryGetValue(word, out var numbers))
            {
                found[word] = numbers = [];
            }

            numbers.Add(number);
        }
    }

    /// <summary>Forgets a text.</summary>
    public void Remove(int number)
    {
        if (texts.Remove(number, out var words))
        {
            foreach (var word in words.All)
            {
                found[word].Remove(number);
            }
        }
    }

    /// <summary>The numbers of the texts most like this one, most alike first.</summary>
    public ImmutableArray<int> Find(string title, string what, int except, int most)
    {
        var (asked, all) = (WordsOf(title), WordsOf(title + " " + what));
        return
        [
            .. all.SelectMany(word => found.GetValueOrDefault(word) ?? []).Distinct().Where(number => number != except)
                .Select(number => (Number: number, Likeness: Likeness(asked, all, texts[number])))
                .Where(pair => pair.Likeness >= LeastLikeness)
                .OrderByDescending(pair => pair.Likeness).ThenBy(pair => pair.Number).Take(most).Select(pair => pair.Number),
        ];
    }

    /// <summary>The words that tell a text from others, cut to their stems.</summary>
    public static ImmutableHashSet<string> WordsOf(string text)
    {
        var words = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        foreach (var part in text.ToLowerInvariant().Split(text.Where(sign => !char.IsLetterOrDigit(sign)).Distinct().ToArray(), StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Length >= 3 && !Common.Contains(part) && words.Add(Stem(part)) && words.Count == MostWords)
            {
                break;
            }
        }

        return words.ToImmutable();
    }

    private double Likeness(ImmutableHashSet<string> title, ImmutableHashSet<string> all, (ImmutableHashSet<string> Title, ImmutableHashSet<string> All) other) =>
        Math.Max(Dice(title, other.Title), Dice(all, other.All));

    private double Dice(ImmutableHashSet<string> one, ImmutableHashSet<string> other)
    {
        var sum = one.Sum(Weight) + other.Sum(Weight);
        return sum == 0 ? 0 : 2 * one.Where(other.Contains).Sum(Weight) / sum;
    }

    private double Weight(string word) => Math.Log(1 + ((texts.Count + 1.0) / ((found.GetValueOrDefault(word)?.Count ?? 0) + 1)));

    // Enough of a stem that benches meet bench, fridges meet fridge and lighting meets lights.
    private static string Stem(string word)
    {
        var stem = WithoutEnding(word);
        return stem.Length > 3 && stem[^1] == 'e' ? stem[..^1] : stem;
    }

    private static string WithoutEnding(string word)
    {
        foreach (var ending in (ReadOnlySpan<string>)["ings", "ing", "ies", "es", "ed", "s"])
        {
            if (word.Length - ending.Length >= 4 && word.EndsWith(ending, StringComparison.Ordinal))
            {
                return word[..^ending.Length];
            }
        }

        return word;
    }
}
