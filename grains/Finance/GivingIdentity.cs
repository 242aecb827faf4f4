using System.Text.RegularExpressions;

namespace ParticipatoryHub.Finance;

/// <summary>Under what name the council publishes its grants.</summary>
/// <param name="Name">The council, as residents call it.</param>
/// <param name="Prefix">The prefix that 360Giving registered for it, such as <c>360G-chorley</c>; null when it has none yet.</param>
/// <param name="Identifier">Its org-id, such as <c>GB-LAE-CHO</c>; null when it is not set.</param>
/// <param name="Department">The department that awards, for the Transparency Code.</param>
public sealed partial record GivingIdentity(string Name, string? Prefix, string? Identifier, string Department)
{
    /// <summary>Whether a text is an organisation's id as org-id.guide has them: a list's code and the number in it.</summary>
    public static bool IsOrganisation(string id) => OrganisationId().IsMatch(id);

    /// <summary>The id of a grant.</summary>
    public string Grant(string round, string project) => $"{Prefix}-{round}-{project}";

    /// <summary>An id for a recipient that has none of its own, as the standard allows.</summary>
    public string Recipient(string name) => $"{Prefix}-org-{NotPlain().Replace(name.ToLowerInvariant(), "-").Trim('-')}";

    [GeneratedRegex("^[A-Z0-9]{2,}-[A-Z0-9]{2,}-[A-Za-z0-9._-]{1,60}$")]
    private static partial Regex OrganisationId();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotPlain();
}
