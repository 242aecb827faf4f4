using System.Collections.Immutable;

namespace ParticipatoryHub.Comments;

/// <summary>Knows the things of one kind that can be commented on.</summary>
public interface ICommentSubjects
{
    /// <summary>The kind it knows.</summary>
    CommentSubjectKind Kind { get; }

    /// <summary>The names of those of these ids that anyone may see; the others are left out.</summary>
    Task<ImmutableDictionary<string, string>> Names(string round, IReadOnlyCollection<string> ids);
}
