using System.Collections.Immutable;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Pots;

/// <summary>What may be done with pots: pure decisions.</summary>
internal static class PotRules
{
    public const int LongestName = 80;
    public const int LongestWords = 500;
    private const int MostPots = 100;

    public static Refused NotYours { get; } = new("not-yours", "Only finance officers, officers and administrators keep pots.");

    /// <summary>Said where a form that was sent before comes again and says something else.</summary>
    public static Refused SentBefore { get; } = new("sent-before", "This form was sent before, with something else in it, and that was done. Look at the pots, and send it again if this is to be done too.");

    /// <summary>Said where a project or a round counts in another currency than pots do.</summary>
    public static Refused OtherCurrency(string field) => new("other-currency", "Pots are kept in pounds, and this round is not.", field);

    /// <summary>Whether this very pot was made already: its answer was lost, not its effect.</summary>
    public static bool IsDone(PotsState state, OpenPot command) => state.Pots.Any(pot => pot.Id == command.Id && pot.Name == command.Name.Trim());

    /// <summary>Whether this very money was moved already.</summary>
    public static bool IsDone(PotsState state, MoveMoney command) => state.Pots.Any(pot => pot.Number == command.Pot && pot.Entries.Any(entry =>
        entry.Id == command.Id && entry.Round == command.Round
        && entry.Amount == (command.Move == PotMove.ToRound ? Money.Zero - command.Amount : command.Amount)));

    public static ImmutableArray<Refused> Refuse(PotsState state, OpenPot command) =>
        !command.By.May(StaffAct.RecordSpend) ? [NotYours]
        : state.Has(command.Id) ? [SentBefore]
        : command.Name.Trim().Length is 0 or > LongestName || command.Name.Any(char.IsControl) ? [new("name-unfit", $"Give the pot a name of at most {LongestName} characters.", "name")]
        : state.Pots.Any(pot => string.Equals(pot.Name, command.Name.Trim(), StringComparison.OrdinalIgnoreCase)) ? [new("name-taken", "There is a pot of this name.", "name")]
        : state.Pots.Length >= MostPots ? [new("pots-too-many", $"There may be {MostPots} pots.", "name")]
        : [];

    /// <param name="round">The round; null where there is none.</param>
    public static ImmutableArray<Refused> Refuse(PotsState state, MoveMoney command, PotRound? round)
    {
        if (!command.By.May(StaffAct.RecordSpend))
        {
            return [NotYours];
        }

        if (state.Has(command.Id))
        {
            return [SentBefore];
        }

        if (state.Pots.FirstOrDefault(pot => pot.Number == command.Pot) is not { } pot)
        {
            return [new("pot-unknown", "Choose a pot.", "pot")];
        }

        return
        [
            .. RefuseRound(command.Move, round) is { } refused ? [refused]
                : RefuseAmount(state, pot, command, round!) is { } wrong ? [wrong] : ImmutableArray<Refused>.Empty,
            .. command.Words.Trim().Length is 0 or > LongestWords ? [new("words-missing", $"Say who decided it, in at most {LongestWords} characters.", "words")] : ImmutableArray<Refused>.Empty,
        ];
    }

    /// <summary>What an entry is that moves money so.</summary>
    public static PotEntryKind Kind(PotMove move, PotRound round) =>
        move == PotMove.ToRound ? PotEntryKind.Drawn : round.Left is null ? PotEntryKind.GivenBack : PotEntryKind.Unspent;

    private static Refused? RefuseRound(PotMove move, PotRound? round) =>
        round is null or { IsRehearsal: true } or { Phase: RoundPhase.Unspecified } || move is not (PotMove.ToRound or PotMove.FromRound) ? new("round-unknown", "Choose a round.", "round")
        : round.Currency != Pot.Currency ? OtherCurrency("round")
        : move == PotMove.ToRound && !round.IsPrepared ? new("round-frozen", "Its voting has opened, so its budget stays as it is.", "round")
        : move == PotMove.FromRound && !round.IsPrepared && round is { Left: null, Phase: not RoundPhase.Cancelled }
            ? new("round-running", "Money goes back before voting opens, when the round is given up, or when its result is final.", "round")
        : null;

    private static Refused? RefuseAmount(PotsState state, Pot pot, MoveMoney command, PotRound round)
    {
        if (command.Amount <= Money.Zero)
        {
            return new("amount-unfit", "Enter an amount in pounds and pence, such as 1250.00.", "amount");
        }

        var share = state.Share(round.Id);
        return Kind(command.Move, round) switch
        {
            PotEntryKind.Drawn when command.Amount > pot.Balance => new("pot-too-little", $"There is {pot.Balance.In(Pot.Currency)} in this pot.", "amount"),
            PotEntryKind.Drawn when share.Drawn + command.Amount > round.Budget =>
                new("over-budget", $"A round has no more from pots than its budget, {round.Budget.In(Pot.Currency)}. Put the budget up first.", "amount"),
            PotEntryKind.GivenBack when command.Amount > pot.HeldBy(round.Id) => new("over-held", $"The round has {pot.HeldBy(round.Id).In(Pot.Currency)} of this pot.", "amount"),
            PotEntryKind.Unspent when command.Amount > round.Left!.Value - share.PutBack =>
                new("over-left", $"There is {(round.Left!.Value - share.PutBack).In(Pot.Currency)} left of the budget.", "amount"),
            _ => null,
        };
    }
}
