using System.Collections.Immutable;

namespace ParticipatoryHub.Rounds;

/// <summary>Who may vote besides those who were given a code, and when voters who stopped half-way hear of it.</summary>
/// <param name="Residents">Whether a resident who is signed in with a confirmed address may vote, once a person.</param>
/// <param name="Postcodes">Beginnings of postcodes they must live in, such as <c>PR5</c> or <c>PR5 8</c>; empty for anywhere.</param>
/// <param name="RemindHours">How long before the close whoever asked for it is reminded of a vote not cast.</param>
[GenerateSerializer, Immutable, Alias("hub.rounds.VoterAccess")]
public sealed record VoterAccess(
    [property: Id(0)] bool Residents,
    [property: Id(1)] ImmutableArray<string> Postcodes,
    [property: Id(2)] int RemindHours)
{
    /// <summary>The most beginnings of postcodes.</summary>
    public const int MostPostcodes = 200;

    /// <summary>The longest time before the close.</summary>
    public const int MostRemindHours = 168;

    /// <summary>Only with a code.</summary>
    public static VoterAccess ByCode { get; } = new(false, [], 24);
}
