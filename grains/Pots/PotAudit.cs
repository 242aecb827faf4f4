using ParticipatoryHub.Audit;
using ParticipatoryHub.Deliveries;

namespace ParticipatoryHub.Pots;

/// <summary>What is done with pots, as entries of the audit log. An entry has the id of the command, so that a retry adds none.</summary>
internal static class PotAudit
{
    // Pots belong to no round.
    private const string NoRound = "-";

    public static AuditEntry Entry(OpenPot command, DateTimeOffset at) =>
        new(command.Id, NoRound, at, command.By.Id, command.By.Name, "pot-made", $"Made the pot “{command.Name.Trim()}”.", []);

    public static AuditEntry Entry(MoveMoney command, Pot pot, PotEntryKind kind, DateTimeOffset at) => new(
        command.Id, command.Round, at, command.By.Id, command.By.Name, kind == PotEntryKind.Drawn ? "pot-drawn" : "pot-filled",
        $"{Moved(kind, command.Amount.In(Pot.Currency), pot.Name)} {command.Words.Trim()}", [Change(pot, kind == PotEntryKind.Drawn ? Money.Zero - command.Amount : command.Amount)]);

    public static AuditEntry Entry(DeliveryKey from, string name, UnderspendReturn back, Pot pot) => new(
        back.Id, from.Round, back.At, back.ById, back.By, "pot-filled", $"Put {back.Amount.In(Pot.Currency)} that “{name}” did not need into the pot “{pot.Name}”.", [Change(pot, back.Amount)]);

    private static string Moved(PotEntryKind kind, string amount, string pot) => kind switch
    {
        PotEntryKind.Drawn => $"Gave the round {amount} of the pot “{pot}”.",
        PotEntryKind.GivenBack => $"Gave {amount} that the round had back to the pot “{pot}”.",
        _ => $"Put {amount} that was left of the budget into the pot “{pot}”.",
    };

    private static AuditChange Change(Pot pot, Money amount) => new($"pot {pot.Name}", pot.Balance.In(Pot.Currency), (pot.Balance + amount).In(Pot.Currency));
}
