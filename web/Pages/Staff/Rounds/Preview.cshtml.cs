using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ParticipatoryHub.Counting;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Languages;
using ParticipatoryHub.Web.Pages.Rounds.Vote;

namespace ParticipatoryHub.Web.Pages.Staff.Rounds;

/// <summary>The resident's own ballot page, by each method, on the set-up as it is; there is nobody to cast it.</summary>
internal sealed class PreviewModel(IGrainFactory grains, VoteSessions sessions, IStringLocalizer<Text> texts) : StaffRoundPage
{
    public override StaffAct Sees => StaffAct.SeeSetUp;

    [BindProperty(SupportsGet = true, Name = "method")]
    public VotingMethod? Asked { get; set; }

    public VotingMethod Method => Asked is { } method && method != default && Enum.IsDefined(method) ? method : Setup.Method == default ? VotingMethod.Approval : Setup.Method;

    /// <summary>Null while there is nothing to vote for.</summary>
    public BallotModel? Ballot { get; private set; }

    /// <summary>Whether a ballot was tried and is good.</summary>
    public bool IsGood { get; private set; }

    public void OnGet() => Show();

    /// <summary>What a button of the ballot does without script.</summary>
    public async Task OnPost(string? step)
    {
        Show();
        var wrong = Ballot?.Try(await Request.ReadFormAsync(), step).ToList() ?? [];
        ModelState.AddRefusals(wrong);
        IsGood = wrong.Count == 0 && string.IsNullOrEmpty(step);
    }

    private void Show()
    {
        // The resident's own scripts are to run here.
        ViewData["Staff"] = false;
        if (Setup.Projects.Any(project => !project.Withdrawn))
        {
            Ballot = BallotModel.Preview(this, Round with { Setup = Setup with { Method = Method, Limits = Limits } }, StaffRoundLinks.Preview(Round.Id, Method), grains, sessions, texts);
        }
    }

    private BallotLimits Limits => Method == Setup.Method ? Setup.Limits : Method switch
    {
        VotingMethod.Approval => new BallotLimits(MinLength: 1, MaxLength: Math.Min(3, OnBallot)),
        VotingMethod.Knapsack => new BallotLimits(MinLength: 1),
        VotingMethod.Cumulative => new BallotLimits(MinLength: 1, MaxPoints: 5, MaxTotalPoints: 10),
        VotingMethod.Ordinal => new BallotLimits(MinLength: 1, MaxLength: Math.Min(5, OnBallot)),
        _ => new BallotLimits(MinPoints: 0, MaxPoints: 5),
    };

    private int OnBallot => Setup.Projects.Count(project => !project.Withdrawn);
}
