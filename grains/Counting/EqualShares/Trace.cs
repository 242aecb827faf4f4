using System.Numerics;

namespace ParticipatoryHub.Counting.EqualShares;

/// <summary>One purchase of a run: the project and its exact price, ρ = Numerator / Denominator, with ρ rounded.</summary>
internal readonly record struct Purchase(int Project, BigInteger Numerator, BigInteger Denominator, double Rho);

/// <summary>What a run of the method bought at one endowment, in order, and the first tie it met.</summary>
internal sealed record Trace(long Endowment, IReadOnlyList<Purchase> Purchases, long Cost, (int First, int Other)? Tie = null);
