using ParticipatoryHub.People;

namespace ParticipatoryHub.Comments;

/// <summary>Which staff moderate comments and speak for the council in them.</summary>
public static class CommentRoles
{
    /// <summary>Whether they may.</summary>
    public static bool MayModerate(StaffMember by)
    {
        ArgumentNullException.ThrowIfNull(by);
        return by.Is(StaffRole.Administrator, StaffRole.Officer);
    }
}
