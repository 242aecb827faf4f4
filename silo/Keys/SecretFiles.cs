using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using ParticipatoryHub.Silo.Storage;

namespace ParticipatoryHub.Silo.Keys;

/// <summary>
/// Random secrets in files of their own under <c>{Data}/keys</c>, wrapped by Data Protection with its key ring in <c>{Data}/keys/ring</c>.
/// A cluster's nodes share that folder. Only the service's account may read it.
/// </summary>
internal sealed class SecretFiles
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly TimeSpan LongestDraw = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    private readonly string folder;
    private readonly string gate;
    private readonly IDataProtectionProvider protection;

    public SecretFiles(StorageOptions storage)
    {
        folder = Path.Combine(storage.DataFolder, "keys");
        var ring = Path.Combine(folder, "ring");
        gate = Path.Combine(ring, ".drawing");
        CreateFolder(folder);
        CreateFolder(ring);
        protection = DataProtectionProvider.Create(new DirectoryInfo(ring), builder => builder.SetApplicationName("ParticipatoryHub"));
    }

    /// <summary>Where a secret is.</summary>
    public string PathOf(string name) => Path.Combine(folder, name + ".key");

    /// <summary>The secret of that name, or null.</summary>
    public async Task<byte[]?> Find(string name, CancellationToken cancel)
    {
        try
        {
            return Protector(name).Unprotect(await File.ReadAllBytesAsync(PathOf(name), cancel));
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    /// <summary>The secret of that name, drawn when there is none. Of those who ask at once, in any process, one draws and all get the same.</summary>
    /// <exception cref="IOException">The folder cannot be written, or another process has been drawing for 30 seconds.</exception>
    public async Task<byte[]> GetOrCreate(string name, int length, CancellationToken cancel)
    {
        if (await Find(name, cancel) is { } found)
        {
            return found;
        }

        await using var alone = await EnterAlone(cancel);
        if (await Find(name, cancel) is { } drawn)
        {
            return drawn;
        }

        // The file is there whole or not at all. A move that does not overwrite is no gate: on Unix it looks first and then renames.
        var draft = Path.Combine(folder, $".{name}.{Guid.NewGuid():N}");
        await using (var file = new FileStream(draft, Options(FileMode.CreateNew)))
        {
            await file.WriteAsync(Protector(name).Protect(RandomNumberGenerator.GetBytes(length)), cancel);
            file.Flush(flushToDisk: true);
        }

        File.Move(draft, PathOf(name), overwrite: false);
        return await Find(name, cancel) ?? throw new IOException($"{PathOf(name)} was there and is gone.");
    }

    /// <summary>Overwrites a secret where it lies and deletes it; nothing where there is none.</summary>
    public async Task Destroy(string name, CancellationToken cancel)
    {
        var path = PathOf(name);
        if (!File.Exists(path))
        {
            return;
        }

        await using (var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.None))
        {
            await file.WriteAsync(RandomNumberGenerator.GetBytes((int)file.Length), cancel);
            file.Flush(flushToDisk: true);
        }

        File.Delete(path);
    }

    // A file that one process at a time can hold open, which is how the system locks it.
    private async Task<FileStream> EnterAlone(CancellationToken cancel)
    {
        var options = Options(FileMode.OpenOrCreate);
        options.Share = FileShare.None;
        for (var began = TimeProvider.System.GetTimestamp(); ;)
        {
            try
            {
                return new FileStream(gate, options);
            }
            catch (IOException) when (TimeProvider.System.GetElapsedTime(began) < LongestDraw)
            {
                await Task.Delay(Pause, cancel);
            }
        }
    }

    private static FileStreamOptions Options(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return options;
    }

    private static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
        }
    }

    private IDataProtector Protector(string name) => protection.CreateProtector("ParticipatoryHub.Secrets", name);
}
