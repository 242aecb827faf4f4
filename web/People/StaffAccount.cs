using Microsoft.AspNetCore.Identity;

namespace ParticipatoryHub.Web.People;

/// <summary>A member of staff who can sign in.</summary>
internal sealed class StaffAccount : IdentityUser
{
    /// <summary>The name shown in the record of what they do.</summary>
    public required string Name { get; set; }

    /// <summary>Seeded for the demo; cannot sign in anywhere else.</summary>
    public bool IsDemo { get; set; }

    /// <summary>Since when it cannot sign in, or null.</summary>
    public DateTimeOffset? Deactivated { get; set; }
}
