using System.Collections.Immutable;
using ParticipatoryHub.People;

namespace ParticipatoryHub.Plans;

/// <summary>
/// Where plans are kept: a row each, with every change, version and agreement beside it. A change is a compare-and-set on the plan's revision
/// and a command is carried out once; both are keys of the database.
/// </summary>
public interface IPlanJournal
{
    /// <summary>The number that a command gave a plan, or the next of the community.</summary>
    Task<int> NumberFor(string community, Guid command, CancellationToken cancel);

    /// <summary>A plan, or null.</summary>
    Task<Plan?> Read(string community, int number, CancellationToken cancel);

    /// <summary>What a command that was carried out was about; null when it was not.</summary>
    Task<int?> Done(string community, int number, Guid command, CancellationToken cancel);

    /// <summary>Stores a plan at its next revision with its change, and with <paramref name="isVersion"/> as a version; false, with nothing written, when the plan has moved on.</summary>
    /// <param name="about">What the command was about: the number that a retry of it is answered with.</param>
    Task<bool> Write(string community, int number, Guid command, int about, Plan next, PlanChange change, bool isVersion, CancellationToken cancel);

    /// <summary>The versions, newest first.</summary>
    Task<ImmutableArray<PlanVersion>> Versions(string community, int number, CancellationToken cancel);

    /// <summary>The changes, newest first; only the moves with <paramref name="onlyMoves"/>.</summary>
    Task<ImmutableArray<PlanChange>> History(string community, int number, bool onlyMoves, int take, CancellationToken cancel);

    /// <summary>Who agreed to a version, oldest first.</summary>
    Task<ImmutableArray<PlanAgreement>> Agreements(string community, int number, int version, CancellationToken cancel);

    /// <summary>Notes an agreement; one for each person and version.</summary>
    Task Agree(string community, int number, PlanAgreement agreement, CancellationToken cancel);

    /// <summary>Takes an agreement out.</summary>
    Task Unagree(string community, int number, int version, string who, CancellationToken cancel);

    /// <summary>The plans of a community, newest first; all that are not closed where it is null.</summary>
    Task<ImmutableArray<PlanLine>> List(string? community, CancellationToken cancel);

    /// <summary>The actions whose origin has a key.</summary>
    Task<ImmutableArray<PlacedAction>> ByOrigin(string origin, CancellationToken cancel);

    /// <summary>What a resident agreed to.</summary>
    Task<ImmutableArray<PlacedAgreement>> ByResident(ResidentId resident, CancellationToken cancel);

    /// <summary>Forgets who a resident was; that somebody agreed stays.</summary>
    Task Forget(ResidentId resident, CancellationToken cancel);
}

/// <summary>An agreement and where it is.</summary>
public sealed record PlacedAgreement(string Community, int Plan, PlanAgreement Agreement);
