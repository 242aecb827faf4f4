using ParticipatoryHub.People;

namespace ParticipatoryHub.Web.People;

/// <summary>Roles by the names they are stored under.</summary>
internal static class StaffRoles
{
    public const string Officer = "officer";

    public const string Administrator = "administrator";

    public const string Finance = "finance";

    public const string Moderator = "moderator";

    public const string Facilitator = "facilitator";

    public const string Partner = "partner";

    public const string Councillor = "councillor";

    /// <summary>Every role, with what it is for.</summary>
    public static IReadOnlyList<(string Name, string Shown, string About)> All { get; } =
    [
        (Administrator, "Administrator", "Invites staff and gives them roles. May also run rounds."),
        (Officer, "Officer", "Sets up and runs rounds, issues codes, reviews ideas."),
        (Finance, "Finance", "Exports rounds, records what was spent, reads the record."),
        (Moderator, "Moderator", "Looks after comments."),
        (Facilitator, "Facilitator", "Leads workshops."),
        (Partner, "Partner", "Works with the council; reads what is being prepared and how rounds go."),
        (Councillor, "Councillor", "Reads how rounds go and their results."),
    ];

    /// <summary>The role of a stored name; a name this version does not know gives no rights.</summary>
    public static StaffRole Parse(string name) => name switch
    {
        Officer => StaffRole.Officer,
        Administrator => StaffRole.Administrator,
        Finance => StaffRole.Finance,
        Moderator => StaffRole.Moderator,
        Facilitator => StaffRole.Facilitator,
        Partner => StaffRole.Partner,
        Councillor => StaffRole.Councillor,
        _ => StaffRole.Unspecified,
    };

    /// <summary>The stored name of a role.</summary>
    public static string Name(StaffRole role) => role switch
    {
        StaffRole.Officer => Officer,
        StaffRole.Administrator => Administrator,
        StaffRole.Finance => Finance,
        StaffRole.Moderator => Moderator,
        StaffRole.Facilitator => Facilitator,
        StaffRole.Partner => Partner,
        StaffRole.Councillor => Councillor,
        _ => "",
    };

    /// <summary>The roles that may do an act, by name.</summary>
    public static string[] That(StaffAct act) => [.. All.Select(role => role.Name).Where(name => new StaffMember("role", name, [Parse(name)]).May(act))];
}
