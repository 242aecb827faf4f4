using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Communities;
using ParticipatoryHub.People;
using ParticipatoryHub.Web.Communities;
using ParticipatoryHub.Web.Pages.Communities;

namespace ParticipatoryHub.Web.Pages.Staff.Communities;

internal sealed class KeepModel(IGrainFactory grains, EntryWords words) : CommunityPage, IStaffPage
{
    public StaffAct Sees => StaffAct.SeeCommunities;

    public StaffAct Does => StaffAct.KeepCommunities;

    public EntryWords Words => words;

    public CommunityForm Form { get; private set; } = CommunityForm.Empty;

    public CommunityMove Chosen { get; private set; }

    public string? Reasons { get; private set; }

    public string? Evidence { get; private set; }

    /// <summary>The moves that the phase has.</summary>
    public IEnumerable<CommunityMove> Moves
    {
        get
        {
            var lifecycle = new CommunityLifecycle(Community.Phase, new CommunityFacts(true, true, true));
            return CommunityLifecycle.Moves.Where(move => lifecycle.Ask(move).Allowed);
        }
    }

    private ICommunityGrain Grain => grains.GetGrain<ICommunityGrain>(Community.Id);

    public static string NameOf(CommunityMove move) => move.ToString().ToLowerInvariant();

    public static string Say(CommunityMove move) => move switch
    {
        CommunityMove.Propose => "Propose it for focus",
        CommunityMove.SetAside => "Set the proposal aside",
        CommunityMove.BringIntoFocus => "Bring it into focus",
        CommunityMove.Sustain => "It is sustained: the community leads what was begun",
        _ => "",
    };

    public async Task OnGet() => Form = CommunityForm.Of(Community.Profile) with { Others = await Others() };

    public async Task<IActionResult> OnPost()
    {
        Form = CommunityForm.Of(Request.Form) with { Others = await Others() };
        return After(await Grain.Save(new SaveCommunity(Form.Read(), Reader.Staff!)), "What the community says of itself is saved.");
    }

    public async Task<IActionResult> OnPostMove(string? move, string? reasons, string? evidence)
    {
        Form = CommunityForm.Of(Community.Profile) with { Others = await Others() };
        (Chosen, Reasons, Evidence) = (CommunityLifecycle.Moves.FirstOrDefault(one => NameOf(one) == move), reasons, evidence);
        if (Chosen == CommunityMove.Unspecified)
        {
            ModelState.AddModelError("move", "Choose what it is moved to.");
            return Page();
        }

        var numbers = (evidence ?? "").Split([',', ' ', ';', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (numbers.FirstOrDefault(number => !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out _)) is { } wrong)
        {
            ModelState.AddModelError("evidence", $"“{wrong}” is no number of an entry. Enter numbers such as 3, 14, 27.");
            return Page();
        }

        var named = numbers.Select(number => int.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture)).Distinct().ToImmutableArray();
        return After(await Grain.Move(new MoveCommunity(Chosen, reasons, named, Reader.Staff!)), "The community is moved, with its reasons.");
    }

    private IActionResult After(CommunityOutcome outcome, string done)
    {
        if (outcome.Refusals.IsEmpty)
        {
            return Went(CommunityLinks.Keep(Community.Id), done);
        }

        ModelState.AddRefusals(outcome.Refusals);
        return Page();
    }

    private async Task<IReadOnlyList<CommunityLine>> Others() => [.. (await grains.GetGrain<ICommunityIndexGrain>("all").List()).Where(line => line.Id != Community.Id)];
}
