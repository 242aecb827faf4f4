using System.Numerics;
using ParticipatoryHub.Counting.EqualShares;

namespace ParticipatoryHub.Counting;

/// <summary>
/// Sequential Phragmén. A voter's load is that of the last purchase among the own projects, so the loads of any group
/// are counts of voters by purchase, and a candidate's load is one exact sum over the purchases so far. Loads only
/// rise, so a candidate is looked at again only when its last load would make it next.
/// </summary>
internal sealed class PhragmenCount(Contest contest, CountLog log)
{
    private readonly int[] lastPurchase = NewLoads(contest);
    private readonly List<BigInteger> loads = [];
    private readonly (BigInteger Numerator, BigInteger Denominator)[] known = new (BigInteger, BigInteger)[contest.Length];
    private readonly double[] rounded = new double[contest.Length];
    private readonly int[] knownAt = new int[contest.Length];
    private BigInteger scale = BigInteger.One;

    public void Run()
    {
        var open = log.ByTieOrder().ToList();
        foreach (var project in open)
        {
            Know(project, (contest.Cost(project), contest.Election.Supporters.Votes[project]));
        }

        while (true)
        {
            DropWhatDoesNotFit(open);
            if (open.Count == 0)
            {
                return;
            }

            Buy(Next(open));
            open.RemoveAll(project => !log.IsOpen(project));
        }
    }

    private static int[] NewLoads(Contest contest)
    {
        var none = new int[contest.Election.Profiles.Length];
        Array.Fill(none, -1);
        return none;
    }

    private void DropWhatDoesNotFit(List<int> open)
    {
        foreach (var project in open.Where(project => contest.Cost(project) > log.Left).ToArray())
        {
            log.Drop(project, CountStage.Rule, CountDecision.DoesNotFit, CountSentences.NoLongerFits(contest, project, log.Left));
            open.Remove(project);
        }
    }

    private (int Project, List<int> Tied) Next(List<int> open)
    {
        while (true)
        {
            var least = open[0];
            var tied = new List<int>();
            foreach (var project in open.Skip(1))
            {
                var order = Compare(project, least);
                if (order < 0)
                {
                    least = project;
                    tied.Clear();
                }
                else if (order == 0)
                {
                    tied.Add(project);
                }
            }

            var stale = tied.Prepend(least).Where(project => knownAt[project] != loads.Count).ToArray();
            if (stale.Length == 0)
            {
                return (least, tied);
            }

            foreach (var project in stale)
            {
                Know(project, Load(project));
            }
        }
    }

    private void Know(int project, (BigInteger Numerator, BigInteger Denominator) load)
    {
        known[project] = load;
        knownAt[project] = loads.Count;
        rounded[project] = ExactRatio.ToDouble(load.Numerator, load.Denominator);
    }

    /// <summary>By rounded loads where they are certainly apart, otherwise exactly.</summary>
    private int Compare(int first, int second) => Math.Abs(rounded[first] - rounded[second]) > rounded[first] * Rounding.Sure
        ? rounded[first].CompareTo(rounded[second])
        : (known[first].Numerator * known[second].Denominator).CompareTo(known[second].Numerator * known[first].Denominator);

    private (BigInteger Numerator, BigInteger Denominator) Load(int project)
    {
        var voters = new long[loads.Count];
        foreach (var profile in contest.Election.Supporters.ProfilesOf(project))
        {
            if (lastPurchase[profile] >= 0)
            {
                voters[lastPurchase[profile]] += contest.Election.Profiles.Count[profile];
            }
        }

        var together = contest.Cost(project) * scale;
        for (var purchase = 0; purchase < voters.Length; purchase++)
        {
            together += loads[purchase] * voters[purchase];
        }

        return (together, scale * contest.Election.Supporters.Votes[project]);
    }

    private void Buy((int Project, List<int> Tied) next)
    {
        var (project, tied) = next;
        var (numerator, denominator) = known[project];
        var votes = contest.Election.Supporters.Votes[project];
        var divisor = (long)BigInteger.GreatestCommonDivisor(numerator, votes);
        var factor = votes / divisor;
        for (var purchase = 0; purchase < loads.Count; purchase++)
        {
            loads[purchase] *= factor;
        }

        scale *= factor;
        foreach (var profile in contest.Election.Supporters.ProfilesOf(project))
        {
            lastPurchase[profile] = loads.Count;
        }

        loads.Add(numerator / divisor);
        var inUnits = denominator * contest.Options.MinorUnits;
        var number = CountText.Decimal(numerator, inUnits);
        log.Buy(project, CountStage.Rule, number, CountText.Fraction(numerator, inUnits), tied, CountSentences.PhragmenBought(contest, project, number));
    }
}
