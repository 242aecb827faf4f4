using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ParticipatoryHub.Papers;

/// <summary>
/// The papers that an audit looks at, drawn by a seed that was rolled in public after every batch was in the box. Anybody can draw them
/// again: number the papers that came back 1 to N, batch after batch, in each by their serials; for i = 0, 1, 2, … take the first eight
/// bytes, big-endian, of <c>SHA-256(seed LF i)</c>; leave out a value of 2⁶⁴ − (2⁶⁴ mod N) or more, which would favour the first papers;
/// else it draws paper (value mod N) + 1, unless that is drawn already. The idea is that of Arlo's and Colorado's samplers.
/// </summary>
/// <param name="Seed">As it was rolled and typed.</param>
/// <param name="Papers">The papers of each batch in order, <c>1:120 2:80</c>.</param>
/// <param name="Drawn">Batch, and place among its papers from 1; in the order of batch and place.</param>
internal sealed record PaperSample(string Seed, string Papers, ImmutableArray<(int Batch, int Place)> Drawn)
{
    /// <summary>Draws; fewer than asked for where there are fewer papers.</summary>
    public static PaperSample Draw(string seed, IReadOnlyList<(int Batch, int Papers)> batches, int size)
    {
        var all = (ulong)batches.Sum(batch => (long)batch.Papers);
        var drawn = new HashSet<ulong>();
        for (var i = 0L; drawn.Count < size && (ulong)drawn.Count < all; i++)
        {
            var value = BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed}\n{i}"))));
            if (value <= ulong.MaxValue - (((ulong.MaxValue % all) + 1) % all))
            {
                drawn.Add(value % all);
            }
        }

        return new(seed, string.Join(' ', batches.Select(batch => string.Create(CultureInfo.InvariantCulture, $"{batch.Batch}:{batch.Papers}"))), [.. drawn.Order().Select(at => Find(batches, (long)at))]);
    }

    /// <summary>A sample as the public chain has it, <c>1-17 1-90 2-3</c>.</summary>
    public static string Write(IEnumerable<(int Batch, int Place)> drawn) =>
        string.Join(' ', drawn.Select(paper => string.Create(CultureInfo.InvariantCulture, $"{paper.Batch}-{paper.Place}")));

    private static (int Batch, int Place) Find(IReadOnlyList<(int Batch, int Papers)> batches, long at)
    {
        foreach (var (batch, papers) in batches)
        {
            if (at < papers)
            {
                return (batch, (int)at + 1);
            }

            at -= papers;
        }

        throw new ArgumentOutOfRangeException(nameof(at));
    }
}
