using Microsoft.Extensions.DependencyInjection;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Silo.Keys;
using ParticipatoryHub.Silo.Storage;

namespace ParticipatoryHub.Tests.Ballots;

/// <summary>The rounds' keys, outside the database.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class RoundKeyStoreTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("hub-keys-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task GetOrCreate_ManyAtOnce_AllGetTheSameKeys()
    {
        // Arrange
        var stores = Enumerable.Range(0, 16).Select(_ => Store()).ToArray();
        var code = VoterCode.New();
        string[] rounds = ["clayton-brook", .. Enumerable.Range(1, 50).Select(number => $"clayton-brook-{number}")];

        foreach (var round in rounds)
        {
            // Act
            var keys = await Task.WhenAll(stores.Select(s => Task.Run(async () => await s.GetOrCreate(round, default))));

            // Assert
            Assert.Single(keys.Select(k => Convert.ToHexString(k.RightId(code))).Distinct());
        }

        Assert.Equal([.. rounds.Select(round => round + ".key").Order(), "ring"], Directory.GetFileSystemEntries(Path.Combine(folder, "keys")).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task GetOrCreate_File_IsWrappedAndForItsOwnerOnly()
    {
        // Arrange
        await Store().GetOrCreate("clayton-brook", default);
        var path = Path.Combine(folder, "keys", "clayton-brook.key");

        // Act
        var bytes = await File.ReadAllBytesAsync(path);

        // Assert
        Assert.True(bytes.Length > RoundKeys.Length);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public async Task Get_KeysGone_SaysWhatToPutBack()
    {
        // Act
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(async () => await Store().Get("clayton-brook", default));

        // Assert
        Assert.Contains("clayton-brook.key must be put back", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../hub")]
    [InlineData("_code-guard")]
    [InlineData("")]
    public async Task Get_NotARound_IsRefused(string round) => await Assert.ThrowsAsync<ArgumentException>(async () => await Store().Get(round, default));

    private RoundKeyStore Store() => new(new SecretFiles(new StorageOptions(DatabaseKind.Sqlite, "", folder)));
}
