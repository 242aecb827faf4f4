using System.Numerics;

namespace ParticipatoryHub.Counting.EqualShares;

/// <summary>
/// One run of the method at a fixed endowment, its working memory kept between runs. During a run no project's ρ
/// ever falls, so a bound once found stays a bound, and voters with nothing left are dropped from the lists.
/// </summary>
internal sealed class ShareRun
{
    private const double Infinite = double.PositiveInfinity;

    private readonly Contest contest;
    private readonly Supporters supporters;
    private readonly VoterMoney money;
    private readonly double[] lowestRho;
    private readonly double[] lowestPrice;
    private readonly int[] profileOf;
    private readonly long[]? pointsOf;
    private readonly double[] weightOf;
    private readonly int[] end;
    private readonly bool[] fundable;
    private readonly int[] capped;
    private readonly bool[] isCapped;
    private readonly PriceCurve curve;
    private readonly List<int> close = [];

    public ShareRun(Contest contest, bool[] fundable)
    {
        this.contest = contest;
        this.fundable = fundable;
        supporters = contest.Election.Supporters;
        money = new VoterMoney(contest.Election.Profiles, contest.Length);
        lowestRho = new double[contest.Length];
        lowestPrice = new double[contest.Length];
        profileOf = new int[supporters.Profile.Length];
        pointsOf = supporters.Points is null ? null : new long[supporters.Profile.Length];
        weightOf = new double[supporters.Profile.Length];
        end = new int[contest.Length];
        capped = new int[contest.Election.Profiles.Length];
        curve = new PriceCurve(contest.Election.Profiles.Length);
        isCapped = new bool[supporters.Profile.Length];
    }

    public VoterMoney Money => money;

    /// <summary>Everybody holds the endowment, nothing is bought.</summary>
    public void Reset(long endowment)
    {
        money.Reset(endowment);
        supporters.Profile.CopyTo(profileOf, 0);
        supporters.Weight.CopyTo(weightOf, 0);
        supporters.Points?.CopyTo(pointsOf!, 0);
        for (var project = 0; project < contest.Length; project++)
        {
            end[project] = supporters.Start[project + 1];
            lowestRho[project] = fundable[project] ? 0 : Infinite;
            lowestPrice[project] = 0;
        }
    }

    /// <summary>Whether a project is neither bought nor out nor found impossible so far.</summary>
    public bool IsOpen(int project) => !double.IsPositiveInfinity(lowestRho[project]);

    /// <summary>The project with the smallest ρ, ties by the declared order; the others it tied with are in <paramref name="tied"/>.</summary>
    /// <returns>The project with its exact price, or no project when none can be paid for.</returns>
    public (int Project, Price Price)? Next(List<int> tied)
    {
        close.Clear();
        var bestHigh = Infinite;
        while (Cheapest(close) is >= 0 and var project && lowestRho[project] <= bestHigh)
        {
            var bounds = Bounds(project, bestHigh);
            if (!bounds.IsUnaffordable)
            {
                close.Add(project);
                bestHigh = Math.Min(bestHigh, bounds.High);
            }
        }

        (int Project, Price Price)? best = null;
        tied.Clear();
        foreach (var project in close)
        {
            if (lowestRho[project] > bestHigh || ExactPrice(project) is not { } price)
            {
                continue;
            }

            var order = best is { } found ? CompareRho(project, price, found.Project, found.Price) : -1;
            if (order < 0)
            {
                tied.Clear();
                best = (project, price);
            }

            if (order == 0)
            {
                var first = contest.Tie.Rank[project] < contest.Tie.Rank[best!.Value.Project];
                tied.Add(first ? best.Value.Project : project);
                best = first ? (project, price) : best;
            }
        }

        return best;
    }

    /// <summary>Buys a project at its exact price: its supporters pay, its rivals are out.</summary>
    public Purchase Buy(int project, Price price)
    {
        var approximate = ExactRatio.ToDouble(price.Numerator, money.Scale * price.Points);
        var holds = money.Approximate;
        for (var place = supporters.Start[project]; place < end[project]; place++)
        {
            var profile = profileOf[place];
            var payment = approximate * (pointsOf?[place] ?? 1);
            var margin = (payment * Rounding.Sure) + money.Error;
            var left = holds[profile] - payment;
            var paysInFull = left > margin || (left >= -margin && ComparePayment(profile, place, price) > 0);
            holds[profile] = paysInFull ? Math.Max(left, double.Epsilon) : 0;
        }

        var recorded = money.Record(project, price);
        Close(project);
        foreach (var rival in contest.Rivals[project])
        {
            Close(rival);
        }

        return new Purchase(project, recorded, money.Scale * contest.Cost(project), approximate / contest.Cost(project));
    }

    /// <summary>The smallest exact price per point at which a project's supporters pay its cost; none when they cannot.</summary>
    public Price? ExactPrice(int project)
    {
        var cost = contest.Cost(project);
        var start = supporters.Start[project];
        Array.Clear(isCapped, start, end[project] - start);
        var below = lowestPrice[project] * (1 - Rounding.Sure);
        Price? price = null;
        var count = 0;
        while (true)
        {
            var points = 0L;
            var before = count;
            for (var place = start; place < end[project]; place++)
            {
                var profile = profileOf[place];
                if (isCapped[place] || money.Approximate[profile] == 0)
                {
                    continue;
                }

                if (CannotPay(profile, place, below, price))
                {
                    isCapped[place] = true;
                    capped[count++] = profile;
                }
                else
                {
                    points += contest.Election.Profiles.Count[profile] * (pointsOf?[place] ?? 1);
                }
            }

            if (price is not null && count == before)
            {
                return price;
            }

            var missing = (cost * money.Scale) - money.Exact(capped.AsSpan(0, count));
            if (points == 0)
            {
                // Each certainly holds less than a price no higher than the true one asks, so together they hold less than the cost.
                return null;
            }

            price = new Price(missing, points);
            below = ExactRatio.ToDouble(missing, money.Scale * points);
        }
    }

    /// <summary>Certain bounds on a project's ρ, left as soon as it is certainly above a limit.</summary>
    private PriceBounds Bounds(int project, double limit)
    {
        var cost = (double)contest.Cost(project);
        Load(project);
        var range = curve.Solve(cost, lowestPrice[project], money.Error, limit * cost * (1 + Rounding.Sure));
        lowestPrice[project] = range.Low;
        lowestRho[project] = range.Unaffordable ? Infinite : Math.Max(lowestRho[project], range.Low / cost * (1 - Rounding.PerTerm));
        return new PriceBounds(lowestRho[project], range.High / cost * (1 + Rounding.PerTerm));
    }

    /// <summary>What a project's supporters hold together, rounded, and whether that certainly or exactly falls short of its cost.</summary>
    public (double Together, bool FallsShort) Behind(int project)
    {
        double together = 0;
        double voters = 0;
        for (var place = supporters.Start[project]; place < end[project]; place++)
        {
            together += weightOf[place] * money.Approximate[profileOf[place]];
            voters += weightOf[place];
        }

        var cost = contest.Cost(project);
        var error = (voters * money.Error) + ((end[project] - supporters.Start[project] + 8) * Rounding.PerTerm * (cost + together));
        return (together, together < cost - error || (together <= cost + error && ExactPrice(project) is null));
    }

    /// <summary>What a project's supporters would pay at some ρ, rounded.</summary>
    public double Payable(int project, double rho)
    {
        var price = rho * contest.Cost(project);
        double together = 0;
        for (var place = supporters.Start[project]; place < end[project]; place++)
        {
            together += weightOf[place] * Math.Min(money.Approximate[profileOf[place]], price * (pointsOf?[place] ?? 1));
        }

        return together;
    }

    public void Close(int project) => lowestRho[project] = Infinite;

    private int Cheapest(List<int> seen)
    {
        var best = -1;
        for (var project = 0; project < contest.Length; project++)
        {
            if (IsOpen(project) && (best < 0 || lowestRho[project] < lowestRho[best]) && !seen.Contains(project))
            {
                best = project;
            }
        }

        return best;
    }

    /// <summary>Takes up a project's supporters and drops for good those with nothing left.</summary>
    private void Load(int project)
    {
        var kept = supporters.Start[project];
        for (var place = kept; place < end[project]; place++)
        {
            if (money.Approximate[profileOf[place]] != 0)
            {
                profileOf[kept] = profileOf[place];
                weightOf[kept] = weightOf[place];
                if (pointsOf is not null)
                {
                    pointsOf[kept] = pointsOf[place];
                }

                kept++;
            }
        }

        end[project] = kept;
        var some = supporters.Start[project]..kept;
        curve.Load(profileOf.AsSpan(some), pointsOf is null ? [] : pointsOf.AsSpan(some), weightOf.AsSpan(some), money.Approximate);
    }

    /// <summary>Whether a supporter certainly holds less than the price asks; without an exact price only a lower bound is known.</summary>
    private bool CannotPay(int profile, int place, double below, Price? price)
    {
        var payment = below * (pointsOf?[place] ?? 1);
        var margin = (payment * Rounding.Sure) + money.Error;
        var left = money.Approximate[profile] - payment;
        return left < -margin || (left <= margin && price is { } exact && ComparePayment(profile, place, exact) < 0);
    }

    private int ComparePayment(int profile, int place, Price price) =>
        (money.Exact(profile) * price.Points).CompareTo(price.Numerator * (pointsOf?[place] ?? 1));

    private int CompareRho(int first, Price firstPrice, int second, Price secondPrice) => ExactRatio.Compare(
        firstPrice.Numerator, (BigInteger)firstPrice.Points * contest.Cost(first), secondPrice.Numerator, (BigInteger)secondPrice.Points * contest.Cost(second));
}
