using System.Globalization;

namespace ParticipatoryHub.Counting.EqualShares;

/// <summary>Equal shares from the first endowment to the result, its final run logged step by step.</summary>
internal sealed class EqualSharesCount(Contest contest, CountLog log)
{
    private readonly SupportFigures figures = new(contest);
    private readonly long[] leastBehind = new long[contest.Length];

    /// <summary>By project: effective support in percent.</summary>
    public long[] EffectiveSupport { get; } = new long[contest.Length];

    /// <summary>
    /// What the log of the final run cannot show: why no higher endowment was taken, where a tie had a part in that.
    /// </summary>
    public string? Stopped { get; private set; }

    /// <summary>Runs the rule.</summary>
    /// <returns>What each voter held.</returns>
    public EndowmentFigures Run()
    {
        var election = contest.Election;
        var step = contest.Options.Step;
        var units = contest.Options.MinorUnits;
        var first = election.Voters == 0 ? 0 : election.Budget / election.Voters / units * units;
        var fundable = Enumerable.Range(0, contest.Length).Select(project => log.IsOpen(project)).ToArray();
        var search = new EndowmentSearch(contest, fundable, election.Budget);
        var final = fundable.Contains(true) ? search.Find(first, step).Endowment : first;
        Stopped = search.Overspent is { Tie: { } tie } over ? CountSentences.Overspent(contest, over.Endowment, over.Cost, tie.First, tie.Other) : null;
        Log(search.Run, final, fundable);
        return new EndowmentFigures(first, final, step, (final - first) / step, CountSentences.PriceOfSupport(contest, final));
    }

    private void Log(ShareRun run, long endowment, bool[] fundable)
    {
        var projects = Enumerable.Range(0, contest.Length).Where(project => fundable[project]).ToArray();
        var purchases = new List<Purchase>();
        var tied = new List<int>();
        var cannotPay = new List<int>();
        run.Reset(endowment);
        DropWhoCannotPay(run, 0, cannotPay);
        while (run.Next(tied) is { } next)
        {
            var (project, price) = next;
            var scale = run.Money.Scale;
            var rho = ExactRatio.ToDouble(price.Numerator, scale * price.Points * contest.Cost(project));
            figures.Observe(run, rho, projects.Where(other => !log.Has(other, CountDecision.Bought) && other != project));
            var (top, bottom) = (scale * price.Points * contest.Cost(project), price.Numerator);
            var number = CountText.Decimal(top, bottom);
            log.Buy(project, CountStage.Rule, number, CountText.Fraction(top, bottom), tied, CountSentences.EqualSharesBought(contest, project, number));
            purchases.Add(run.Buy(project, price));
            DropWhoCannotPay(run, contest.Cost(project), cannotPay);
        }

        figures.Observe(run, double.PositiveInfinity, projects.Where(project => !log.Has(project, CountDecision.Bought)));
        Explain(new Trace(endowment, purchases, 0), cannotPay);
        foreach (var project in projects)
        {
            EffectiveSupport[project] = log.Has(project, CountDecision.Bought) ? 100 : figures.Percent(project);
        }
    }

    private void DropWhoCannotPay(ShareRun run, long spent, List<int> cannotPay)
    {
        foreach (var project in log.ByTieOrder().ToArray())
        {
            // A purchase takes no more than its cost from anybody's supporters.
            leastBehind[project] -= spent;
            if (leastBehind[project] > contest.Cost(project))
            {
                continue;
            }

            var (together, fallsShort) = run.Behind(project);
            leastBehind[project] = (long)together - 1;
            if (fallsShort)
            {
                var hold = (long)Math.Min(Math.Round(together), contest.Cost(project) - 1);
                cannotPay.Add(project);
                log.Drop(
                    project,
                    CountStage.Rule,
                    CountDecision.SupportersCannotPay,
                    CountSentences.SupportersCannotPay(contest, project, hold),
                    hold.ToString(CultureInfo.InvariantCulture));
            }
        }
    }

    private void Explain(Trace trace, List<int> cannotPay)
    {
        var payments = figures.Payments(trace);
        foreach (var project in cannotPay)
        {
            if (figures.MoneyWent(project, payments) is { } went)
            {
                log.Explain(project, CountSentences.MoneyWent(contest, went.Percent, went.Winner, went.Spent));
            }
        }
    }
}
