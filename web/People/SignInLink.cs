namespace ParticipatoryHub.Web.People;

/// <summary>A link that was sent to a mailbox and signs in once. Kept for a day, so that askers can be counted.</summary>
internal sealed class SignInLink
{
    /// <summary>SHA-256 of the link's 256 random bits.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>Where it was sent.</summary>
    public required string Email { get; init; }

    /// <summary>The mailbox, for counting.</summary>
    public required string EmailKey { get; init; }

    /// <summary>The network address it was asked for from, for counting.</summary>
    public required string AskedFrom { get; init; }

    /// <summary>The path to go to afterwards, or null.</summary>
    public string? Back { get; init; }

    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>Until when it is good.</summary>
    public required DateTimeOffset Expires { get; init; }

    /// <summary>When it was used, or null.</summary>
    public DateTimeOffset? Used { get; init; }
}
