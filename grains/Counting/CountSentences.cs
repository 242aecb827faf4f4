using System.Globalization;

namespace ParticipatoryHub.Counting;

/// <summary>What residents are told about a project.</summary>
internal static class CountSentences
{
    public static string OutBefore(Contest contest, int project)
    {
        var votes = contest.Election.Supporters.Votes[project];
        return contest.OutBefore[project] switch
        {
            CountDecision.Withdrawn => "Not counted: it was withdrawn.",
            CountDecision.CostsMoreThanBudget =>
                $"Not counted: it costs {Money(contest, contest.Cost(project))} and the whole budget is {Money(contest, contest.Election.Budget)}.",
            CountDecision.NoSupport => "Not funded: nobody gave it a vote.",
            CountDecision.BelowMinimumVotes =>
                $"Not counted: it has {CountText.Count(votes, "vote")} and the round asks for at least {CountText.Count(contest.Options.MinimumVotes, "vote")}.",
            CountDecision.BelowMinimumScore =>
                $"Not counted: it has {CountText.Count(contest.Election.Supporters.Score[project], "point")} and the round asks for at least {CountText.Count(contest.Options.MinimumScore, "point")}.",
            _ => throw new ArgumentOutOfRangeException(nameof(project), "The project is in."),
        };
    }

    public static string Conflict(Contest contest, int winner) =>
        $"Not funded: it cannot be carried out together with {contest.Id(winner)}, which was funded first.";

    public static string GreedyBought(Contest contest, int project, long left) => string.Create(
        CultureInfo.InvariantCulture,
        $"Funded: with a score of {contest.Election.Supporters.Score[project]:N0} its turn came when {Money(contest, left)} was left, and it costs {Money(contest, contest.Cost(project))}.");

    public static string DoesNotFit(Contest contest, int project, long left) =>
        $"Not funded: when its turn came {Money(contest, left)} was left and it costs {Money(contest, contest.Cost(project))}.";

    public static string NotReached(Contest contest, int end) =>
        $"Not funded: the count had ended at {contest.Id(end)}, which did not fit the money left.";

    public static string NotFilled(Contest contest, int project, long left) =>
        $"Of what equal shares left over, {Money(contest, left)} remained at its turn, which does not cover it.";

    public static string Filled(Contest contest, long left) =>
        $"It was then funded by score from the {Money(contest, left)} that equal shares had left over.";

    public static string EqualSharesBought(Contest contest, int project, string effectiveVotes) =>
        $"Funded: its {CountText.Count(contest.Election.Supporters.Votes[project], "voter")} shared its cost as equally as they could, with the effect of {effectiveVotes} full votes.";

    public static string SupportersCannotPay(Contest contest, int project, long hold) =>
        $"Not funded by equal shares: its {CountText.Count(contest.Election.Supporters.Votes[project], "voter")} held {Money(contest, hold)} between them at the moment it was ruled out and it costs {Money(contest, contest.Cost(project))}.";

    public static string MoneyWent(Contest contest, long percent, int winner, long spent) =>
        $"{percent} % of its voters also backed {contest.Id(winner)} and spent {Money(contest, spent)} there.";

    public static string PhragmenBought(Contest contest, int project, string load) =>
        $"Funded: its {CountText.Count(contest.Election.Supporters.Votes[project], "voter")} carry it at a load of {load} each, the lowest of all that fitted.";

    public static string NoLongerFits(Contest contest, int project, long left) =>
        $"Not funded: {Money(contest, left)} was left and it costs {Money(contest, contest.Cost(project))}.";

    public static string Overspent(Contest contest, long endowment, long cost, int first, int other) =>
        $"At the next endowment, {Money(contest, endowment)}, what is bought costs {Money(contest, cost)}, which is more than the budget, so the count ended before it. {contest.Id(first)} and {contest.Id(other)} tied on the way there; {contest.Id(first)} went first {TieWords(contest.Tie.Between(first, other))}.";

    public static string PriceOfSupport(Contest contest, long endowment)
    {
        var one = $"Each voter holds {Money(contest, endowment)}; 100 voters decide over {Money(contest, checked(endowment * 100))}";
        var example = Example(contest);
        if (endowment == 0 || example == 0)
        {
            return one + ".";
        }

        var votes = ((Int128)example + endowment - 1) / endowment;
        return $"{one}; a {Money(contest, example)} project needs at least {CountText.Count((long)votes, "vote")}.";
    }

    private static string TieWords(TieDecision decision) => decision switch
    {
        TieDecision.LowerCost => "by lower cost",
        TieDecision.MoreVotes => "by more votes",
        TieDecision.Seed => "by the public seed",
        _ => "by id",
    };

    private static string Money(Contest contest, long amount) => CountText.Money(contest.Options, amount);

    /// <summary>A round amount that a project of this election might cost: the power of ten below the tenth of the budget.</summary>
    private static long Example(Contest contest)
    {
        var example = contest.Options.MinorUnits;
        while (example <= contest.Election.Budget / 100)
        {
            example *= 10;
        }

        return example <= contest.Election.Budget ? example : 0;
    }
}
