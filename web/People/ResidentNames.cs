using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ParticipatoryHub.Ideas;
using ParticipatoryHub.People;
using ParticipatoryHub.Web.Languages;

namespace ParticipatoryHub.Web.People;

/// <summary>Public names by id, for pages that show what residents wrote.</summary>
internal sealed class ResidentNames(PeopleDb db)
{
    /// <summary>The public names of these residents, in one query; a deleted account is missing.</summary>
    public async Task<IReadOnlyDictionary<ResidentId, string>> For(IEnumerable<ResidentId> residents, CancellationToken cancel = default)
    {
        var ids = residents.Select(resident => resident.Value).Distinct().ToArray();
        return ids.Length == 0
            ? new Dictionary<ResidentId, string>()
            : await db.Residents.AsNoTracking().Where(row => ids.Contains(row.Id)).Select(row => new { row.Id, row.PublicName })
                .ToDictionaryAsync(row => new ResidentId(row.Id), row => row.PublicName, cancel);
    }

    /// <summary>The names of everybody in an idea and its story; the workshop that it comes from is called so.</summary>
    public async Task<IReadOnlyDictionary<ResidentId, string>> In(IdeaView idea, CancellationToken cancel = default)
    {
        var found = await For(idea.Authors.Concat(idea.Story.Select(step => step.Resident).OfType<ResidentId>()), cancel);
        return idea.Origin is { } origin ? new Dictionary<ResidentId, string>(found) { [origin.Author] = Text.Of("the workshop") } : found;
    }
}

/// <summary>How a page says who somebody is.</summary>
internal static class ShownNames
{
    /// <summary>The public name, or that somebody has left.</summary>
    public static string Of(this IReadOnlyDictionary<ResidentId, string> names, ResidentId resident, IStringLocalizer<Text> L) =>
        names.TryGetValue(resident, out var name) ? name : L["Somebody who has left"];
}
