using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Tests.Web;
using ParticipatoryHub.Trust;

namespace ParticipatoryHub.Tests.Trust;

/// <summary>The program that residents run, against the service.</summary>
public sealed class WitnessTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("hub-witness-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Witness_AtEachLook_FindsTheEarlierCheckpointInTheLater()
    {
        // Arrange
        await using var web = await TestWeb.StartAsync();
        var (round, codes) = await web.OpenRound(30);
        var first = await Look(web, round);
        await Cast(web, round, codes);
        web.Clock.Advance(TimeSpan.FromHours(2));
        await web.Grains.GetGrain<ISealsGrain>(round).KeepUp();
        var second = await Look(web, round);
        await web.Grains.GetGrain<IRoundGrain>(round).CloseVoting(new MoveRound(SampleRound.Officer));

        // Act
        var third = await Look(web, round);

        // Assert
        Assert.Equal((0, 0, 0), (first.Exit, second.Exit, third.Exit));
        Assert.Contains("It is the first that was kept.", first.Said, StringComparison.Ordinal);
        Assert.Contains("All is well: 30 votes under seal", second.Said, StringComparison.Ordinal);
        Assert.Contains("with 30 votes and 2 entries, is contained in it.", third.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task V9_Witness_ShownAnotherRecordUnderTheSameKey_RaisesTheAlarm()
    {
        // Arrange: two services with one key, each with a round of the same name and other votes.
        await using var web = await TestWeb.StartAsync();
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        var (round, codes) = await web.OpenRound(30);
        await Cast(web, round, codes);
        await web.Grains.GetGrain<IRoundGrain>(round).CloseVoting(new MoveRound(SampleRound.Officer));
        var shown = await Look(web, round);
        CopyKeys(web.Database.DataFolder, database.DataFolder);
        await using var other = await TestWeb.StartAsync(database);
        var twin = other.Grains.GetGrain<IRoundGrain>(round);
        await twin.Create(new CreateRound(SampleRound.Setup(other.Clock.Now), SampleRound.Officer));
        await twin.OpenVoting(new MoveRound(SampleRound.Officer));
        await twin.CloseVoting(new MoveRound(SampleRound.Officer));

        // Act
        var alarmed = await Look(other, round);

        // Assert
        Assert.Equal((0, 1), (shown.Exit, alarmed.Exit));
        Assert.Contains("ALARM.", alarmed.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Witness_ShownACheckpointOfAnotherKey_RaisesTheAlarm()
    {
        // Arrange
        await using var web = await TestWeb.StartAsync();
        await using var other = await TestWeb.StartAsync();
        var (round, _) = await web.OpenRound(1);
        var kept = await Look(web, round);
        var twin = other.Grains.GetGrain<IRoundGrain>(round);
        await twin.Create(new CreateRound(SampleRound.Setup(other.Clock.Now), SampleRound.Officer));
        await twin.OpenVoting(new MoveRound(SampleRound.Officer));

        // Act
        var alarmed = await Look(other, round);

        // Assert
        Assert.Equal((0, 1), (kept.Exit, alarmed.Exit));
        Assert.Contains("not signed with the key that was kept at the first look", alarmed.Said, StringComparison.Ordinal);
    }

    private static async Task Cast(TestWeb web, string round, IEnumerable<string> codes)
    {
        var box = web.Grains.GetGrain<IBallotBoxGrain>(round);
        var outcomes = await Task.WhenAll(codes.Select(code => box.Cast(new CastBallot(Guid.NewGuid(), code, [new Choice("bench", 1)], null, BallotChannel.Online))));
        Assert.All(outcomes, outcome => Assert.NotNull(outcome.Receipt));
    }

    private static void CopyKeys(string from, string into)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(from, "keys"), "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(into, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }

    private async Task<(int Exit, string Said)> Look(TestWeb web, string round, [CallerFilePath] string here = "")
    {
        var script = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "web", "wwwroot", "witness.py"));
        using var python = Process.Start(new ProcessStartInfo("python3", [script, $"{web.Address.ToString().TrimEnd('/')}/rounds/{round}", folder])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var said = await Task.WhenAll(python.StandardOutput.ReadToEndAsync(), python.StandardError.ReadToEndAsync());
        await python.WaitForExitAsync();
        return (python.ExitCode, string.Concat(said));
    }
}
