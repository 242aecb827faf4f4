using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParticipatoryHub.People;
using ParticipatoryHub.Pots;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Rounds.Export;
using ParticipatoryHub.Web.Deliveries;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages.Staff;

internal sealed class PotsModel(IGrainFactory grains, PotExports exports, CurrentStaff staff) : PageModel, IStaffPage
{
    private Dictionary<string, string> names = [];

    public StaffAct Sees => StaffAct.ExportRounds;

    public StaffAct Does => StaffAct.RecordSpend;

    public ImmutableArray<Pot> Pots { get; private set; } = [];

    /// <summary>Rounds whose budget may still change.</summary>
    public ImmutableArray<RoundSummary> Rounds { get; private set; } = [];

    /// <summary>Rounds that have money of pots and can give it back, with the most of it.</summary>
    public ImmutableArray<(string Id, string Name, Money Most)> Holders { get; private set; } = [];

    public string? Name { get; private set; }

    /// <summary>The form that was refused, as it was typed.</summary>
    public PotForm Typed { get; private set; } = new();

    private IPotsGrain Grain => grains.GetGrain<IPotsGrain>("all");

    public Task OnGet() => Load();

    public async Task<IActionResult> OnGetCsv() => await CsvDownload.Send(HttpContext, "pots.csv", async (target, cancel) =>
    {
        await exports.Write(target, CsvFlavour.Excel, cancel);
        return null;
    });

    public async Task<IActionResult> OnPostOpen(Guid id, string? name)
    {
        Name = name;
        return await Answer((await Grain.Open(new OpenPot(id, name ?? "", staff.Required))).Refusals, "The pot is made.");
    }

    public Task<IActionResult> OnPostGive(Guid id) => Move(id, PotMove.ToRound, "give-", "The money is with the round.");

    public Task<IActionResult> OnPostBack(Guid id) => Move(id, PotMove.FromRound, "back-", "The money is back in the pot.");

    /// <summary>The name of a round; what its address says where it was deleted.</summary>
    public string NameOf(string round) => names.GetValueOrDefault(round, round);

    /// <summary>With its sign before the pound's.</summary>
    public static string Signed(Money amount) => amount < Money.Zero ? "−" + (Money.Zero - amount).In(Pot.Currency) : "+" + amount.In(Pot.Currency);

    private async Task<IActionResult> Move(Guid id, PotMove move, string form, string done)
    {
        Typed = PotForm.Read(Request.Form, form);
        var outcome = await Grain.Move(Typed.Ask(id, move, Typed.Round, staff.Required));
        return await Answer([.. outcome.Refusals.Select(Typed.Place)], done);
    }

    private async Task<IActionResult> Answer(ImmutableArray<Refused> refusals, string done)
    {
        if (refusals.IsEmpty)
        {
            TempData["Done"] = done;
            return LocalRedirect(StaffLinks.Pots);
        }

        ModelState.AddRefusals(refusals);
        await Load();
        return Page();
    }

    private async Task Load()
    {
        Pots = await Grain.List();
        var rounds = (await grains.GetGrain<IRoundIndexGrain>("all").List()).Where(round => round.RehearsalOf is null).ToDictionary(round => round.Id, StringComparer.Ordinal);
        names = rounds.ToDictionary(round => round.Key, round => round.Value.Name, StringComparer.Ordinal);
        Rounds = [.. rounds.Values.Where(round => round.Currency == Pot.Currency && IsPrepared(round))];
        Holders =
        [
            .. from entry in Pots.SelectMany(pot => pot.Entries)
               group entry by entry.Round into round
               let known = rounds.GetValueOrDefault(round.Key)
               let most = new Money(Pots.Sum(pot => pot.HeldBy(round.Key).Pence))
               where most > Money.Zero && (known is null or { Phase: RoundPhase.Cancelled } || IsPrepared(known))
               select (round.Key, known?.Name ?? round.Key, most),
        ];
    }

    private static bool IsPrepared(RoundSummary round) => round.Phase is not RoundPhase.Unspecified and < RoundPhase.Voting;
}
