using System.Globalization;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Communities;

/// <summary>A community's slug, which is its grain's key; of the same form as a round's.</summary>
public readonly record struct CommunityKey
{
    private CommunityKey(string slug) => Slug = slug;

    /// <summary>The slug.</summary>
    public string Slug { get; }

    /// <summary>Reads a slug; false when it is not one.</summary>
    public static bool TryParse(string? text, out CommunityKey key)
    {
        var ok = RoundKey.TryParse(text, out _);
        key = ok ? new CommunityKey(text!) : default;
        return ok;
    }

    /// <inheritdoc />
    public override string ToString() => Slug;
}

/// <summary>One register of a community; the key of its grain is <c>community/register</c>, such as <c>clayton-brook/assets</c>.</summary>
public readonly record struct EntriesKey(CommunityKey Community, EntryRegister Register)
{
    /// <summary>Reads a grain's key; false when it is not one.</summary>
    public static bool TryParse(string? text, out EntriesKey key)
    {
        var parts = (text ?? "").Split('/');
        if (parts.Length == 2 && CommunityKey.TryParse(parts[0], out var community) && EntryFieldSet.Find(parts[1]) is { } fields)
        {
            key = new EntriesKey(community, fields.Register);
            return true;
        }

        key = default;
        return false;
    }

    /// <inheritdoc />
    public override string ToString() => $"{Community.Slug}/{EntryFieldSet.Of(Register).Name}";
}

/// <summary>An entry as people write it: <c>clayton-brook/evidence/12</c>.</summary>
public readonly record struct EntryKey(EntriesKey Entries, int Number)
{
    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Entries}/{Number}");
}
