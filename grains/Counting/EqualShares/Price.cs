using System.Numerics;

namespace ParticipatoryHub.Counting.EqualShares;

/// <summary>An exact price per point, Numerator / (Scale · Points), Scale being that of the run at this moment.</summary>
internal readonly record struct Price(BigInteger Numerator, long Points);
