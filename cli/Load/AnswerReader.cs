using System.Buffers.Text;

namespace ParticipatoryHub.Cli.Load;

/// <summary>Reads HTTP/1.1 answers from a stream: status line, the three header fields that matter, and the body, plain or chunked.</summary>
internal sealed class AnswerReader
{
    private byte[] buffer = new byte[8 * 1024];
    private int filled;
    private int consumed;
    private int bodyLength;
    private bool chunked;
    private TimeSpan? retryAfter;

    /// <summary>Whether the server said that it closes the connection after the last answer.</summary>
    public bool ServerCloses { get; private set; }

    /// <summary>Forgets what was read ahead, for a new connection.</summary>
    public void Forget() => filled = consumed = 0;

    /// <summary>Reads the next answer.</summary>
    public async ValueTask<Answer> Read(Stream stream, CancellationToken cancel)
    {
        DropConsumed();
        var headerEnd = await FindHeaderEnd(stream, cancel);
        var status = ReadHeader(buffer.AsSpan(0, headerEnd));
        consumed = headerEnd;
        var body = status == 204 || bodyLength == 0 && !chunked
            ? ReadOnlyMemory<byte>.Empty
            : chunked ? await ReadChunks(stream, cancel) : await ReadPlain(stream, cancel);
        return new Answer(status, retryAfter, body);
    }

    private void DropConsumed()
    {
        buffer.AsSpan(consumed, filled - consumed).CopyTo(buffer);
        filled -= consumed;
        consumed = 0;
    }

    private async ValueTask<int> FindHeaderEnd(Stream stream, CancellationToken cancel)
    {
        while (true)
        {
            var end = buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8);
            if (end >= 0)
            {
                return end + 4;
            }

            await Fill(stream, cancel);
        }
    }

    private int ReadHeader(ReadOnlySpan<byte> header)
    {
        if (header.Length < 12 || !header.StartsWith("HTTP/1."u8) || !Utf8Parser.TryParse(header.Slice(9, 3), out int status, out _))
        {
            throw new IOException("The answer is not HTTP/1.1.");
        }

        (bodyLength, chunked, retryAfter, ServerCloses) = (0, false, null, false);
        while (header.IndexOf("\r\n"u8) is var end and >= 0)
        {
            ReadField(header[..end]);
            header = header[(end + 2)..];
        }

        return status;
    }

    private void ReadField(ReadOnlySpan<byte> line)
    {
        if (ValueOf(line, "content-length:"u8) is { IsEmpty: false } length && Utf8Parser.TryParse(length, out int bytes, out _))
        {
            bodyLength = bytes;
        }
        else if (ValueOf(line, "transfer-encoding:"u8) is { IsEmpty: false } coding)
        {
            chunked = coding.EndsWith("chunked"u8);
        }
        else if (ValueOf(line, "retry-after:"u8) is { IsEmpty: false } wait && Utf8Parser.TryParse(wait, out int seconds, out _))
        {
            retryAfter = TimeSpan.FromSeconds(seconds);
        }
        else if (ValueOf(line, "connection:"u8) is { IsEmpty: false } connection)
        {
            ServerCloses = connection.SequenceEqual("close"u8);
        }
    }

    private static ReadOnlySpan<byte> ValueOf(ReadOnlySpan<byte> line, ReadOnlySpan<byte> name)
    {
        if (line.Length <= name.Length || (line[0] | 0x20) != name[0])
        {
            return default;
        }

        return System.Text.Ascii.EqualsIgnoreCase(line[..name.Length], name) ? line[name.Length..].Trim((byte)' ') : default;
    }

    private async ValueTask<ReadOnlyMemory<byte>> ReadPlain(Stream stream, CancellationToken cancel)
    {
        while (filled - consumed < bodyLength)
        {
            await Fill(stream, cancel);
        }

        var start = consumed;
        consumed += bodyLength;
        return buffer.AsMemory(start, bodyLength);
    }

    /// <summary>Moves the chunks together where they lie; the body ends up contiguous.</summary>
    private async ValueTask<ReadOnlyMemory<byte>> ReadChunks(Stream stream, CancellationToken cancel)
    {
        var start = consumed;
        var end = start;
        while (true)
        {
            int lineEnd;
            while ((lineEnd = buffer.AsSpan(consumed, filled - consumed).IndexOf("\r\n"u8)) < 0)
            {
                await Fill(stream, cancel);
            }

            if (!Utf8Parser.TryParse(buffer.AsSpan(consumed, lineEnd), out int size, out _, 'X') || size < 0)
            {
                throw new IOException("A chunk of the answer has no length.");
            }

            consumed += lineEnd + 2;
            while (filled - consumed < size + 2)
            {
                await Fill(stream, cancel);
            }

            buffer.AsSpan(consumed, size).CopyTo(buffer.AsSpan(end));
            end += size;
            consumed += size + 2;
            if (size == 0)
            {
                return buffer.AsMemory(start, end - start);
            }
        }
    }

    private async ValueTask Fill(Stream stream, CancellationToken cancel)
    {
        if (filled == buffer.Length)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        var read = await stream.ReadAsync(buffer.AsMemory(filled), cancel);
        if (read == 0)
        {
            throw new IOException("The service closed the connection.");
        }

        filled += read;
    }
}
