using ParticipatoryHub.People;

namespace ParticipatoryHub.Web.People;

/// <summary>Roles by the names they are stored under.</summary>
internal static class StaffRoles
{
    public const string Officer = "officer";

    public const string Administrator = "administrator";

    /// <summary>The role of a stored name; a name this version does not know gives no rights.</summary>
    public static StaffRole Parse(string name) => name switch
    {
        Officer => StaffRole.Officer,
        Administrator => StaffRole.Administrator,
        _ => StaffRole.Unspecified,
    };

    /// <summary>The stored name of a role.</summary>
    public static string Name(StaffRole role) => role switch
    {
        StaffRole.Officer => Officer,
        StaffRole.Administrator => Administrator,
        _ => "",
    };
}
