using System.Collections.Immutable;
using System.Text;

namespace ParticipatoryHub.Counting.Pabulib;

/// <summary>
/// Reads a <c>.pb</c> file (format: pabulib.org/format, checker 0.3.1). What is repaired, refused and kept is in
/// docs/pabulib.md. Whatever the bytes are, the answer is a file or one error; no more memory is used than some ten
/// times the bytes.
/// </summary>
public static class PabulibReader
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, true);

    /// <summary>Reads from a stream up to its end.</summary>
    /// <param name="stream">The bytes.</param>
    /// <param name="options">How to read; strictly if null.</param>
    /// <param name="progress">Told the part read, 0 to 1, now and then.</param>
    public static PabulibReading Read(Stream stream, PabulibReadOptions? options = null, IProgress<double>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var most = (options ?? PabulibReadOptions.Strict).MostBytes;
        using var bytes = new MemoryStream();
        var buffer = new byte[81920];
        while (bytes.Length <= most && stream.Read(buffer) is > 0 and var read)
        {
            bytes.Write(buffer, 0, read);
        }

        return Read(bytes.GetBuffer().AsMemory(0, (int)bytes.Length), options, progress);
    }

    /// <summary>Reads from memory.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="options">How to read; strictly if null.</param>
    /// <param name="progress">Told the part read, 0 to 1, now and then.</param>
    public static PabulibReading Read(ReadOnlyMemory<byte> bytes, PabulibReadOptions? options = null, IProgress<double>? progress = null)
    {
        var repairs = new PabulibRepairs();
        try
        {
            var most = (options ?? PabulibReadOptions.Strict).MostBytes;
            if (bytes.Length > most)
            {
                throw new PabulibException($"The file is larger than {most / (1024 * 1024)} MB.");
            }

            var file = new PabulibParser(new PabulibTokens(Text(bytes.Span, repairs)), repairs, progress).Parse();
            return new PabulibReading(file, repairs.ToNotes(), null);
        }
        catch (PabulibException refused)
        {
            return new PabulibReading(null, [], refused.Error);
        }
    }

    private static string Text(ReadOnlySpan<byte> bytes, PabulibRepairs repairs)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
        {
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
            repairs.Add(1, "The byte order mark at the beginning was dropped.");
        }

        string text;
        try
        {
            text = StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException wrong)
        {
            var before = Encoding.UTF8.GetString(bytes[..Math.Clamp(wrong.Index, 0, bytes.Length)]);
            var line = before.AsSpan().Count('\n') + 1;
            throw new PabulibException(new PabulibError(line, before.Length - before.LastIndexOf('\n'), "This is not UTF-8 text; save the file as UTF-8."));
        }

        var zero = text.IndexOf('\0', StringComparison.Ordinal);
        if (zero >= 0)
        {
            var before = text.AsSpan(0, zero);
            throw new PabulibException(new PabulibError(before.Count('\n') + 1, zero - before.LastIndexOf('\n'), "There is a zero character here; this is no text."));
        }

        if (text.Contains('\r', StringComparison.Ordinal))
        {
            repairs.Add(1, "The lines end as Windows ends them (CRLF); they were read as LF.");
            text = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        }

        return text;
    }
}
