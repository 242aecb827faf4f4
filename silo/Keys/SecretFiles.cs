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

    private readonly string folder;
    private readonly IDataProtectionProvider protection;

    public SecretFiles(StorageOptions storage)
    {
        folder = Path.Combine(storage.DataFolder, "keys");
        var ring = Path.Combine(folder, "ring");
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

    /// <summary>The secret of that name, drawn when there is none. Of two who draw at once one wins, and both get the winner's.</summary>
    public async Task<byte[]> GetOrCreate(string name, int length, CancellationToken cancel)
    {
        if (await Find(name, cancel) is { } found)
        {
            return found;
        }

        var draft = Path.Combine(folder, $".{name}.{Guid.NewGuid():N}");
        await using (var file = new FileStream(draft, Options()))
        {
            await file.WriteAsync(Protector(name).Protect(RandomNumberGenerator.GetBytes(length)), cancel);
            file.Flush(flushToDisk: true);
        }

        try
        {
            // A move that does not overwrite is one step in the file system: the file is there whole, and once.
            File.Move(draft, PathOf(name), overwrite: false);
        }
        catch (IOException) when (File.Exists(PathOf(name)))
        {
            File.Delete(draft);
        }

        return await Find(name, cancel) ?? throw new IOException($"{PathOf(name)} was there and is gone.");
    }

    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
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
