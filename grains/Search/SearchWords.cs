using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace ParticipatoryHub.Search;

/// <summary>The words of what somebody typed: runs of letters and digits in small letters, so that nothing typed is a search operator.</summary>
public static partial class SearchWords
{
    /// <summary>How many words count.</summary>
    public const int Most = 8;

    private const int Longest = 40;

    // Words of a sentence that tell nothing of what is looked for.
    private static readonly FrozenSet<string> Filler = FrozenSet.ToFrozenSet(
    [
        "a", "about", "am", "an", "and", "any", "are", "at", "be", "can", "could", "do", "does", "for", "from", "get", "go", "have", "help", "how", "i", "in", "is", "it", "like", "looking", "me", "my", "near",
        "need", "of", "on", "or", "our", "please", "somebody", "someone", "something", "somewhere", "that", "the", "there", "this", "to", "want", "we", "what", "when", "where", "who", "with", "would", "you", "your",
    ]);

    /// <summary>The words that tell something, of what somebody asks in a sentence; all of them where none does.</summary>
    public static string Telling(string? typed)
    {
        var words = All(typed).ToList();
        return string.Join(' ', words.Where(word => !Filler.Contains(word)) is var telling && telling.Any() ? telling : words);
    }

    /// <summary>The words, each once.</summary>
    public static ImmutableArray<string> Of(string? typed) => [.. All(typed).Take(Most)];

    private static IEnumerable<string> All(string? typed) =>
        Word().Matches(typed ?? "").Select(match => match.Value.ToLowerInvariant()).Select(word => word.Length > Longest ? word[..Longest] : word).Distinct();

    [GeneratedRegex(@"[\p{L}\p{Nd}\p{Mn}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
