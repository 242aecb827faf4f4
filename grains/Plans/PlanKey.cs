using System.Globalization;
using ParticipatoryHub.Communities;

namespace ParticipatoryHub.Plans;

/// <summary>A plan of a community; its grain's key is <c>community/number</c>, such as <c>clayton-brook/1</c>.</summary>
public readonly record struct PlanKey(CommunityKey Community, int Number)
{
    /// <summary>Reads a grain's key; false when it is not one.</summary>
    public static bool TryParse(string? text, out PlanKey key)
    {
        var parts = (text ?? "").Split('/');
        if (parts.Length == 2 && CommunityKey.TryParse(parts[0], out var community)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
        {
            key = new PlanKey(community, number);
            return true;
        }

        key = default;
        return false;
    }

    /// <summary>The key of a plan whose community is known.</summary>
    public static string Of(string community, int number) => string.Create(CultureInfo.InvariantCulture, $"{community}/{number}");

    /// <inheritdoc />
    public override string ToString() => Of(Community.Slug, Number);
}
