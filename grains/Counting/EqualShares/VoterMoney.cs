using System.Numerics;

namespace ParticipatoryHub.Counting.EqualShares;

/// <summary>
/// What every voter holds during one run. A voter who has not been emptied holds e − Σ π(k) · points over the own
/// projects bought so far, where π(k) is the exact price per point of purchase k; one who paid all is at exactly nothing.
/// So the exact money of any set of voters is one combination of the purchases' prices with whole coefficients, and
/// the doubles beside it are only a filter with a known error.
/// </summary>
internal sealed class VoterMoney
{
    private readonly Profiles profiles;
    private readonly int[] boughtAt;
    private readonly List<BigInteger> prices = [];
    private long[] coefficients = new long[16];
    private long endowment;

    public VoterMoney(Profiles profiles, int projects)
    {
        this.profiles = profiles;
        boughtAt = new int[projects];
        Approximate = new double[profiles.Length];
    }

    /// <summary>By profile: the money of one of its voters in minor units, exactly 0 if and only if nothing is left.</summary>
    public double[] Approximate { get; }

    /// <summary>How far any approximate money can be from the exact one.</summary>
    public double Error { get; private set; }

    /// <summary>The common denominator of all exact money and prices of this run.</summary>
    public BigInteger Scale { get; private set; }

    public void Reset(long endowment)
    {
        this.endowment = endowment;
        Scale = BigInteger.One;
        Error = 0;
        prices.Clear();
        Array.Fill(boughtAt, -1);
        Array.Fill(Approximate, endowment);
    }

    /// <summary>The exact money of one voter of a profile that still holds some, times <see cref="Scale"/>.</summary>
    public BigInteger Exact(int profile)
    {
        var money = endowment * Scale;
        for (var entry = profiles.Start[profile]; entry < profiles.Start[profile + 1]; entry++)
        {
            var purchase = boughtAt[profiles.Project[entry]];
            if (purchase >= 0)
            {
                money -= prices[purchase] * (profiles.Points?[entry] ?? 1);
            }
        }

        return money;
    }

    /// <summary>The exact money of all voters of some profiles that still hold some, times <see cref="Scale"/>.</summary>
    public BigInteger Exact(ReadOnlySpan<int> some)
    {
        var sums = coefficients.AsSpan(0, prices.Count);
        sums.Clear();
        var voters = 0L;
        foreach (var profile in some)
        {
            long count = profiles.Count[profile];
            voters += count;
            for (var entry = profiles.Start[profile]; entry < profiles.Start[profile + 1]; entry++)
            {
                var purchase = boughtAt[profiles.Project[entry]];
                if (purchase >= 0)
                {
                    sums[purchase] += profiles.Points is null ? count : count * profiles.Points[entry];
                }
            }
        }

        var money = (BigInteger)voters * endowment * Scale;
        for (var purchase = 0; purchase < sums.Length; purchase++)
        {
            if (sums[purchase] != 0)
            {
                money -= prices[purchase] * sums[purchase];
            }
        }

        return money;
    }

    /// <summary>Records that a project was bought; the caller has taken its approximate payments.</summary>
    /// <returns>The price per point times the new <see cref="Scale"/>.</returns>
    public BigInteger Record(int project, Price price)
    {
        var divisor = (long)BigInteger.GreatestCommonDivisor(price.Numerator, price.Points);
        var factor = price.Points / divisor;
        if (factor != 1)
        {
            Scale *= factor;
            for (var purchase = 0; purchase < prices.Count; purchase++)
            {
                prices[purchase] *= factor;
            }
        }

        boughtAt[project] = prices.Count;
        prices.Add(price.Numerator / divisor);
        Error += endowment * Rounding.PerPayment;
        if (coefficients.Length <= prices.Count)
        {
            coefficients = new long[prices.Count * 2];
        }

        return prices[^1];
    }
}
