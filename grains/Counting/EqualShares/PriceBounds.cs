namespace ParticipatoryHub.Counting.EqualShares;

/// <summary>Certain bounds on a project's ρ; both infinite when its supporters certainly cannot pay.</summary>
internal readonly record struct PriceBounds(double Low, double High)
{
    public bool IsUnaffordable => double.IsPositiveInfinity(Low);
}
