using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ParticipatoryHub.Ideas;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Ideas;
using ParticipatoryHub.Web.Languages;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Web.Pages.Staff.Rounds.Ideas;

internal sealed class ReviewModel(IGrainFactory grains, ResidentNames names, IdeaSentences sentences, IStringLocalizer<Text> L) : StaffIdeaPage(grains, names)
{
    public override StaffAct Sees => StaffAct.SeeIdeas;

    public override StaffAct Does => StaffAct.ReviewIdeas;

    private static readonly IdeaMove[] Decisions =
        [IdeaMove.AskForChanges, IdeaMove.Accept, IdeaMove.Decline, IdeaMove.AllowAppeal, IdeaMove.RejectAppeal, IdeaMove.Reconsider];

    [BindProperty(Name = "")]
    public ReviewForm Form { get; set; } = new();

    public IdeaSentences Sentences => sentences;

    /// <summary>What can be decided now, or could if something were not missing.</summary>
    public IEnumerable<IdeaMoveView> Choices => Idea.Moves.Where(view => Decisions.Contains(view.Move) && (view.Allowed || view.Missing is [IdeaMissing.Assessment or IdeaMissing.SameOfficer]));

    public bool MayAssess => Idea.Phase is IdeaPhase.InReview or IdeaPhase.ChangesAsked && Round.Phase is RoundPhase.Ideas or RoundPhase.Review;

    public string Who(IdeaStep step) => Sentences.Step(step.Kind, step.Resident is { } who ? Names.Of(who, L) : null, step.Idea) + (step.Staff is { } officer ? $" ({officer})" : "");

    public async Task<IActionResult> OnGet()
    {
        if (!await Load())
        {
            return NotFound();
        }

        Form = ReviewForm.Of(Idea.Assessment);
        return Page();
    }

    public Task<IActionResult> OnPostStart() => Make(() => Grain.Review(new ReviewMove(IdeaMove.StartReview, Member)), "The review has begun, and the authors are told.");

    public Task<IActionResult> OnPostAssess()
    {
        var wrong = new List<Refused>();
        var assessment = Form.Read(wrong);
        return wrong.Count > 0
            ? Make(() => Task.FromResult(new IdeaOutcome([.. wrong], IdeaPhase.Unspecified)), "")
            : Make(() => Grain.Assess(new AssessIdea(assessment, Member)), "The assessment is saved, and the authors can read it.");
    }

    public Task<IActionResult> OnPostDecide() => Decisions.Contains(Form.Move)
        ? Make(() => Grain.Review(new ReviewMove(Form.Move, Member, Form.Words, null, Form.Delivery)), Done(Form.Move))
        : Make(() => Task.FromResult(new IdeaOutcome([new Refused("move-missing", "Choose what you decide.", "move")], IdeaPhase.Unspecified)), "");

    private async Task<IActionResult> Make(Func<Task<IdeaOutcome>> act, string done)
    {
        var outcome = await act();
        if (outcome.Done)
        {
            return Went(IdeaLinks.Review(Round.Id, int.Parse((string)RouteData.Values["number"]!, System.Globalization.CultureInfo.InvariantCulture)), done);
        }

        if (!await Load())
        {
            return NotFound();
        }

        return Again(outcome.Refusals);
    }

    private static string Done(IdeaMove move) => move switch
    {
        IdeaMove.AskForChanges => "The authors are asked for changes.",
        IdeaMove.Accept => "The idea is on the ballot, and the authors are told.",
        IdeaMove.Decline => "The idea is declined. The authors are told why, and that they can appeal.",
        IdeaMove.AllowAppeal => "The appeal is allowed. The idea is reviewed again.",
        IdeaMove.RejectAppeal => "The decision stands, and the authors are told why.",
        _ => "The idea is off the ballot and reviewed again.",
    };
}

/// <summary>An assessment and a decision as the form holds them.</summary>
public sealed class ReviewForm
{
    public Feasibility Feasibility { get; set; }

    public string? FeasibilityReason { get; set; }

    public string? Cost { get; set; }

    public string? CostReason { get; set; }

    public IdeaMove Move { get; set; }

    public string? Words { get; set; }

    public Delivery Delivery { get; set; }

    internal static ReviewForm Of(Assessment? assessment) => new()
    {
        Feasibility = assessment?.Feasibility ?? Feasibility.Unspecified,
        FeasibilityReason = assessment?.FeasibilityReason,
        Cost = assessment?.Cost is { } cost ? IdeaForm.Plain(cost) : null,
        CostReason = assessment?.CostReason,
    };

    internal Assessment Read(ICollection<Refused> wrong) =>
        new(Feasibility, FeasibilityReason?.Trim() ?? "", IdeaForm.ReadCost(Cost, "cost", wrong), CostReason?.Trim() ?? "");
}
