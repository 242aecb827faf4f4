using ParticipatoryHub.People;

namespace ParticipatoryHub.Web.People;

/// <summary>A resident who may put ideas forward, comment and support.</summary>
internal sealed class ResidentAccount
{
    /// <summary>The <see cref="ResidentId"/>.</summary>
    public required string Id { get; init; }

    /// <summary>The name that everybody sees.</summary>
    public required string PublicName { get; set; }

    /// <summary>What makes two names the same; see <see cref="PublicNames.Key"/>.</summary>
    public required string PublicNameKey { get; set; }

    /// <summary>Shown to its owner only; null when the council's provider gave none.</summary>
    public string? Email { get; set; }

    /// <summary>What makes two addresses the same mailbox.</summary>
    public string? EmailKey { get; set; }

    /// <summary>The language that mail is written in (BCP 47).</summary>
    public required string Language { get; set; }

    /// <summary>A session is good while it carries this; a new one signs out everywhere.</summary>
    public required string Stamp { get; set; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>The id as a type.</summary>
    public ResidentId Resident => new(Id);
}
