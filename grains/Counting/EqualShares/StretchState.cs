using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ParticipatoryHub.Counting.EqualShares;

/// <summary>
/// One set of purchases that some endowment of a stretch can reach, with bounds on what each voter then holds,
/// whatever the endowment and the order in which they were bought.
/// </summary>
internal sealed class StretchState(int profiles, int projects)
{
    /// <summary>
    /// By profile, two numbers: minus what a voter of it holds at least, then what it holds at most. The sign makes
    /// widening both one maximum.
    /// </summary>
    public double[] Bounds { get; } = new double[2 * profiles];

    /// <summary>By project: its price per point is no lower; infinite when it is bought, out or impossible.</summary>
    public double[] LowPrice { get; } = new double[projects];

    public bool[] Bought { get; } = new bool[projects];

    public long Cost { get; set; }

    public void Start(long least, long most)
    {
        for (var profile = 0; profile < Bounds.Length; profile += 2)
        {
            Bounds[profile] = -least;
            Bounds[profile + 1] = most;
        }

        Array.Clear(Bought);
        Cost = 0;
    }

    public void CopyFrom(StretchState other)
    {
        other.Bounds.CopyTo(Bounds, 0);
        other.LowPrice.CopyTo(LowPrice, 0);
        other.Bought.CopyTo(Bought, 0);
        Cost = other.Cost;
    }

    /// <summary>Widens the bounds so that they hold for both states, which have bought the same.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Widen(StretchState other)
    {
        var vectors = MemoryMarshal.Cast<double, Vector<double>>(Bounds.AsSpan());
        var others = MemoryMarshal.Cast<double, Vector<double>>(other.Bounds.AsSpan());
        for (var place = 0; place < vectors.Length; place++)
        {
            vectors[place] = Vector.Max(vectors[place], others[place]);
        }

        for (var place = vectors.Length * Vector<double>.Count; place < Bounds.Length; place++)
        {
            Bounds[place] = Math.Max(Bounds[place], other.Bounds[place]);
        }

        for (var project = 0; project < LowPrice.Length; project++)
        {
            LowPrice[project] = Math.Min(LowPrice[project], other.LowPrice[project]);
        }
    }
}
