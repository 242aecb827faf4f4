using System.Numerics;

namespace ParticipatoryHub.Counting.EqualShares;

/// <summary>Exact ratios of big whole numbers as the nearest doubles they can be filtered by.</summary>
internal static class ExactRatio
{
    /// <summary>The ratio of two positive numbers of any size with a relative error below 2^-51.</summary>
    public static double ToDouble(BigInteger numerator, BigInteger denominator)
    {
        if (numerator.IsZero)
        {
            return 0;
        }

        var shift = 64 - (int)(numerator.GetBitLength() - denominator.GetBitLength());
        var quotient = shift >= 0 ? (numerator << shift) / denominator : numerator / (denominator << -shift);
        return Math.ScaleB((double)quotient, -shift);
    }

    public static int Compare(BigInteger numerator, BigInteger denominator, BigInteger otherNumerator, BigInteger otherDenominator) =>
        (numerator * otherDenominator).CompareTo(otherNumerator * denominator);
}
