using ParticipatoryHub.Drafts;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Silo.Drafts;

/// <summary>A node without pages has no post: the reminder waits until the grain lives on one that has.</summary>
internal sealed class NoDraftPost : IDraftPost
{
    public Task Remind(RoundView round, string email, string language, Guid key, CancellationToken cancel) =>
        throw new NotSupportedException("This node sends no e-mail.");
}
