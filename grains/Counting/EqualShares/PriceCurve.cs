using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ParticipatoryHub.Counting.EqualShares;

/// <summary>
/// What some supporters pay together as a function of the price per point: Σ min(money, price · points), rising and
/// concave. Finds certain bounds on the price at which they pay a cost. Doubles throughout; the bounds hold whatever
/// the rounding was.
/// </summary>
internal sealed class PriceCurve(int capacity)
{
    // Whole numbers below 2^53 are exact as doubles.
    private const double LargestExact = 1L << 53;

    // Padded to whole vectors with supporters of no weight.
    private readonly double[] money = new double[capacity + Vector<double>.Count];
    private readonly double[] weight = new double[capacity + Vector<double>.Count];
    private readonly double[] least = new double[capacity + Vector<double>.Count];
    private readonly double[] points = new double[capacity + Vector<double>.Count];
    private bool hasPoints;
    private int length;
    private double voters;
    private double allPoints;

    /// <summary>Takes up the supporters of a project, each profile once.</summary>
    /// <param name="profiles">The supporters.</param>
    /// <param name="ownPoints">What each gives the project; empty where every point is 1.</param>
    /// <param name="weights">How many voters each is.</param>
    /// <param name="holds">By profile: the money of one voter.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Load(ReadOnlySpan<int> profiles, ReadOnlySpan<long> ownPoints, ReadOnlySpan<double> weights, double[] holds)
    {
        var ownMoney = money.AsSpan(0, profiles.Length);
        for (var place = 0; place < ownMoney.Length; place++)
        {
            ownMoney[place] = holds[profiles[place]];
        }

        weights.CopyTo(weight);
        hasPoints = !ownPoints.IsEmpty;
        for (var place = 0; place < ownPoints.Length; place++)
        {
            points[place] = ownPoints[place];
        }

        Close(profiles.Length);
    }

    /// <summary>
    /// The same from bounds on what voters hold, without those that certainly hold nothing; these are also moved to the
    /// end of the list where that is asked for.
    /// </summary>
    /// <returns>How many are left, at the beginning of the list.</returns>
    public int LoadBounds(SupporterList list, double[] bounds, bool drop)
    {
        hasPoints = !list.Points.IsEmpty;
        if (hasPoints)
        {
            LoadPoints(list, bounds, drop);
        }

        var left = LoadMoney(list, bounds, drop);
        least.AsSpan(left, Vector<double>.Count).Clear();
        Close(left);
        return left;
    }

    /// <summary>
    /// Most of the time of a count is spent in this loop. Every supporter is written and the place moves on only past
    /// those that hold something, so there is no branch to mispredict; the places are within the arrays by construction.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int LoadMoney(SupporterList list, double[] bounds, bool drop)
    {
        ref var profiles = ref MemoryMarshal.GetReference(list.Profiles);
        ref var weights = ref MemoryMarshal.GetReference(list.Weights);
        ref var pairs = ref MemoryMarshal.GetArrayDataReference(bounds);
        ref var high = ref MemoryMarshal.GetArrayDataReference(money);
        ref var low = ref MemoryMarshal.GetArrayDataReference(least);
        ref var count = ref MemoryMarshal.GetArrayDataReference(weight);
        nint next = 0;
        nint length = list.Profiles.Length;
        unchecked
        {
            for (nint place = 0; place < length; place++)
            {
                var profile = Unsafe.Add(ref profiles, place);
                ref var pair = ref Unsafe.Add(ref pairs, (nint)profile * 2);
                var most = Unsafe.Add(ref pair, 1);
                var voters = Unsafe.Add(ref weights, place);
                Unsafe.Add(ref low, next) = -pair;
                Unsafe.Add(ref high, next) = most;
                Unsafe.Add(ref count, next) = voters;
                if (drop)
                {
                    Unsafe.Add(ref profiles, place) = Unsafe.Add(ref profiles, next);
                    Unsafe.Add(ref profiles, next) = profile;
                    Unsafe.Add(ref weights, place) = Unsafe.Add(ref weights, next);
                    Unsafe.Add(ref weights, next) = voters;
                }

                next += most > 0 ? 1 : 0;
            }
        }

        return (int)next;
    }

    private void LoadPoints(SupporterList list, double[] bounds, bool drop)
    {
        var next = 0;
        var profiles = list.Profiles;
        var ownPoints = list.Points;
        for (var place = 0; place < profiles.Length; place++)
        {
            var own = ownPoints[place];
            points[next] = own;
            if (drop)
            {
                (ownPoints[place], ownPoints[next]) = (ownPoints[next], own);
            }

            next += bounds[(profiles[place] * 2) + 1] > 0 ? 1 : 0;
        }
    }

    /// <summary>Bounds on the price at which the supporters pay a cost.</summary>
    /// <param name="cost">The cost, above 0.</param>
    /// <param name="start">A price known to be no higher than the true one; 0 if nothing is known.</param>
    /// <param name="moneyError">How far the money of any one voter can be wrong.</param>
    /// <param name="enough">A lower bound above this ends the search.</param>
    public PriceRange Solve(double cost, double start, double moneyError, double enough) => Solve(money, cost, start, moneyError, enough);

    /// <summary>The same when each voter holds the least of its bounds.</summary>
    public PriceRange SolveLeast(double cost, double start) => Solve(least, cost, start, 0, double.PositiveInfinity);

    private PriceRange Solve(double[] holds, double cost, double start, double moneyError, double enough)
    {
        var low = start;
        var price = start;
        var lastPoints = -1.0;
        for (var pass = 0; pass < 64; pass++)
        {
            var sums = Sum(holds, price, moneyError);
            var error = (voters * moneyError) + ((length + 8) * Rounding.PerTerm * (cost + sums.Capped));
            if (sums.Points == 0)
            {
                return new PriceRange(low, double.PositiveInfinity, sums.Capped < cost - error, 0);
            }

            // A tangent of a concave function: from any price it leads to one at or below the true price.
            price = Math.Max((cost - sums.Capped) / sums.Points, 0);
            low = Math.Max(low, price - (error / sums.Points) - (price * Rounding.PerTerm));
            if (sums.Points == lastPoints)
            {
                var width = error / sums.SurePoints;
                var high = width <= Rounding.Sure * price ? (price + width) * (1 + Rounding.PerTerm) : double.PositiveInfinity;
                return new PriceRange(low, high, false, sums.SurePoints == allPoints && allPoints < LargestExact ? (long)allPoints : 0);
            }

            if (low > enough)
            {
                break;
            }

            lastPoints = sums.Points;
        }

        return new PriceRange(low, double.PositiveInfinity, false, 0);
    }

    private void Close(int count)
    {
        length = count;
        money.AsSpan(count, Vector<double>.Count).Clear();
        weight.AsSpan(count, Vector<double>.Count).Clear();
        points.AsSpan(count, Vector<double>.Count).Clear();
        (voters, allPoints) = (0, 0);
        for (var place = 0; place < count; place++)
        {
            voters += weight[place];
            allPoints += hasPoints ? weight[place] * points[place] : weight[place];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Sums Sum(double[] each, double price, double moneyError)
    {
        var prices = new Vector<double>(price);
        var sureFactor = new Vector<double>(1 + Rounding.Sure);
        var errors = new Vector<double>(moneyError);
        var capped = Vector<double>.Zero;
        var full = Vector<double>.Zero;
        var sure = Vector<double>.Zero;
        for (var place = 0; place < length; place += Vector<double>.Count)
        {
            var holds = new Vector<double>(each, place);
            var count = new Vector<double>(weight, place);
            var (payment, weighted) = (prices, count);
            if (hasPoints)
            {
                var own = new Vector<double>(points, place);
                payment *= own;
                weighted *= own;
            }

            var isCapped = Vector.LessThan(holds, payment);
            capped += Vector.ConditionalSelect(isCapped, holds * count, Vector<double>.Zero);
            full += Vector.ConditionalSelect(isCapped, Vector<double>.Zero, weighted);
            sure += Vector.ConditionalSelect(Vector.GreaterThanOrEqual(holds, (payment * sureFactor) + errors), weighted, Vector<double>.Zero);
        }

        return new Sums(Vector.Sum(capped), Vector.Sum(full), Vector.Sum(sure));
    }

    private readonly record struct Sums(double Capped, double Points, double SurePoints);
}
