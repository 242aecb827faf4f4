using System.Collections.Immutable;
using ParticipatoryHub.Comments;

namespace ParticipatoryHub.Web.Comments;

/// <summary>What can be commented on, of every kind.</summary>
internal sealed class CommentSubjects(IEnumerable<ICommentSubjects> kinds)
{
    /// <summary>Its name, or null when it is not there for anyone to see.</summary>
    public async Task<string?> Name(CommentSubject subject) => (await Names([subject])).GetValueOrDefault(subject);

    /// <summary>The names of those that are there; one call for each round and kind.</summary>
    public async Task<ImmutableDictionary<CommentSubject, string>> Names(IEnumerable<CommentSubject> subjects)
    {
        var names = ImmutableDictionary.CreateBuilder<CommentSubject, string>();
        foreach (var group in subjects.Distinct().GroupBy(subject => (subject.Round, subject.Kind)))
        {
            var kind = kinds.FirstOrDefault(kind => kind.Kind == group.Key.Kind);
            var found = kind is null ? [] : await kind.Names(group.Key.Round, [.. group.Select(subject => subject.Id)]);
            foreach (var (id, name) in found)
            {
                names[new(group.Key.Round, group.Key.Kind, id)] = name;
            }
        }

        return names.ToImmutable();
    }
}
