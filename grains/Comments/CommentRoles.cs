using ParticipatoryHub.People;

namespace ParticipatoryHub.Comments;

/// <summary>Which staff moderate comments.</summary>
public static class CommentRoles
{
    /// <summary>Whether they may.</summary>
    public static bool MayModerate(StaffMember by) => by.May(StaffAct.ModerateComments);
}
