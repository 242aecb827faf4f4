using System.Globalization;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Web.Rounds;

/// <summary>What a round's settings mean, in plain words for residents and staff.</summary>
internal static class ResidentWords
{
    /// <summary>The phase as a short label.</summary>
    public static string Phase(RoundPhase phase) => phase switch
    {
        RoundPhase.Draft => "Being prepared",
        RoundPhase.Ideas => "Open for ideas",
        RoundPhase.Review => "Ideas are being reviewed",
        RoundPhase.Voting => "Open for voting",
        RoundPhase.Suspended => "Voting is paused",
        RoundPhase.Closed => "Voting has closed",
        RoundPhase.Counted => "Being checked",
        RoundPhase.Published => "Decided",
        RoundPhase.Cancelled => "Cancelled",
        _ => "Not set",
    };

    /// <summary>GOV.UK's tag colour for a phase.</summary>
    public static string Tag(RoundPhase phase) => phase switch
    {
        RoundPhase.Ideas => "govuk-tag--green",
        RoundPhase.Voting => "govuk-tag--green",
        RoundPhase.Suspended => "govuk-tag--yellow",
        RoundPhase.Published => "govuk-tag--blue",
        RoundPhase.Cancelled => "govuk-tag--red",
        _ => "govuk-tag--grey",
    };

    /// <summary>The channels by which votes may come, as turnout names them.</summary>
    public static IReadOnlyList<string> Channels { get; } = ["online", "paper", "kiosk", "phone"];

    /// <summary>How votes came.</summary>
    public static string Channel(string channel) => channel switch
    {
        "online" => "On the web",
        "paper" => "On paper",
        "kiosk" => "At a shared device",
        "phone" => "By telephone",
        _ => channel,
    };

    /// <summary>The name of a counting rule.</summary>
    public static string Rule(CountingRule rule) => rule switch
    {
        CountingRule.Greedy => "Most support first, skipping what does not fit",
        CountingRule.GreedyStop => "Most support first, to the first that does not fit",
        CountingRule.EqualShares => "Equal shares",
        CountingRule.EqualSharesScore => "Equal shares, then most support first",
        CountingRule.Phragmen => "Sequential Phragmén",
        _ => "Not chosen",
    };

    /// <summary>What a counting rule does, for somebody who has never heard of it.</summary>
    public static string RuleExplained(CountingRule rule) => rule switch
    {
        CountingRule.Greedy =>
            "Projects are put in order of support. Going down the list, each one that the remaining money can pay for is funded; one that costs too much is skipped and the next is looked at.",
        CountingRule.GreedyStop =>
            "Projects are put in order of support. Going down the list, each is funded until one costs more than the money that is left. There the list ends.",
        CountingRule.EqualShares =>
            "Every voter is given an equal share of the budget. A project is funded when the voters who chose it can pay for it together, each paying as equally as they can. Projects that give their voters the most for their share come first, so that every part of the community decides over its fair part of the money.",
        CountingRule.EqualSharesScore =>
            "Every voter is given an equal share of the budget. A project is funded when the voters who chose it can pay for it together, each paying as equally as they can. Money that nobody’s shares can spend in this way then goes to the projects with the most support that still fit.",
        CountingRule.Phragmen =>
            "Each funded project puts a load on the voters who wanted it, shared as evenly as possible. The next project is always the one that leaves the heaviest load on any voter as light as it can be, so that support is spread fairly.",
        _ => "",
    };

    /// <summary>How ties are decided.</summary>
    public static string Tie(TieRule tie) => tie.Seed is { } seed
        ? $"Ties are decided by lot, drawn from the public words “{seed}” in a way that anyone can repeat."
        : "Between projects with equal support the cheaper one goes first, then the one with more votes, then the one whose number comes first.";

    /// <summary>How a ballot is filled in, as an instruction.</summary>
    public static string Method(VotingMethod method, BallotLimits limits, Money budget, string currency) => method switch
    {
        VotingMethod.Approval when limits.MaxLength == 1 => "Choose one project.",
        VotingMethod.Approval => $"Choose {Number(limits)}. Each one you choose gets one vote.",
        VotingMethod.Knapsack => $"Spend the budget: choose projects that together cost no more than {MostCost(limits, budget).In(currency)}.{Also(limits)}",
        VotingMethod.Cumulative => $"You have {Figure(limits.MaxTotalPoints)} points to share between projects{(limits.MaxPoints is { } most ? $", at most {Figure(most)} for any one project" : "")}.{Also(limits)}",
        VotingMethod.Ordinal => $"Put {Number(limits)} in order, with the one you want most first.",
        VotingMethod.Scoring => $"Give each project a score from {Figure(limits.MinPoints ?? 0)} to {Figure(limits.MaxPoints)}.",
        _ => "",
    };

    /// <summary>What a ballot of projects may cost together.</summary>
    public static Money MostCost(BallotLimits limits, Money budget) => limits.MaxTotalCost is { } most ? new Money(most) : budget;

    private static string Also(BallotLimits limits) => limits.MinLength is null or <= 1 && limits.MaxLength is null ? "" : $" Choose {Number(limits)}.";

    private static string Number(BallotLimits limits) => (limits.MinLength, limits.MaxLength) switch
    {
        (null or <= 1, null) => "as many projects as you like",
        (null or <= 1, { } most) => $"up to {Projects(most)}",
        ({ } least, null) => $"at least {Projects(least)}",
        ({ } least, { } most) when least == most => $"exactly {Projects(most)}",
        ({ } least, { } most) => $"{least} to {Projects(most)}",
    };

    private static string Projects(int number) => number == 1 ? "1 project" : $"{number} projects";

    private static string Figure(long? number) => number?.ToString("N0", CultureInfo.GetCultureInfo("en-GB")) ?? "any number of";
}
