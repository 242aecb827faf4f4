using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Localization;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Languages;
using ParticipatoryHub.Web.Rounds;

namespace ParticipatoryHub.Web.Pages.Rounds.Vote;

/// <summary>What a ballot says in the reader's language: how it is filled in, what is left, what is wrong with it.</summary>
internal sealed class BallotWords(IStringLocalizer<Text> texts, RoundSetup setup)
{
    private readonly BallotLimits limits = setup.Limits;

    /// <summary>What the chosen projects may cost together.</summary>
    public Money Most => ResidentWords.MostCost(limits, setup.Budget);

    /// <summary>Whether exactly one project is chosen.</summary>
    public bool IsChoiceOfOne => setup.Method == VotingMethod.Approval && limits.MaxLength == 1;

    /// <summary>How the ballot is filled in, as a heading.</summary>
    public string Instruction => setup.Method switch
    {
        VotingMethod.Approval when IsChoiceOfOne => texts["Choose one project"],
        VotingMethod.Approval => Number(),
        VotingMethod.Knapsack => texts["Spend the budget: choose projects that cost no more than {0} together", Amount(Most)],
        VotingMethod.Cumulative => texts.Count(limits.MaxTotalPoints ?? 0, "Share {0} point between the projects", "Share {0} points between the projects"),
        VotingMethod.Ordinal => texts["Put the projects in your order, the one you want most first"],
        _ => texts["Give each project a score from {0} to {1}", Figure(limits.MinPoints ?? 0), Figure(limits.MaxPoints ?? 0)],
    };

    /// <summary>Further limits, one sentence each.</summary>
    public IEnumerable<string> Further
    {
        get
        {
            if (setup.Method is not (VotingMethod.Approval or VotingMethod.Scoring) && (limits.MinLength > 1 || limits.MaxLength is not null))
            {
                yield return Number() + ".";
            }

            if (setup.Method == VotingMethod.Cumulative && limits.MaxPoints is { } most)
            {
                yield return texts.Count(most, "Give at most {0} point to any one project.", "Give at most {0} points to any one project.");
            }

            if (setup.Method is VotingMethod.Approval or VotingMethod.Ordinal && limits.MaxTotalCost is { } cost)
            {
                yield return texts["Together they may cost no more than {0}.", Amount(new Money(cost))];
            }

            if (limits.MinTotalCost is { } least)
            {
                yield return texts["Together they must cost at least {0}.", Amount(new Money(least))];
            }

            if (limits.MinTotalPoints is { } points)
            {
                yield return texts.Count(points, "Give at least {0} point in all.", "Give at least {0} points in all.");
            }
        }
    }

    /// <summary>What the budget bar shows of a ballot.</summary>
    public BudgetBar Bar(PostedBallot form)
    {
        var chosen = form.Choices.Length;
        switch (setup.Method)
        {
            case VotingMethod.Knapsack:
                return Cost(form, chosen);
            case VotingMethod.Cumulative:
                var points = limits.MaxTotalPoints ?? 0;
                return new BudgetBar(
                    "points", form.Points, points,
                    form.Points > points
                        ? texts.Count(form.Points - points, "{0} point too many", "{0} points too many")
                        : texts.Count(points - form.Points, "{0} point left", "{0} points left"),
                    [texts["{0} of {1} points given", Figure(form.Points), Figure(points)]]);
            case VotingMethod.Scoring:
                var all = setup.Projects.Count(project => !project.Withdrawn);
                return new BudgetBar("scores", chosen, all, texts["{0} of {1} projects scored", Figure(chosen), Figure(all)], []);
            default:
                return Count(chosen);
        }
    }

    /// <summary>The sentences that script fills in, by name; with a bar between the forms of a number.</summary>
    public string ForScript => JsonSerializer.Serialize(new Dictionary<string, string>
    {
        ["left"] = texts["{0} left of {1}"],
        ["over"] = texts["{0} over the {1} there is to spend"],
        ["chosen"] = Forms("{0} project chosen", "{0} projects chosen"),
        ["spent"] = texts["{0} spent"],
        ["fits"] = Forms("{0} other project still fits", "{0} other projects still fit"),
        ["noneFits"] = texts["No other project fits"],
        ["pointsLeft"] = Forms("{0} point left", "{0} points left"),
        ["pointsOver"] = Forms("{0} point too many", "{0} points too many"),
        ["pointsGiven"] = texts["{0} of {1} points given"],
        ["scored"] = texts["{0} of {1} projects scored"],
        ["more"] = Forms("You can choose {0} more project", "You can choose {0} more projects"),
        ["tooMany"] = Forms("{0} project too many", "{0} projects too many"),
        ["ofChosen"] = texts["{0} of {1} chosen"],
        ["full"] = texts["You have chosen all you can"],
        ["leaves"] = texts["Would leave {0}"],
        ["lacks"] = texts["Costs {0} more than you have left. If you choose it, take something else out."],
        ["atMost"] = texts["At most {0} for one project."],
        ["none"] = texts["This project has no points to take away."],
        ["now"] = texts["{0} is now number {1}"],
        ["out"] = texts["{0} is out of your order"],
        ["place"] = texts["Your number {0}"],
        ["given"] = texts["{0}: {1}"],
        ["shown"] = texts["{0} of {1} projects shown"],
        ["hidden"] = Forms("{0} of your choices is not among them; it stays chosen", "{0} of your choices are not among them; they stay chosen"),
        ["kept"] = texts["Kept for you, not cast yet"],
        ["keeping"] = texts["Keeping your choices…"],
        ["lost"] = texts["Your choices could not be kept just now. Check your vote and cast it soon."],
        ["ended"] = texts["Your hour is over. Enter your code again: the choices kept so far will be there."],
    });

    /// <summary>What would be left with a project, or why it does not fit; null once it is chosen and where nothing is spent.</summary>
    public string? Fit(Money left, RoundProject project) =>
        project.Cost <= left ? texts["Would leave {0}", Amount(left - project.Cost)]
        : texts["Costs {0} more than you have left. If you choose it, take something else out.", Amount(project.Cost - Later(left))];

    /// <summary>A refusal of the box or the register in the reader's language, where the page has a wording of its own.</summary>
    public Refused Refusal(Refused refusal) => Sentence(refusal.Code) is { } own ? refusal with { Sentence = own } : refusal;

    /// <summary>What is wrong with the ballot as a whole, with the figures; null where it is about one project.</summary>
    public string? Wrong(string code, PostedBallot form) => code switch
    {
        "ballot-empty" => texts["Choose at least one project."],
        "too-few-projects" => texts.Count(limits.MinLength ?? 0, "Choose at least {0} project; you have chosen {1}.", "Choose at least {0} projects; you have chosen {1}.", Figure(form.Choices.Length)),
        "too-many-projects" => texts.Count(limits.MaxLength ?? 0, "Choose at most {0} project; you have chosen {1}.", "Choose at most {0} projects; you have chosen {1}.", Figure(form.Choices.Length)),
        "over-budget" => texts["Your projects cost {0} more than the {1} there is to spend. Take something out.", Amount(form.Cost - Most), Amount(Most)],
        "under-least-cost" => texts["Your projects must cost at least {0} together; they cost {1}.", Amount(new Money(limits.MinTotalCost ?? 0)), Amount(form.Cost)],
        "too-many-points" => texts["You have given {0} more than the {1} points there are to give.", Figure(form.Points - (limits.MaxTotalPoints ?? 0)), Figure(limits.MaxTotalPoints ?? 0)],
        "too-few-points" => texts["Give at least {0} points in all; you have given {1}.", Figure(limits.MinTotalPoints ?? 0), Figure(form.Points)],
        _ => null,
    };

    /// <summary>What is wrong with what is said of one project.</summary>
    public string? Wrong(string code, string project) => code switch
    {
        "not-a-whole-number" => texts["Points for “{0}” must be a whole number, like 3.", project].Value,
        "points-out-of-range" => texts["“{0}” can have from {1} to {2}. Leave it out to give it none.", project, Figure(limits.MinPoints ?? (setup.Method == VotingMethod.Cumulative ? 1 : 0)), Figure(limits.MaxPoints ?? limits.MaxTotalPoints ?? 0)],
        "project-twice" => texts["“{0}” is chosen already. Choose each project once.", project],
        "rank-out-of-range" or "rank-twice" => texts["“{0}” needs a place of its own in your order.", project],
        _ => null,
    };

    /// <summary>Nothing was typed where the code goes.</summary>
    public string CodeMissing => texts["Enter the voter code from your letter."];

    /// <summary>There is no vote to have a receipt of.</summary>
    public string NotVoted => texts["No vote has been cast with this yet."];

    /// <summary>Something that is not on this ballot was sent.</summary>
    public string Strange => texts["Something that is not on this ballot was chosen. Choose again."];

    /// <summary>An amount in the round's currency.</summary>
    public string Amount(Money money) => money.Here(setup.Currency);

    private static Money Later(Money left) => left < Money.Zero ? Money.Zero : left;

    private static string Figure(long number) => number.ToString("N0", CultureInfo.CurrentCulture);

    private BudgetBar Cost(PostedBallot form, int chosen)
    {
        var cost = form.Cost;
        var left = Most - cost;
        var fits = setup.Projects.Count(project => !project.Withdrawn && !form.Has(project.Id) && project.Cost <= left);
        return new BudgetBar(
            "cost", cost.Pence, Most.Pence,
            left < Money.Zero ? texts["{0} over the {1} there is to spend", Amount(cost - Most), Amount(Most)] : texts["{0} left of {1}", Amount(left), Amount(Most)],
            [
                texts.Count(chosen, "{0} project chosen", "{0} projects chosen"),
                texts["{0} spent", Amount(cost)],
                fits == 0 ? texts["No other project fits"] : texts.Count(fits, "{0} other project still fits", "{0} other projects still fit"),
            ]);
    }

    private BudgetBar Count(int chosen) => limits.MaxLength is { } most
        ? new BudgetBar(
            "count", chosen, most,
            chosen > most ? texts.Count(chosen - most, "{0} project too many", "{0} projects too many")
            : chosen == most ? texts["You have chosen all you can"]
            : texts.Count(most - chosen, "You can choose {0} more project", "You can choose {0} more projects"),
            [texts["{0} of {1} chosen", Figure(chosen), Figure(most)]])
        : new BudgetBar("count", chosen, 0, texts.Count(chosen, "{0} project chosen", "{0} projects chosen"), []);

    private string Forms(string one, string other) => texts[$"{one}|{other}"];

    private string Number() => (limits.MinLength, limits.MaxLength) switch
    {
        (null or <= 1, null) => texts["Choose as many projects as you like"],
        (null or <= 1, { } most) => texts.Count(most, "Choose up to {0} project", "Choose up to {0} projects"),
        ({ } least, null) => texts.Count(least, "Choose at least {0} project", "Choose at least {0} projects"),
        ({ } least, { } most) when least == most => texts.Count(most, "Choose exactly {0} project", "Choose exactly {0} projects"),
        ({ } least, { } most) => texts["Choose {0} to {1} projects", Figure(least), Figure(most)],
    };

    private string? Sentence(string code) => code switch
    {
        "code-mistyped" => texts["Check the code. It has three groups of four letters or digits and one more at the end, such as 7K3M-9QX2-B4TN-5."].Value,
        "code-unknown" => texts["No voter of this round has this code. Check the code in your letter."],
        "code-void" => texts["This code has been withdrawn. Ask the council for another."],
        "paper-issued" => texts["You were handed a paper ballot for this vote, so you vote on paper. If you had voted before, that vote does not count any more."],
        "keys-destroyed" => texts["The keys of this round were destroyed after its result was final, so nobody can tell any more which vote a voter code cast. A tracking code still says whether its vote was counted."],
        "voting-not-open" => texts["Voting has not opened yet."],
        "voting-closed" => texts["Voting has closed. No more votes are taken."],
        "voting-suspended" => texts["Voting is paused at the moment. Votes already cast are safe; come back later."],
        "busy" => texts["Very many people are voting at this moment. Nothing was recorded; send it again in a minute."],
        "residents-not-admitted" => texts["In this vote you need the voter code from your letter."],
        "postcode-mistyped" => texts["Enter a full postcode, like PR5 8AA."],
        "postcode-outside" => texts["This vote is for people who live in another area. If you think that is wrong, ask the council."],
        "email-malformed" => texts["Enter an e-mail address in the correct format, like name@example.com."],
        "too-late-to-remind" => texts["Voting closes too soon for a reminder. Please cast your vote now."],
        _ => null,
    };
}

/// <summary>What the budget bar shows.</summary>
/// <param name="Kind">What is counted, for script: cost, points, count or scores.</param>
/// <param name="Used">How much of it is used.</param>
/// <param name="Limit">Of how much; 0 where there is no limit.</param>
/// <param name="Left">What is left, in words and figures.</param>
/// <param name="Details">What else is to be said.</param>
internal sealed record BudgetBar(string Kind, long Used, long Limit, string Left, IReadOnlyList<string> Details)
{
    /// <summary>Whether more is used than there is.</summary>
    public bool IsOver => Limit > 0 && Used > Limit;
}
