using System.Globalization;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Web.Languages;

namespace ParticipatoryHub.Web.Rounds;

/// <summary>What a round's settings mean, in plain words for residents and staff.</summary>
internal static class ResidentWords
{
    /// <summary>The phase as a short label.</summary>
    public static string Phase(RoundPhase phase) => phase switch
    {
        RoundPhase.Draft => Text.Of("Being prepared"),
        RoundPhase.Ideas => Text.Of("Open for ideas"),
        RoundPhase.Review => Text.Of("Ideas are being reviewed"),
        RoundPhase.Voting => Text.Of("Open for voting"),
        RoundPhase.Suspended => Text.Of("Voting is paused"),
        RoundPhase.Closed => Text.Of("Voting has closed"),
        RoundPhase.Counted or RoundPhase.SignedOnce or RoundPhase.SignedTwice => Text.Of("Being checked"),
        RoundPhase.Published or RoundPhase.Final => Text.Of("Decided"),
        RoundPhase.Cancelled => Text.Of("Cancelled"),
        _ => Text.Of("Not set"),
    };

    /// <summary>GOV.UK's tag colour for a phase.</summary>
    public static string Tag(RoundPhase phase) => phase switch
    {
        RoundPhase.Ideas => "govuk-tag--green",
        RoundPhase.Voting => "govuk-tag--green",
        RoundPhase.Suspended => "govuk-tag--yellow",
        RoundPhase.Published or RoundPhase.Final => "govuk-tag--blue",
        RoundPhase.Cancelled => "govuk-tag--red",
        _ => "govuk-tag--grey",
    };

    /// <summary>The channels by which votes may come, as turnout names them.</summary>
    public static IReadOnlyList<string> Channels { get; } = ["online", "paper", "kiosk", "phone"];

    /// <summary>How votes came.</summary>
    public static string Channel(string channel) => channel switch
    {
        "online" => Text.Of("On the web"),
        "paper" => Text.Of("On paper"),
        "kiosk" => Text.Of("At a shared device"),
        "phone" => Text.Of("By telephone"),
        _ => channel,
    };

    /// <summary>The name of a counting rule.</summary>
    public static string Rule(CountingRule rule) => rule switch
    {
        CountingRule.Greedy => Text.Of("Most support first, skipping what does not fit"),
        CountingRule.GreedyStop => Text.Of("Most support first, to the first that does not fit"),
        CountingRule.EqualShares => Text.Of("Equal shares"),
        CountingRule.EqualSharesScore => Text.Of("Equal shares, then most support first"),
        CountingRule.Phragmen => Text.Of("Sequential Phragmén"),
        _ => Text.Of("Not chosen"),
    };

    /// <summary>What a counting rule does, for somebody who has never heard of it.</summary>
    public static string RuleExplained(CountingRule rule) => rule switch
    {
        CountingRule.Greedy =>
            Text.Of("Projects are put in order of support. Going down the list, each one that the remaining money can pay for is funded; one that costs too much is skipped and the next is looked at."),
        CountingRule.GreedyStop =>
            Text.Of("Projects are put in order of support. Going down the list, each is funded until one costs more than the money that is left. There the list ends."),
        CountingRule.EqualShares =>
            Text.Of("Every voter is given an equal share of the budget. A project is funded when the voters who chose it can pay for it together, each paying as equally as they can. Projects that give their voters the most for their share come first, so that every part of the community decides over its fair part of the money."),
        CountingRule.EqualSharesScore =>
            Text.Of("Every voter is given an equal share of the budget. A project is funded when the voters who chose it can pay for it together, each paying as equally as they can. Money that nobody’s shares can spend in this way then goes to the projects with the most support that still fit."),
        CountingRule.Phragmen =>
            Text.Of("Each funded project puts a load on the voters who wanted it, shared as evenly as possible. The next project is always the one that leaves the heaviest load on any voter as light as it can be, so that support is spread fairly."),
        _ => "",
    };

    /// <summary>How ties are decided.</summary>
    public static string Tie(TieRule tie) => tie.Seed is { } seed
        ? Text.Of("Ties are decided by lot, drawn from the public words “{0}” in a way that anyone can repeat.", seed)
        : Text.Of("Between projects with equal support the cheaper one goes first, then the one with more votes, then the one whose number comes first.");

    /// <summary>How a ballot is filled in, as an instruction.</summary>
    public static string Method(VotingMethod method, BallotLimits limits, Money budget, string currency) => method switch
    {
        VotingMethod.Approval when limits.MaxLength == 1 => Text.Of("Choose one project."),
        VotingMethod.Approval => Text.Of("Choose {0}. Each one you choose gets one vote.", Number(limits)),
        VotingMethod.Knapsack => Text.Of("Spend the budget: choose projects that together cost no more than {0}.", MostCost(limits, budget).Here(currency)) + Also(limits),
        VotingMethod.Cumulative when limits.MaxPoints is { } most => Text.Of("You have {0} points to share between projects, at most {1} for any one project.", Figure(limits.MaxTotalPoints), Figure(most)) + Also(limits),
        VotingMethod.Cumulative => Text.Of("You have {0} points to share between projects.", Figure(limits.MaxTotalPoints)) + Also(limits),
        VotingMethod.Ordinal => Text.Of("Put {0} in order, with the one you want most first.", Number(limits)),
        VotingMethod.Scoring => Text.Of("Give each project a score from {0} to {1}.", Figure(limits.MinPoints ?? 0), Figure(limits.MaxPoints)),
        _ => "",
    };

    /// <summary>What a ballot of projects may cost together.</summary>
    public static Money MostCost(BallotLimits limits, Money budget) => limits.MaxTotalCost is { } most ? new Money(most) : budget;

    private static string Also(BallotLimits limits) => limits.MinLength is null or <= 1 && limits.MaxLength is null ? "" : " " + Text.Of("Choose {0}.", Number(limits));

    private static string Number(BallotLimits limits) => (limits.MinLength, limits.MaxLength) switch
    {
        (null or <= 1, null) => Text.Of("as many projects as you like"),
        (null or <= 1, { } most) => Text.Count(most, "up to {0} project", "up to {0} projects"),
        ({ } least, null) => Text.Count(least, "at least {0} project", "at least {0} projects"),
        ({ } least, { } most) when least == most => Text.Count(most, "exactly {0} project", "exactly {0} projects"),
        ({ } least, { } most) => Text.Of("{0} to {1} projects", Figure(least), Figure(most)),
    };

    private static string Figure(long? number) => number?.ToString("N0", CultureInfo.CurrentCulture) ?? Text.Of("any number of");
}
