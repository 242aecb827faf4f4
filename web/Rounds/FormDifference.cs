using System.Text;

namespace ParticipatoryHub.Web.Rounds;

/// <summary>A field in which what is saved is not what stands in a form.</summary>
/// <param name="Field">The field in words, as <c>Time zone</c>.</param>
/// <param name="Saved">What is saved.</param>
public sealed record FormDifference(string Field, string Saved)
{
    /// <summary>The differences of two forms of one kind, field by field.</summary>
    internal static IReadOnlyList<FormDifference> Between<T>(T saved, T typed, IEnumerable<string> fields)
        where T : class =>
    [
        .. typeof(T).GetProperties()
            .Where(property => property.CanWrite && fields.Contains(property.Name, StringComparer.OrdinalIgnoreCase) && Text(property.GetValue(saved)) != Text(property.GetValue(typed)))
            .Select(property => new FormDifference(Words(property.Name), Text(property.GetValue(saved)) is { Length: > 0 } text ? text : "Empty")),
    ];

    private static string Text(object? value) => value switch { null => "", bool yes => yes ? "Yes" : "No", _ => value.ToString()!.ReplaceLineEndings("\n").Trim() };

    private static string Words(string name)
    {
        var words = new StringBuilder();
        foreach (var letter in name)
        {
            words.Append(words.Length > 0 && char.IsUpper(letter) ? " " + char.ToLowerInvariant(letter) : letter.ToString());
        }

        return words.ToString();
    }
}
