using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace ParticipatoryHub.Web.Ballots.Letters;

/// <summary>
/// Writes a PDF 1.7 file (ISO 32000-1) from front to end, one object after the other, so that a file of any length needs the memory of
/// its largest object and eight bytes for each of the others.
/// </summary>
internal sealed class PdfFile(Stream target)
{
    // The second line's high bytes tell programs that the file is not text.
    private static readonly byte[] Head = [.. "%PDF-1.7\n%"u8, 0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n'];

    private readonly List<long> offsets = [];
    private long position;

    /// <summary>The number that the next object will have.</summary>
    public int Next => offsets.Count + 1;

    /// <summary>The head of the file; first.</summary>
    public Task Begin(CancellationToken cancel) => Write(Head, cancel);

    /// <summary>An object.</summary>
    public async Task Add(string value, CancellationToken cancel)
    {
        var number = Next;
        offsets.Add(position);
        await Write(Encoding.Latin1.GetBytes($"{number} 0 obj\n{value}\nendobj\n"), cancel);
    }

    /// <summary>An object with a stream, which is compressed.</summary>
    public async Task Add(string entries, ReadOnlyMemory<byte> content, CancellationToken cancel)
    {
        var number = Next;
        offsets.Add(position);
        var packed = new MemoryStream();
        await using (var deflate = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            await deflate.WriteAsync(content, cancel);
        }

        await Write(Encoding.Latin1.GetBytes($"{number} 0 obj\n<< {entries} /Filter /FlateDecode /Length {packed.Length} >>\nstream\n"), cancel);
        await Write(packed.GetBuffer().AsMemory(0, (int)packed.Length), cancel);
        await Write("\nendstream\nendobj\n"u8.ToArray(), cancel);
    }

    /// <summary>The table of objects; last. Objects 1 and 2 are the catalogue and the document's information.</summary>
    public async Task End(CancellationToken cancel)
    {
        var table = new StringBuilder().Append(CultureInfo.InvariantCulture, $"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
        {
            table.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n");
        }

        table.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {offsets.Count + 1} /Root 1 0 R /Info 2 0 R >>\nstartxref\n{position}\n%%EOF\n");
        await Write(Encoding.Latin1.GetBytes(table.ToString()), cancel);
    }

    private async Task Write(ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        await target.WriteAsync(bytes, cancel);
        position += bytes.Length;
    }
}
