using System.Diagnostics;
using System.Numerics;

namespace ParticipatoryHub.Cli.Load;

/// <summary>
/// Counts of durations in whole microseconds: exact to 2 ms, above that to a thousandth of the value. Many threads may record.
/// </summary>
internal sealed class Latencies
{
    private const int ExactBits = 11;
    private const int Octaves = 27;
    private readonly int[] counts = new int[(1 << ExactBits) + (Octaves << (ExactBits - 1))];
    private long total;

    /// <summary>How many were recorded.</summary>
    public long Count => Interlocked.Read(ref total);

    /// <summary>Records the time from a <see cref="Stopwatch"/> timestamp to now.</summary>
    public void RecordSince(long timestamp) => Record((long)Stopwatch.GetElapsedTime(timestamp).TotalMicroseconds);

    /// <summary>Records one duration.</summary>
    public void Record(long microseconds)
    {
        Interlocked.Increment(ref counts[Math.Min(Slot(Math.Max(0, microseconds)), counts.Length - 1)]);
        Interlocked.Increment(ref total);
    }

    /// <summary>The duration in milliseconds that a share of all, such as 0.99, did not exceed; 0 where none was recorded.</summary>
    public double Percentile(double share)
    {
        var wanted = (long)Math.Ceiling(Count * share);
        var seen = 0L;
        for (var slot = 0; slot < counts.Length; slot++)
        {
            seen += counts[slot];
            if (seen >= wanted && seen > 0)
            {
                return UpperEnd(slot) / 1000d;
            }
        }

        return 0;
    }

    private static int Slot(long microseconds)
    {
        var octave = Math.Max(0, BitOperations.Log2((ulong)microseconds | 1) - ExactBits + 1);
        return octave == 0
            ? (int)microseconds
            : (1 << ExactBits) + ((octave - 1) << (ExactBits - 1)) + (int)(microseconds >> octave) - (1 << (ExactBits - 1));
    }

    private static long UpperEnd(int slot)
    {
        if (slot < 1 << ExactBits)
        {
            return slot;
        }

        var above = slot - (1 << ExactBits);
        var octave = (above >> (ExactBits - 1)) + 1;
        var within = (above & ((1 << (ExactBits - 1)) - 1)) + (1 << (ExactBits - 1));
        return ((long)(within + 1) << octave) - 1;
    }
}
