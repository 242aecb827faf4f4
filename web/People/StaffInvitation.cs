namespace ParticipatoryHub.Web.People;

/// <summary>A link by which a member of staff sets name, password and second factor, once.</summary>
internal sealed class StaffInvitation
{
    /// <summary>SHA-256 of the link's 256 random bits.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>Whose account it is for.</summary>
    public required string AccountId { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>Until when it is good.</summary>
    public required DateTimeOffset Expires { get; init; }

    /// <summary>When it was used or withdrawn, or null.</summary>
    public DateTimeOffset? Used { get; init; }
}
