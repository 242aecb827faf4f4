using System.Collections.Immutable;
using ParticipatoryHub.People;

namespace ParticipatoryHub.Workshops.Rehearsals;

/// <summary>Rehearse a workshop.</summary>
/// <param name="Phones">How many phones take part by themselves, 1 to 300.</param>
[GenerateSerializer, Immutable, Alias("hub.workshops.StartWorkshopRehearsal")]
public sealed record StartWorkshopRehearsal([property: Id(0)] int Phones, [property: Id(1)] StaffMember By);

/// <summary>What became of it; empty when it was done.</summary>
[GenerateSerializer, Immutable, Alias("hub.workshops.WorkshopRehearsalOutcome")]
public sealed record WorkshopRehearsalOutcome([property: Id(0)] ImmutableArray<Refused> Refusals)
{
    /// <summary>Whether it was done.</summary>
    public bool IsDone => Refusals.IsEmpty;
}

/// <summary>A rehearsal.</summary>
/// <param name="Workshop">The slug of the workshop that the phones are in.</param>
/// <param name="Code">Its code: real phones join it, too.</param>
/// <param name="Phones">How many phones were asked for.</param>
/// <param name="EndsAt">When the phones fall silent by themselves; null when they are silent.</param>
[GenerateSerializer, Immutable, Alias("hub.workshops.WorkshopRehearsalView")]
public sealed record WorkshopRehearsalView(
    [property: Id(0)] string Workshop,
    [property: Id(1)] string Code,
    [property: Id(2)] int Phones,
    [property: Id(3)] DateTimeOffset StartedAt,
    [property: Id(4)] DateTimeOffset? EndsAt,
    [property: Id(5)] RehearsalFigures Figures);

/// <summary>What the phones have done so far, from sending to the answer, which comes once it is on the disk.</summary>
/// <param name="Joined">How many of them have joined.</param>
/// <param name="Saved">How many commands were accepted.</param>
/// <param name="Refused">How many were not, as when a stage ends while somebody writes.</param>
/// <param name="SlowestMilliseconds">The longest that one has waited.</param>
/// <param name="Late">How many have waited for more than a second.</param>
[GenerateSerializer, Immutable, Alias("hub.workshops.RehearsalFigures")]
public sealed record RehearsalFigures(
    [property: Id(0)] int Joined = 0,
    [property: Id(1)] int Saved = 0,
    [property: Id(2)] int Refused = 0,
    [property: Id(3)] int SlowestMilliseconds = 0,
    [property: Id(4)] int Late = 0);
