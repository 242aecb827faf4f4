namespace ParticipatoryHub.People;

/// <summary>
/// A resident with an account: what grains store of an author, a supporter or a subscriber. Names and addresses are kept with the account
/// and vanish with it.
/// </summary>
/// <param name="Value">32 characters, lower case and digits; never reused.</param>
[GenerateSerializer, Immutable, Alias("hub.people.ResidentId")]
public readonly record struct ResidentId([property: Id(0)] string Value)
{
    /// <inheritdoc />
    public override string ToString() => Value;
}
