using Microsoft.AspNetCore.Mvc;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Rounds;

namespace ParticipatoryHub.Web.Pages.Staff.Rounds;

/// <summary>A step of setting up that is a form. What a later step has to mend does not keep this one from being saved.</summary>
internal sealed class StepModel(IGrainFactory grains) : StaffRoundPage
{
    public override StaffAct Sees => StaffAct.SeeSetUp;

    private static readonly SetupStep[] Forms = [SetupStep.About, SetupStep.Money, SetupStep.Voting, SetupStep.Counting, SetupStep.Dates];

    [BindProperty(SupportsGet = true, Name = "step")]
    public string? Slug { get; set; }

    public SetupStep Step => Array.Find(Forms, step => step.ToString().Equals(Slug, StringComparison.OrdinalIgnoreCase));

    public SetupForm Form { get; private set; } = new();

    public IActionResult OnGet()
    {
        Form = SetupForm.Of(Setup);
        return Step == SetupStep.Unspecified ? NotFound() : Page();
    }

    /// <summary>What the form is filled in from.</summary>
    public string Seen => SeenMark.Of(Setup, Step);

    public async Task<IActionResult> OnPost(string? seen)
    {
        if (Step == SetupStep.Unspecified)
        {
            return NotFound();
        }

        Form = SetupForm.Of(Setup);
        await TryUpdateModelAsync(Form, "");
        if (seen is not null && seen != Seen)
        {
            return ChangedSince(FormDifference.Between(SetupForm.Of(Setup), Form, Request.Form.Keys));
        }

        var wrong = new List<Refused>();
        var setup = Form.Apply(Setup, Step, wrong);
        if (wrong.Count == 0)
        {
            wrong.AddRange(RoundSetupRules.Check(setup).Where(refused => Readiness.StepOf(refused.Field) == Step));
        }

        if (wrong.Count > 0)
        {
            return Again(wrong.Select(Beside));
        }

        var outcome = await grains.GetGrain<IRoundGrain>(Round.Id).ChangeSetup(new ChangeSetup(setup, Member) { From = Staff.SetupVersion });
        return outcome.Done
            ? Went(StaffRoundLinks.Setup(Round.Id), outcome.Phase == RoundPhase.Voting ? "It is saved. The opening time has come, so voting is open." : $"“{StaffWords.Step(Step)}” is saved.")
            : Again(outcome.Refusals.Select(Beside));
    }

    /// <summary>The set-up's fields are named as the grain names them, but for those that the form splits or calls otherwise.</summary>
    private static Refused Beside(Refused refusal)
    {
        var field = refusal.Field?.Split('.', '[')[^1];
        var known = typeof(SetupForm).GetProperties().FirstOrDefault(property => string.Equals(property.Name, field, StringComparison.OrdinalIgnoreCase));
        return refusal with { Field = field?.ToUpperInvariant() switch { "OPENSAT" => "OpensDay", "CLOSESAT" => "ClosesDay", "TIE" => "Seed", "STEP" => "ShareStep", _ => known?.Name } };
    }
}
