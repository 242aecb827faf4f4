namespace ParticipatoryHub.Web.People;

/// <summary>A passkey of a resident.</summary>
internal sealed class ResidentPasskey
{
    /// <summary>The authenticator's name for it.</summary>
    public required byte[] CredentialId { get; init; }

    /// <summary>Whose it is.</summary>
    public required string ResidentId { get; init; }

    /// <summary>What its owner calls it.</summary>
    public required string Name { get; set; }

    /// <summary>What Identity knows of it, as JSON.</summary>
    public required string Data { get; set; }

    /// <summary>When it was added.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>When it last signed somebody in, or null.</summary>
    public DateTimeOffset? Used { get; set; }
}
