using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Rounds;

namespace ParticipatoryHub.Web.Pages.Staff.Rounds;

internal sealed class SetupModel(IGrainFactory grains) : StaffRoundPage
{
    [BindProperty(Name = "")]
    public SetupForm Form { get; set; } = new();

    public bool IsDraft => Round.Phase is RoundPhase.Draft or RoundPhase.Ideas or RoundPhase.Review;

    public void OnGet() => Form = SetupForm.Of(Setup);

    public async Task<IActionResult> OnPost()
    {
        var wrong = new List<Refused>();
        var setup = Form.Apply(Setup, wrong);
        if (wrong.Count > 0)
        {
            return Again(wrong);
        }

        var outcome = await grains.GetGrain<IRoundGrain>(Round.Id).ChangeSetup(new ChangeSetup(setup, Member));
        return outcome.Done ? Went(StaffRoundLinks.Home(Round.Id), outcome.Phase == RoundPhase.Voting ? "The set-up is saved. Its opening time has come, so voting is open." : "The set-up is saved.") : Again(outcome.Refusals.Select(Beside));
    }

    /// <summary>The set-up's fields are named as the grain names them, but for those that the form splits or calls otherwise.</summary>
    private static Refused Beside(Refused refusal)
    {
        var field = refusal.Field?.Split('.', '[')[^1];
        var known = typeof(SetupForm).GetProperties().FirstOrDefault(property => string.Equals(property.Name, field, StringComparison.OrdinalIgnoreCase));
        return refusal with { Field = field?.ToUpperInvariant() switch { "OPENSAT" => "OpensDay", "CLOSESAT" => "ClosesDay", _ => known?.Name } };
    }
}
