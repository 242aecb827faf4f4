namespace ParticipatoryHub.Consents;

/// <summary>Why something that may show or tell of people may be public.</summary>
public enum ConsentBasis
{
    /// <summary>Not said: then it is not shown.</summary>
    Unspecified = 0,

    /// <summary>Nobody can be recognised.</summary>
    NobodyRecognisable = 1,

    /// <summary>Everybody who can be recognised agreed, and of children whoever looks after them.</summary>
    EverybodyAgreed = 2,
}

/// <summary>What somebody says of consent on a form.</summary>
/// <param name="Who">Who agreed, in the words that the council needs to find them again; for staff only. Empty where nobody can be recognised.</param>
/// <param name="Day">When they agreed.</param>
[GenerateSerializer, Immutable, Alias("hub.consents.GivenConsent")]
public sealed record GivenConsent(
    [property: Id(0)] ConsentBasis Basis,
    [property: Id(1)] string Who,
    [property: Id(2)] DateOnly? Day);

/// <summary>Consent on record: without one that stands, nothing is shown that needs it.</summary>
/// <param name="Who">Who agreed; for staff only.</param>
/// <param name="Day">When they agreed, or when somebody looked and saw nobody.</param>
/// <param name="By">The member of staff who recorded it.</param>
[GenerateSerializer, Immutable, Alias("hub.consents.Consent")]
public sealed record Consent(
    [property: Id(0)] ConsentBasis Basis,
    [property: Id(1)] string Who,
    [property: Id(2)] DateOnly Day,
    [property: Id(3)] string By,
    [property: Id(4)] DateTimeOffset At)
{
    /// <summary>When it was taken back, or null.</summary>
    [Id(5)]
    public DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>Whether it stands.</summary>
    public bool Stands => Basis != ConsentBasis.Unspecified && WithdrawnAt is null;

    /// <summary>Consent as a member of staff records it, checked by <see cref="ConsentRules"/> before.</summary>
    public static Consent Of(GivenConsent given, string by, DateTimeOffset at) => new(given.Basis, given.Who.Trim(), given.Day!.Value, by, at);
}
