using System.Collections.Immutable;

namespace ParticipatoryHub.People;

/// <summary>What a member of staff may do. A role is stored by name.</summary>
public enum StaffRole
{
    /// <summary>Not set.</summary>
    Unspecified = 0,

    /// <summary>Sets up people and the service.</summary>
    Administrator = 1,

    /// <summary>Sets up and runs rounds.</summary>
    Officer = 2,

    /// <summary>Reconciles and signs off.</summary>
    Finance = 3,

    /// <summary>Looks after comments.</summary>
    Moderator = 4,

    /// <summary>Leads workshops.</summary>
    Facilitator = 5,

    /// <summary>Works for a partner of the council.</summary>
    Partner = 6,

    /// <summary>Is elected.</summary>
    Councillor = 7,
}

/// <summary>Who asks for a staff act. The web fills it from the sign-in; grains check its roles.</summary>
/// <param name="Id">The account's id, or <c>system</c> for the clock.</param>
/// <param name="Name">The name shown in the record.</param>
/// <param name="Roles">The roles held.</param>
[GenerateSerializer, Immutable, Alias("hub.people.StaffMember")]
public sealed record StaffMember(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] ImmutableArray<StaffRole> Roles)
{
    /// <summary>The service itself, acting by the clock.</summary>
    public static StaffMember Clock { get; } = new("system", "the clock", [StaffRole.Officer]);

    /// <summary>Whether any of the roles is held.</summary>
    public bool Is(params ReadOnlySpan<StaffRole> any)
    {
        foreach (var role in any)
        {
            if (Roles.Contains(role))
            {
                return true;
            }
        }

        return false;
    }
}
