using System.Collections.Immutable;
using ParticipatoryHub.People;

namespace ParticipatoryHub.Web.People;

/// <summary>A token for the staff API. Only its hash is stored.</summary>
internal sealed class StaffToken
{
    /// <summary>Names the token in the record of what it does.</summary>
    public required string Id { get; init; }

    /// <summary>What staff call it.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of the token's 256 random bits.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>Role names with commas.</summary>
    public required string Roles { get; init; }

    /// <summary>The end of the token, to recognise it by.</summary>
    public required string LastFour { get; init; }

    /// <summary>Made for the demo; worthless anywhere else.</summary>
    public bool IsDemo { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>When it was revoked, or null.</summary>
    public DateTimeOffset? Revoked { get; set; }

    /// <summary>Who acts with it.</summary>
    public StaffMember Member => new("token:" + Id, Name, [.. Roles.Split(',').Select(StaffRoles.Parse)]);
}
