using System.IO.Compression;
using System.Text;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Web.Workshops.Live;

/// <summary>
/// Boards as files, encoded and compressed once for everyone who asks on this node. Where hundreds ask at once, what is at most a quarter
/// of a second old will do: the live stream brings the rest.
/// </summary>
internal sealed class BoardSnapshots(IGrainFactory grains, TimeProvider clock)
{
    private const int MostKept = 200;
    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(250);

    private readonly Dictionary<(string Workshop, BoardAudience Audience), (Task<BoardFile?> File, long Asked)> kept = [];
    private readonly Lock gate = new();

    /// <summary>The board at least as far as an operation, and not older than a quarter of a second; null when there is none.</summary>
    public async Task<BoardFile?> Get(string workshop, BoardAudience audience, long after)
    {
        while (true)
        {
            Task<BoardFile?> file;
            bool isNew;
            lock (gate)
            {
                var known = kept.TryGetValue((workshop, audience), out var found);
                isNew = !known || found.File.IsFaulted || clock.GetElapsedTime(found.Asked) > Fresh || (found.File is { IsCompletedSuccessfully: true, Result: { } old } && old.Sequence < after);
                if (isNew)
                {
                    if (kept.Count >= MostKept)
                    {
                        kept.Clear();
                    }

                    var before = known && found.File.IsCompletedSuccessfully ? found.File.Result : null;
                    kept[(workshop, audience)] = found = (Make(workshop, audience, before), clock.GetTimestamp());
                }

                file = found.File;
            }

            var made = await file;
            if (isNew || made is null || made.Sequence >= after)
            {
                return made;
            }
        }
    }

    private async Task<BoardFile?> Make(string workshop, BoardAudience audience, BoardFile? before)
    {
        var board = await grains.GetGrain<IWorkshopGrain>(workshop).GetBoard(audience);
        return board is null ? null : board.Sequence == before?.Sequence ? before : await Task.Run(() => BoardFile.Of(board, audience));
    }
}

/// <summary>A board as <c>{"seq":12,"board":{…}}</c>, plain and as Brotli.</summary>
internal sealed record BoardFile(long Sequence, string ETag, byte[] Plain, byte[] Brotli)
{
    private const int Quality = 5;

    /// <summary>Encodes a board.</summary>
    public static BoardFile Of(BoardSnapshot board, BoardAudience audience)
    {
        byte[] plain = [.. Encoding.UTF8.GetBytes($"{{\"seq\":{board.Sequence},\"board\":"), .. board.Json, (byte)'}'];
        var brotli = new byte[BrotliEncoder.GetMaxCompressedLength(plain.Length)];
        return BrotliEncoder.TryCompress(plain, brotli, out var length, Quality, window: 22)
            ? new BoardFile(board.Sequence, $"\"{board.Sequence}-{audience}\"", plain, brotli[..length])
            : throw new InvalidOperationException("The board could not be compressed.");
    }
}
