using System.Globalization;
using ParticipatoryHub.Rounds.Export;

namespace ParticipatoryHub.Pots;

/// <summary>The pots as CSV, for staff.</summary>
public sealed class PotExports(IGrainFactory grains)
{
    /// <summary>A line for each entry, with what was in the pot after it.</summary>
    public async Task Write(Stream target, CsvFlavour flavour, CancellationToken cancel)
    {
        await using var csv = new CsvWriter(target, flavour);
        await csv.Text("pot").Text("name").Text("entry").Text("kind").Text("at").Text("amount").Text("balance").Text("round").Text("project").Text("words").Text("by").End(cancel);
        foreach (var pot in await grains.GetGrain<IPotsGrain>("all").List())
        {
            var balance = Money.Zero;
            foreach (var entry in pot.Entries)
            {
                balance += entry.Amount;
                await csv.Number(pot.Number).Text(pot.Name).Number(entry.Number).Text(Word(entry.Kind)).Text(entry.At.UtcDateTime.ToString("o", CultureInfo.InvariantCulture))
                    .Amount(entry.Amount).Amount(balance).Text(entry.Round).Text(entry.Project).Text(entry.Words).Text(entry.By).End(cancel);
            }
        }
    }

    private static string Word(PotEntryKind kind) => kind switch
    {
        PotEntryKind.NotNeeded => "not needed",
        PotEntryKind.Drawn => "drawn",
        PotEntryKind.GivenBack => "given back",
        _ => "unspent",
    };
}
