using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;

namespace ParticipatoryHub.Workshops;

/// <summary>A state in parts, each made when the one before has been taken, so that a hall's whole state is never in memory as text nor made in one go.</summary>
internal static class SnapshotParts
{
    private const int PartBytes = 64 * 1024;

    /// <summary>The state as JSON in UTF-8.</summary>
    public static async IAsyncEnumerable<byte[]> Of(WorkshopState state)
    {
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 2 * PartBytes, resumeWriterThreshold: PartBytes, minimumSegmentSize: PartBytes, useSynchronizationContext: false));
        var writing = Write(pipe.Writer, state);
        try
        {
            while (await pipe.Reader.ReadAtLeastAsync(PartBytes) is { Buffer.IsEmpty: false } read)
            {
                var part = read.Buffer.Slice(0, Math.Min(read.Buffer.Length, PartBytes));
                var taken = part.ToArray();
                pipe.Reader.AdvanceTo(part.End);
                yield return taken;
            }
        }
        finally
        {
            await pipe.Reader.CompleteAsync();
            await writing;
        }
    }

    private static async Task Write(PipeWriter to, WorkshopState state)
    {
        await Task.Yield();
        try
        {
            await JsonSerializer.SerializeAsync(to, state, HubJson.Options);
            await to.CompleteAsync();
        }
        catch (Exception error)
        {
            // It is thrown at whoever reads.
            await to.CompleteAsync(error);
        }
    }
}
