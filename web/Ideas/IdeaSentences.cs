using Microsoft.Extensions.Localization;
using ParticipatoryHub.Ideas;
using ParticipatoryHub.Web.Languages;

namespace ParticipatoryHub.Web.Ideas;

/// <summary>Phases, steps, news and refusals of ideas as residents read them, in the reader's language.</summary>
internal sealed class IdeaSentences(IStringLocalizer<Text> L) : RefusalSentences
{
    /// <summary>The phases that a list can be narrowed to.</summary>
    public static IReadOnlyList<IdeaPhase> Public { get; } =
        [IdeaPhase.Submitted, IdeaPhase.InReview, IdeaPhase.ChangesAsked, IdeaPhase.Accepted, IdeaPhase.Declined, IdeaPhase.Appealed, IdeaPhase.Merged];

    /// <summary>GOV.UK's tag colour for a phase.</summary>
    public static string Tag(IdeaPhase phase) => phase switch
    {
        IdeaPhase.Submitted => "govuk-tag--blue",
        IdeaPhase.InReview or IdeaPhase.Appealed => "govuk-tag--light-blue",
        IdeaPhase.ChangesAsked => "govuk-tag--yellow",
        IdeaPhase.Accepted => "govuk-tag--green",
        IdeaPhase.Declined => "govuk-tag--red",
        _ => "govuk-tag--grey",
    };

    /// <summary>The phase as a short label.</summary>
    public string Phase(IdeaPhase phase) => phase switch
    {
        IdeaPhase.Draft => L["Draft"],
        IdeaPhase.Submitted => L["Put forward"],
        IdeaPhase.InReview => L["Being reviewed"],
        IdeaPhase.ChangesAsked => L["Changes asked for"],
        IdeaPhase.Accepted => L["On the ballot"],
        IdeaPhase.Declined => L["Declined"],
        IdeaPhase.Appealed => L["Appeal under way"],
        IdeaPhase.Merged => L["Part of another idea"],
        IdeaPhase.Withdrawn => L["Withdrawn"],
        _ => "",
    };

    /// <summary>A step of the story; <paramref name="who"/> is the resident's name or null for the council.</summary>
    public string Step(IdeaStepKind kind, string? who, int? other) => kind switch
    {
        IdeaStepKind.Begun => L["{0} began a draft.", Who(who)],
        IdeaStepKind.Submitted => L["{0} put the idea forward.", Who(who)],
        IdeaStepKind.Changed => L["{0} changed the text.", Who(who)],
        IdeaStepKind.ReviewStarted => L["The council began its review."],
        IdeaStepKind.Assessed => L["The council assessed whether it can be done and what it costs."],
        IdeaStepKind.ChangesAsked => L["The council asked for changes."],
        IdeaStepKind.ChangesSent => L["{0} sent the changes.", Who(who)],
        IdeaStepKind.Accepted => L["The council accepted the idea. It is on the ballot."],
        IdeaStepKind.Declined => L["The council declined the idea."],
        IdeaStepKind.Appealed => L["{0} appealed against the decision.", Who(who)],
        IdeaStepKind.AppealAllowed => L["Another officer allowed the appeal. The idea is reviewed again."],
        IdeaStepKind.AppealRejected => L["Another officer looked at the appeal and stood by the decision."],
        IdeaStepKind.Merged => L["The council made it part of idea {0}.", other ?? 0],
        IdeaStepKind.TookIn => L["Idea {0} became part of this one.", other ?? 0],
        IdeaStepKind.Withdrawn => L["{0} withdrew the idea.", Who(who)],
        IdeaStepKind.Reconsidered => L["The council took it off the ballot to review it again."],
        IdeaStepKind.Joined => L["{0} joined as a co-author.", Who(who)],
        IdeaStepKind.Left => L["{0} left the authors.", Who(who)],
        IdeaStepKind.PhotoSet => L["{0} added a photo.", Who(who)],
        IdeaStepKind.PhotoTaken => L["{0} took the photo away.", Who(who)],
        _ => "",
    };

    /// <summary>News for an author, as a headline.</summary>
    public string News(IdeaNews news) => news.Kind switch
    {
        IdeaStepKind.Submitted => L["Your idea “{0}” was put forward by a co-author.", news.Title],
        IdeaStepKind.Changed => L["A co-author changed the text of “{0}”.", news.Title],
        IdeaStepKind.ReviewStarted => L["The council has begun to review “{0}”.", news.Title],
        IdeaStepKind.Assessed => L["The council has assessed “{0}”.", news.Title],
        IdeaStepKind.ChangesAsked => L["The council asks for changes to “{0}”.", news.Title],
        IdeaStepKind.ChangesSent => L["A co-author sent the changes to “{0}”.", news.Title],
        IdeaStepKind.Accepted => L["“{0}” is on the ballot.", news.Title],
        IdeaStepKind.Declined => L["“{0}” was declined. You can appeal.", news.Title],
        IdeaStepKind.Appealed => L["A co-author appealed for “{0}”.", news.Title],
        IdeaStepKind.AppealAllowed => L["Your appeal for “{0}” was allowed. The idea is reviewed again.", news.Title],
        IdeaStepKind.AppealRejected => L["Your appeal for “{0}” was not allowed.", news.Title],
        IdeaStepKind.Merged => L["“{0}” is now part of idea {1}. You are one of its authors.", news.Title, news.Idea ?? 0],
        IdeaStepKind.TookIn => L["Idea {1} is now part of “{0}”. Its authors have joined you.", news.Title, news.Idea ?? 0],
        IdeaStepKind.Withdrawn => L["A co-author withdrew “{0}”.", news.Title],
        IdeaStepKind.Reconsidered => L["“{0}” was taken off the ballot to be reviewed again.", news.Title],
        IdeaStepKind.Joined => L["Somebody joined “{0}” as a co-author.", news.Title],
        IdeaStepKind.Left => L["A co-author left “{0}”.", news.Title],
        _ => news.Title,
    };

    /// <summary>Whether an idea can be done.</summary>
    public string Feasibility(Feasibility feasibility) => feasibility switch
    {
        ParticipatoryHub.Ideas.Feasibility.Feasible => L["It can be done"],
        ParticipatoryHub.Ideas.Feasibility.WithChanges => L["It can be done with changes"],
        ParticipatoryHub.Ideas.Feasibility.NotFeasible => L["It cannot be done"],
        _ => "",
    };

    protected override string Sentence(Refused refused) => refused.Code switch
    {
        "title-missing" => L["Give your idea a title."],
        "what-missing" => L["Say what your idea is."],
        "where-missing" => L["Say where it would be."],
        "who-missing" => L["Say who would benefit."],
        "area-missing" => L["Choose the area that it is in."],
        "category-missing" => L["Choose what kind of idea it is."],
        "title-too-long" => L["The title may have at most 120 characters."],
        "what-too-long" => L["The description may have at most 4,000 characters."],
        "where-too-long" => L["The place may have at most 500 characters."],
        "who-too-long" => L["This may have at most 1,000 characters."],
        "not-money" => L["Enter an amount in pounds, such as 1,250, or leave it empty."],
        "ideas-not-taken" => L["This round is not taking ideas now. Your draft is kept."],
        "ideas-too-late" => L["The round is past its review; what is on the ballot is fixed."],
        "idea-fixed" => L["This idea cannot be changed now."],
        "alt-missing" => L["Say in at most 300 characters what the photo shows, for people who cannot see it."],
        "words-missing" => L["Say why you think the decision is wrong."],
        "words-too-long" => L["This may have at most 2,000 characters."],
        "invitation-unknown" => L["This invitation has been used or taken back. Ask the author for a new one."],
        "invitations-too-many" => L["An idea may have at most 10 authors. Take an invitation back first."],
        "invitation-unfit" => L["Say in at most 200 characters whom the invitation is for."],
        "last-author" => L["You are its only author. To take the idea back, withdraw it."],
        "own-idea" => L["It is your own idea; support is for others to give."],
        "support-not-taken" => L["This idea cannot be supported now."],
        "appealed-before" => L["There has been an appeal already, and its answer is final."],
        "busy" => L["Somebody else changed the idea at the same moment. Try again."],
        "photo-missing" => L["Choose a photo."],
        "photo-unreadable" => L["The file is not a photo that we can read. Choose a JPEG, PNG or WebP file."],
        "photo-too-large" => L["The photo is too large. Choose one of at most 10 MB and 50 megapixels."],
        _ => refused.Sentence,
    };

    private string Who(string? name) => name ?? L["The council"];
}
