using ParticipatoryHub.Cli;
using ParticipatoryHub.Cli.Replay;

namespace ParticipatoryHub.Tests.Cli.Replay;

public sealed class ReplayCodesTests : IDisposable
{
    private readonly string data = Directory.CreateTempSubdirectory("hub-codes-").FullName;

    [Fact]
    public void Resume_AfterAdding_HasTheCodesInTheirOrder()
    {
        // Arrange
        var codes = ReplayCodes.Begin(data, "a-round", "subject");
        codes.Add(["one", "two"]);
        codes.Add(["three"]);

        // Act
        var resumed = ReplayCodes.Resume(data, "a-round", "subject");

        // Assert
        Assert.Equal(["one", "two", "three"], resumed.Codes);
    }

    [Fact]
    public void Resume_AfterALineWasCutOff_ForgetsThatLineOnly()
    {
        // Arrange
        ReplayCodes.Begin(data, "a-round", "subject").Add(["one", "two"]);
        File.AppendAllText(CodesFile, "thr");

        // Act
        var resumed = ReplayCodes.Resume(data, "a-round", "subject");
        resumed.Add(["four"]);

        // Assert
        Assert.Equal(["one", "two", "four"], ReplayCodes.Resume(data, "a-round", "subject").Codes);
    }

    [Fact]
    public void Resume_OfAnotherFile_IsRefused()
    {
        // Arrange
        ReplayCodes.Begin(data, "a-round", "subject");

        // Act and Assert
        Assert.Throws<CommandFailure>(() => ReplayCodes.Resume(data, "a-round", "another"));
        Assert.Throws<CommandFailure>(() => ReplayCodes.Resume(data, "no-such-round", "subject"));
    }

    [Fact]
    public void Begin_OnUnix_MakesAFileThatOnlyItsOwnerReads()
    {
        // Act
        ReplayCodes.Begin(data, "a-round", "subject");

        // Assert
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(CodesFile));
        }
    }

    [Fact]
    public void Destroy_Always_LeavesNothing()
    {
        // Arrange
        var codes = ReplayCodes.Begin(data, "a-round", "subject");

        // Act
        codes.Destroy();

        // Assert
        Assert.False(File.Exists(CodesFile));
    }

    public void Dispose() => Directory.Delete(data, recursive: true);

    private string CodesFile => Path.Combine(data, "replays", "a-round.codes");
}
