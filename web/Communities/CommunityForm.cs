using ParticipatoryHub.Communities;

namespace ParticipatoryHub.Web.Communities;

/// <summary>What a community is, as a form holds it: every field as it was typed.</summary>
/// <param name="Others">The communities that it may be a pocket of.</param>
internal sealed record CommunityForm(string Name, string Kind, string Parent, string Areas, string About, IReadOnlyList<CommunityLine> Others)
{
    /// <summary>An empty form.</summary>
    public static CommunityForm Empty { get; } = new("", "", "", "", "", []);

    /// <summary>The form of a community.</summary>
    public static CommunityForm Of(CommunityProfile profile) =>
        new(profile.Name, profile.Kind == CommunityKind.Theme ? "theme" : "place", profile.Parent ?? "", string.Join('\n', profile.Areas), profile.About, []);

    /// <summary>The form as it was sent.</summary>
    public static CommunityForm Of(IFormCollection sent)
    {
        string Typed(string name) => (sent[name].FirstOrDefault() ?? "").ReplaceLineEndings("\n").Replace("\0", "", StringComparison.Ordinal).Trim();
        return new(Typed("name"), Typed("kind"), Typed("parent"), Typed("areas"), Typed("about"), []);
    }

    /// <summary>The community of the form.</summary>
    public CommunityProfile Read() => new(
        Name,
        Kind switch { "place" => CommunityKind.Place, "theme" => CommunityKind.Theme, _ => CommunityKind.Unspecified },
        Parent.Length == 0 ? null : Parent,
        [.. Areas.Split([' ', ',', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries)],
        About);
}
