namespace ParticipatoryHub.Counting;

/// <summary>Texts by their UTF-8 bytes, the same on every machine and in every language setting.</summary>
internal sealed class Utf8Order : IComparer<string>
{
    public static Utf8Order Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        if (x is null || y is null)
        {
            return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        }

        var same = x.AsSpan().CommonPrefixLength(y);
        if (same == x.Length || same == y.Length)
        {
            return x.Length.CompareTo(y.Length);
        }

        // UTF-8 keeps the order of code points; UTF-16 does but for its surrogates, which stand for higher ones than all the rest.
        var (first, second) = (x[same], y[same]);
        return char.IsSurrogate(first) == char.IsSurrogate(second) ? first.CompareTo(second) : char.IsSurrogate(first) ? 1 : -1;
    }
}
