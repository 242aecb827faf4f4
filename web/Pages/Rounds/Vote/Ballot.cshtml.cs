using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Drafts;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Languages;

namespace ParticipatoryHub.Web.Pages.Rounds.Vote;

internal sealed class BallotModel(IGrainFactory grains, VoteSessions sessions, IStringLocalizer<Text> texts) : VotePage
{
    private readonly string? here;
    private IReadOnlyList<BallotLine>? lines;
    private BudgetBar? bar;
    private OptionAbout? about;

    /// <summary>Where the form goes.</summary>
    internal string Here { get => here ?? VoteLinks.Ballot(Round.Id); init => here = value; }

    /// <summary>Where script sends choices to be kept; nowhere in a preview.</summary>
    internal string? DraftHere => here is null ? VoteLinks.Draft(Round.Id) : null;

    /// <summary>What stands on the form.</summary>
    public PostedBallot Form { get; private set; } = null!;

    /// <summary>Which projects are shown, and how.</summary>
    public BallotBrowse Browse { get; private set; } = BallotBrowse.Everything;

    /// <summary>Whether the box holds an earlier vote of this right, which another would replace.</summary>
    public bool HasVoted { get; private set; }

    /// <summary>Whether the choices come from an earlier visit.</summary>
    public bool HasDraft { get; private set; }

    /// <summary>The projects in the voter's order.</summary>
    public IReadOnlyList<BallotLine> Lines => lines ??= Browse.Lines(Setup, Session.Seed, place => IsWrong(BallotErrors.Id(place)));

    /// <summary>What is left, reckoned once for the page.</summary>
    public BudgetBar Bar => bar ??= Say.Bar(Form);

    public OptionAbout About => about ??= new OptionAbout(texts, Round.Id);

    public bool IsWrong(string field) => ModelState.TryGetValue(field, out var entry) && entry.Errors.Count > 0;

    /// <summary>Where a button brings the reader on the form.</summary>
    internal string At(string id) => $"{Here}#{id}";

    /// <summary>The ballot for somebody who only looks at it: nobody's, kept nowhere.</summary>
    internal static BallotModel Preview(PageModel shownBy, RoundView round, string here, IGrainFactory grains, VoteSessions sessions, IStringLocalizer<Text> texts) => new(grains, sessions, texts)
    {
        PageContext = shownBy.PageContext,
        Round = round,
        Session = VoteSession.With("") with { Seed = 1 },
        Here = here,
        Form = PostedBallot.Of(round.Setup, []),
    };

    /// <summary>What a button does to a ballot that is only looked at; without a step, what is wrong with the choices.</summary>
    internal IEnumerable<Refused> Try(IFormCollection sent, string? step)
    {
        Form = PostedBallot.Read(Setup, sent);
        Browse = BallotBrowse.Read(name => sent[name]).After(step);
        if (step is { Length: > 0 })
        {
            Form = Form.After(step);
            return [];
        }

        var rules = new VotingRules(
            RoundPhase.Voting, Setup.Method, Setup.Limits, Setup.Budget, [.. OnBallot.Select(project => new BallotProject(project.Id, project.Cost))], Setup.OpensAt, Setup.ClosesAt, Setup.Currency);
        var wrong = Form.Unreadable.Length > 0 ? Form.Unreadable : BallotRules.Check(new BallotPaper(rules), Form.Choices);
        return BallotErrors.OnPage(Setup, Say, Form, wrong);
    }

    public async Task<IActionResult> OnGet()
    {
        var reading = grains.GetGrain<IVoteDraftsGrain>(Round.Id).Read(Session.Draft);
        var stored = await grains.GetGrain<IBallotBoxGrain>(Round.Id).ReadBack(Session.Ballot);
        var draft = await reading;
        HasVoted = stored.TrackingCode is not null;
        HasDraft = !draft.Choices.IsDefaultOrEmpty;
        Form = PostedBallot.Of(Setup, HasDraft ? draft.Choices : stored.Choices);
        Browse = BallotBrowse.Read(name => Request.Query[name]);
        return Page();
    }

    public async Task<IActionResult> OnPost(string? step)
    {
        var sent = await Request.ReadFormAsync();
        Form = PostedBallot.Read(Setup, sent);
        Browse = BallotBrowse.Read(name => sent[name]).After(step);
        if (step is { Length: > 0 })
        {
            Form = Form.After(step);
            await Keep(Form.Choices);
            return step == "later" ? LocalRedirect(VoteLinks.Later(Round.Id)) : Page();
        }

        if (await grains.GetGrain<IRoundGrain>(Round.Id).GetVotingRules() is not { } rules)
        {
            return Refuse(new Refused("voting-not-open", "Voting is not open."));
        }

        await Keep(Form.Choices);
        var wrong = Form.Unreadable.Length > 0 ? Form.Unreadable : BallotRules.Check(new BallotPaper(rules), Form.Choices);
        if (wrong.Length > 0)
        {
            await grains.GetGrain<IBallotBoxGrain>(Round.Id).NoteRefusals([.. wrong.Select(refusal => refusal.Code).Distinct()]);
            return Again(BallotErrors.OnPage(Setup, Say, Form, wrong));
        }

        sessions.Write(HttpContext, Round.Id, Session.Choosing(Form.Choices));
        return LocalRedirect(VoteLinks.Check(Round.Id));
    }

    /// <summary>What script sends while choices are made; another device finds them.</summary>
    public async Task<IActionResult> OnPostDraft()
    {
        var form = PostedBallot.Read(Setup, await Request.ReadFormAsync());
        var refusal = await Keep(form.Choices);
        sessions.Write(HttpContext, Round.Id, Session);
        return refusal is null ? new NoContentResult() : new ConflictResult();
    }

    // A draft that cannot be kept stops nobody from voting.
    private async Task<Refused?> Keep(ImmutableArray<Choice> choices)
    {
        try
        {
            return (await grains.GetGrain<IVoteDraftsGrain>(Round.Id).Save(new SaveDraft(Session.Code, Session.Person, choices))).Refusal;
        }
        catch (Exception lost) when (lost is TimeoutException or Orleans.Runtime.OrleansException)
        {
            return new Refused("draft-not-kept", "The choices could not be kept.");
        }
    }
}
