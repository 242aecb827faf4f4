using System.Collections.Immutable;
using ParticipatoryHub.People;

namespace ParticipatoryHub.Audit;

/// <summary>An act of staff on a round, as it is kept for good. It names staff and no resident; a voter code is never in it.</summary>
/// <param name="Id">Made with the act; an entry that is appended twice is there once.</param>
/// <param name="Round">The round's slug.</param>
/// <param name="Act">What kind of act, for filters: the event's name in small letters with hyphens, such as <c>setup-changed</c>.</param>
/// <param name="What">One sentence.</param>
/// <param name="Changes">What was before and after; empty where the sentence says it all.</param>
[GenerateSerializer, Immutable, Alias("hub.audit.AuditEntry")]
public sealed record AuditEntry(
    [property: Id(0)] Guid Id,
    [property: Id(1)] string Round,
    [property: Id(2)] DateTimeOffset At,
    [property: Id(3)] string ById,
    [property: Id(4)] string ByName,
    [property: Id(5)] string Act,
    [property: Id(6)] string What,
    [property: Id(7)] ImmutableArray<AuditChange> Changes)
{
    /// <summary>An entry of now.</summary>
    public static AuditEntry Of(string round, StaffMember by, DateTimeOffset at, string act, string what, params ImmutableArray<AuditChange> changes) =>
        new(Guid.CreateVersion7(at), round, at, by.Id, by.Name, act, what, changes.IsDefault ? [] : changes);
}

/// <summary>A part of what was acted on: how it was and how it is. Null where there was, or is, none.</summary>
[GenerateSerializer, Immutable, Alias("hub.audit.AuditChange")]
public sealed record AuditChange(
    [property: Id(0)] string Part,
    [property: Id(1)] string? Before,
    [property: Id(2)] string? After);
