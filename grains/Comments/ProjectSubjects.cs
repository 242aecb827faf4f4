using System.Collections.Immutable;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Comments;

/// <summary>The projects of rounds that have left the draft, withdrawn ones among them.</summary>
public sealed class ProjectSubjects(IGrainFactory grains) : ICommentSubjects
{
    /// <inheritdoc />
    public CommentSubjectKind Kind => CommentSubjectKind.Project;

    /// <inheritdoc />
    public async Task<ImmutableDictionary<string, string>> Names(string round, IReadOnlyCollection<string> ids) =>
        await grains.GetGrain<IRoundGrain>(round).GetView() is { Phase: not RoundPhase.Draft } view
            ? view.Setup.Projects.Where(project => ids.Contains(project.Id)).ToImmutableDictionary(project => project.Id, project => project.Name)
            : [];
}
