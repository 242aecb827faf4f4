namespace ParticipatoryHub.Counting.EqualShares;

/// <summary>
/// Bounds on what doubles can be wrong by, each with room to spare. No comparison is decided within them: it goes to
/// exact arithmetic.
/// </summary>
internal static class Rounding
{
    /// <summary>One payment, as a part of the endowment: price to double 2^-51, product 2^-53, difference 2^-53.</summary>
    public const double PerPayment = 1.0 / (1L << 50);

    /// <summary>One addition or division, as a part of the sum.</summary>
    public const double PerTerm = 1.0 / (1L << 51);

    /// <summary>Width within which a supporter is not yet surely able to pay in full, as a part of the price.</summary>
    public const double Sure = 1.0 / (1L << 30);
}
