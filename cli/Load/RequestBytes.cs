using System.Globalization;
using System.Text;

namespace ParticipatoryHub.Cli.Load;

/// <summary>Requests written out before the clock starts, one after the other in large blocks.</summary>
internal sealed class RequestBytes
{
    private const int BlockSize = 1 << 20;
    private readonly byte[] head;
    private readonly List<(byte[] Block, int Start, int Length)> requests = [];
    private byte[] block = [];
    private int used;

    /// <summary>Requests of one method and path.</summary>
    public RequestBytes(string method, Uri target)
    {
        head = Encoding.ASCII.GetBytes(
            $"{method} {target.PathAndQuery} HTTP/1.1\r\nHost: {target.Authority}\r\nContent-Type: application/json\r\nContent-Length: ");
    }

    /// <summary>How many there are.</summary>
    public int Count => requests.Count;

    /// <summary>A request's bytes.</summary>
    public ReadOnlyMemory<byte> this[int index]
    {
        get
        {
            var (bytes, start, length) = requests[index];
            return bytes.AsMemory(start, length);
        }
    }

    /// <summary>Adds a request with this body.</summary>
    public void Add(ReadOnlySpan<byte> body)
    {
        var room = head.Length + 16 + body.Length;
        if (block.Length - used < room)
        {
            block = new byte[Math.Max(BlockSize, room)];
            used = 0;
        }

        var start = used;
        head.CopyTo(block, used);
        used += head.Length;
        _ = body.Length.TryFormat(block.AsSpan(used), out var digits, default, CultureInfo.InvariantCulture);
        used += digits;
        "\r\n\r\n"u8.CopyTo(block.AsSpan(used));
        used += 4;
        body.CopyTo(block.AsSpan(used));
        used += body.Length;
        requests.Add((block, start, used - start));
    }
}
