namespace ParticipatoryHub.Counting.EqualShares;

/// <summary>Bounds on a price per point.</summary>
/// <param name="Low">It is certainly no lower.</param>
/// <param name="High">It is certainly no higher; infinite when that is not known.</param>
/// <param name="Unaffordable">The supporters' money is certainly less than the cost.</param>
/// <param name="FullPoints">Where every supporter certainly pays in full, their points together: the price is exactly cost / points. Otherwise 0.</param>
internal readonly record struct PriceRange(double Low, double High, bool Unaffordable, long FullPoints);
