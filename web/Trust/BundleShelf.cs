using System.Collections.Concurrent;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Trust.Bundles;

namespace ParticipatoryHub.Web.Trust;

/// <summary>
/// Bundles of published rounds, made at the first question and kept in <c>{Data}/bundles</c>: a large one takes seconds. A file that is
/// lost is made again, byte by byte the same.
/// </summary>
internal sealed class BundleShelf(RoundBundles bundles, StorageOptions storage) : IDisposable
{
    private readonly string folder = Path.Combine(storage.DataFolder, "bundles");
    private readonly SemaphoreSlim turn = new(1);
    private readonly ConcurrentDictionary<string, bool> known = new(StringComparer.Ordinal);

    /// <summary>The path of a round's bundle, or null where there is none.</summary>
    /// <param name="manifest">The digest of what was published.</param>
    /// <param name="isFinal">Whether the result is final: then the record in it goes on until that.</param>
    public async Task<string?> Find(string round, string manifest, bool isFinal, CancellationToken cancel)
    {
        var path = Path.Combine(folder, RoundBundles.NameOf(round, manifest, isFinal));
        if (known.ContainsKey(path) && File.Exists(path))
        {
            return path;
        }

        await turn.WaitAsync(cancel);
        try
        {
            if (!File.Exists(path) && !await Make(round, path, cancel))
            {
                return null;
            }

            known[path] = true;
            return path;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => turn.Dispose();

    // Whole or not at all: another node that shares the folder may make the same at the same time.
    private async Task<bool> Make(string round, string path, CancellationToken cancel)
    {
        if (await bundles.Prepare(round, cancel) is not { Bundle: { } bundle })
        {
            return false;
        }

        Directory.CreateDirectory(folder);
        var draft = $"{path}.{Guid.NewGuid():N}";
        try
        {
            await using (var file = new FileStream(draft, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16))
            {
                await RoundBundles.Write(bundle, file, cancel);
            }

            File.Move(draft, path, overwrite: true);
            return true;
        }
        finally
        {
            File.Delete(draft);
        }
    }
}
