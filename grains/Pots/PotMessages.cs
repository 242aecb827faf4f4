using System.Collections.Immutable;
using ParticipatoryHub.People;

namespace ParticipatoryHub.Pots;

/// <summary>Make a pot.</summary>
/// <param name="Id">Made with the form: sent twice, it is done once.</param>
/// <param name="Name">For staff and, where money goes back into it, for residents.</param>
[GenerateSerializer, Immutable, Alias("hub.pots.OpenPot")]
public sealed record OpenPot([property: Id(0)] Guid Id, [property: Id(1)] string Name, [property: Id(2)] StaffMember By);

/// <summary>Move money between a pot and a round.</summary>
/// <param name="Id">Made with the form: sent twice, it is done once.</param>
/// <param name="Pot">Its number.</param>
/// <param name="Round">The slug of the round.</param>
/// <param name="Amount">More than nothing, whichever way it goes.</param>
/// <param name="Words">What was decided, and by whom; staff only.</param>
[GenerateSerializer, Immutable, Alias("hub.pots.MoveMoney")]
public sealed record MoveMoney(
    [property: Id(0)] Guid Id,
    [property: Id(1)] int Pot,
    [property: Id(2)] PotMove Move,
    [property: Id(3)] string Round,
    [property: Id(4)] Money Amount,
    [property: Id(5)] string Words,
    [property: Id(6)] StaffMember By);

/// <summary>Which way money goes.</summary>
public enum PotMove
{
    /// <summary>Not set.</summary>
    Unspecified = 0,

    /// <summary>Out of the pot, into the budget of a round whose voting has not opened.</summary>
    ToRound = 1,

    /// <summary>Back into the pot: what a round had, while its voting has not opened or where it was given up; or what a result that stands left of its budget.</summary>
    FromRound = 2,
}

/// <summary>What became of a command to the pots.</summary>
/// <param name="Refusals">Empty when it was done.</param>
[GenerateSerializer, Immutable, Alias("hub.pots.PotOutcome")]
public sealed record PotOutcome([property: Id(0)] ImmutableArray<Refused> Refusals)
{
    /// <summary>Whether it was done.</summary>
    public bool Done => Refusals.IsEmpty;
}

/// <summary>Why money went into a pot or out of it.</summary>
public enum PotEntryKind
{
    /// <summary>Not set.</summary>
    Unspecified = 0,

    /// <summary>A project that was delivered or stopped did not need it.</summary>
    NotNeeded = 1,

    /// <summary>A round has it.</summary>
    Drawn = 2,

    /// <summary>A round that had it gave it back.</summary>
    GivenBack = 3,

    /// <summary>The result of a round left it of the budget.</summary>
    Unspent = 4,
}

/// <summary>Money into a pot or out of it.</summary>
/// <param name="Number">From 1 in each pot.</param>
/// <param name="Amount">More than nothing into the pot, less out of it.</param>
/// <param name="Round">The slug of the round it comes from or goes to.</param>
/// <param name="Project">The project that did not need it; null for the others.</param>
/// <param name="Words">The name of the project, or what was decided.</param>
/// <param name="By">The name of who entered it.</param>
[GenerateSerializer, Immutable, Alias("hub.pots.PotEntry")]
public sealed record PotEntry(
    [property: Id(0)] int Number,
    [property: Id(1)] Guid Id,
    [property: Id(2)] PotEntryKind Kind,
    [property: Id(3)] Money Amount,
    [property: Id(4)] string Round,
    [property: Id(5)] string? Project,
    [property: Id(6)] string Words,
    [property: Id(7)] string By,
    [property: Id(8)] DateTimeOffset At);

/// <summary>A pot.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Entries">In the order in which they were made.</param>
[GenerateSerializer, Immutable, Alias("hub.pots.Pot")]
public sealed record Pot(
    [property: Id(0)] int Number,
    [property: Id(1)] Guid Id,
    [property: Id(2)] string Name,
    [property: Id(3)] ImmutableArray<PotEntry> Entries)
{
    /// <summary>Every pot is kept in pounds.</summary>
    public const string Currency = "GBP";

    /// <summary>What is in it; never less than nothing.</summary>
    public Money Balance => Entries.Aggregate(Money.Zero, static (sum, entry) => sum + entry.Amount);

    /// <summary>What a round has from it.</summary>
    public Money HeldBy(string round) => new(-Entries
        .Where(entry => entry.Round == round && entry.Kind is PotEntryKind.Drawn or PotEntryKind.GivenBack)
        .Sum(entry => entry.Amount.Pence));
}

/// <summary>What pots have to do with the budget of one round.</summary>
/// <param name="Drawn">What of the budget comes from pots.</param>
/// <param name="PutBack">What the result left of it and went into pots.</param>
[GenerateSerializer, Immutable, Alias("hub.pots.PotShare")]
public sealed record PotShare([property: Id(0)] Money Drawn, [property: Id(1)] Money PutBack);
