namespace ParticipatoryHub.Web.People;

/// <summary>Who a resident is at the council's own provider.</summary>
internal sealed class ResidentLogin
{
    /// <summary>The issuer.</summary>
    public required string Provider { get; init; }

    /// <summary>The provider's name for them, which never changes.</summary>
    public required string Subject { get; init; }

    /// <summary>The account.</summary>
    public required string ResidentId { get; init; }
}
