using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Deliveries;

/// <summary>A funded project of a round, which is its delivery's key: the round's slug, a slash, the project's id (which may have slashes of its own).</summary>
public readonly record struct DeliveryKey(string Round, string Project)
{
    /// <summary>Reads a key; false when it is not one.</summary>
    public static bool TryParse(string? text, out DeliveryKey key)
    {
        var slash = text?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        var ok = slash > 0 && RoundKey.TryParse(text![..slash], out _) && RoundSetupRules.IsProjectId(text[(slash + 1)..]);
        key = ok ? new DeliveryKey(text![..slash], text[(slash + 1)..]) : default;
        return ok;
    }

    /// <inheritdoc />
    public override string ToString() => $"{Round}/{Project}";
}
