using System.Collections.Immutable;
using ParticipatoryHub.Audit;

namespace ParticipatoryHub.Pots;

/// <summary>What is stored of the pots.</summary>
internal sealed record PotsState
{
    public ImmutableArray<Pot> Pots { get; init; } = [];

    /// <summary>Entries of the audit log that its journal may not have yet.</summary>
    public ImmutableArray<AuditEntry> Unwritten { get; init; } = [];

    public bool Has(Guid id) => Pots.Any(pot => pot.Id == id || pot.Entries.Any(entry => entry.Id == id));

    public PotShare Share(string round) => new(
        new(Pots.Sum(pot => pot.HeldBy(round).Pence)),
        new(Pots.SelectMany(pot => pot.Entries).Where(entry => entry.Kind == PotEntryKind.Unspent && entry.Round == round).Sum(entry => entry.Amount.Pence)));

    public PotsState With(OpenPot opened, AuditEntry told) => this with
    {
        Pots = Pots.Add(new Pot(Pots.Length + 1, opened.Id, opened.Name.Trim(), [])),
        Unwritten = Unwritten.Add(told),
    };

    /// <summary>With an entry in a pot that there is; its number is given here.</summary>
    public PotsState With(int number, PotEntry entry, AuditEntry told)
    {
        var pot = Pots.Single(pot => pot.Number == number);
        return this with
        {
            Pots = Pots.Replace(pot, pot with { Entries = pot.Entries.Add(entry with { Number = pot.Entries.Length + 1 }) }),
            Unwritten = Unwritten.Add(told),
        };
    }
}
