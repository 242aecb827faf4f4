using ParticipatoryHub.Comments;
using ParticipatoryHub.People;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Comments;

/// <summary>Who would comment, were the request under way a comment: staff who may speak for the council, else a resident.</summary>
internal sealed class CurrentCommenter(CurrentStaff staff, CurrentResident resident)
{
    /// <summary>Null for somebody unknown.</summary>
    public CommentAuthor? Author =>
        Moderator is { } member ? CommentAuthor.Of(member)
        : resident.Id is { } id ? CommentAuthor.Of(id)
        : null;

    /// <summary>The member of staff, where they may moderate.</summary>
    public StaffMember? Moderator => staff.Member is { } member && CommentRoles.MayModerate(member) ? member : null;
}
