using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Drafts;

/// <summary>Writes to voters who asked to be reminded. A node that has no post throws, and the grain tries again at the next tick.</summary>
public interface IDraftPost
{
    /// <summary>Takes over one letter; it must not be sent twice for the same <paramref name="key"/>.</summary>
    Task Remind(RoundView round, string email, string language, Guid key, CancellationToken cancel);
}
