using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ParticipatoryHub.Counting;

namespace ParticipatoryHub.Ballots;

/// <summary>
/// The canonical text of a ballot's choices, <c>p03=1 p07=1 p11=1</c>: ids in the order of their bytes, one blank between, integers only.
/// This is what is stored, hashed and published.
/// </summary>
public static class BallotText
{
    /// <summary>Writes choices, in whatever order they come.</summary>
    public static string Write(ReadOnlySpan<Choice> choices)
    {
        var sorted = choices.ToArray();
        Array.Sort(sorted, static (a, b) => string.CompareOrdinal(a.ProjectId, b.ProjectId));
        var text = new StringBuilder(sorted.Length * 12);
        foreach (var choice in sorted)
        {
            if (text.Length > 0)
            {
                text.Append(' ');
            }

            text.Append(choice.ProjectId).Append('=').Append(CultureInfo.InvariantCulture, $"{choice.Value}");
        }

        return text.ToString();
    }

    /// <summary>Reads what <see cref="Write"/> wrote; throws <see cref="FormatException"/> on anything else.</summary>
    public static ImmutableArray<Choice> Read(string text)
    {
        if (text.Length == 0)
        {
            return [];
        }

        var choices = ImmutableArray.CreateBuilder<Choice>();
        foreach (var part in text.AsSpan().Split(' '))
        {
            var choice = text.AsSpan()[part];
            var equals = choice.LastIndexOf('=');
            if (equals < 1)
            {
                throw new FormatException("A stored ballot is not in canonical form.");
            }

            choices.Add(new Choice(choice[..equals].ToString(), long.Parse(choice[(equals + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)));
        }

        return choices.DrainToImmutable();
    }
}
