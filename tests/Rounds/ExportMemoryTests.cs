using Microsoft.Extensions.DependencyInjection;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Rounds.Export;
using ParticipatoryHub.Rounds.Import;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Counting;
using ParticipatoryHub.Tests.Hosting;
using Xunit.Abstractions;

namespace ParticipatoryHub.Tests.Rounds;

/// <summary>What a file of the largest election at hand takes in memory while it is written. Runs alone, since it weighs the whole process.</summary>
[Collection(Alone)]
public sealed class ExportMemoryTests(ITestOutputHelper output)
{
    public const string Alone = "export memory";
    private const long MostMegabytes = 4;

    [Theory]
    [InlineData(DatabaseKind.Sqlite, "Poland_Wroclaw_2015_150_-_500.pb")]
    [InlineData(DatabaseKind.Postgres, "Poland_Warszawa_2022_Bemowo.pb")]
    public async Task Export_OfALargeElection_HoldsNoneOfItsBallots(DatabaseKind kind, string election)
    {
        // Arrange
        if (ElectionsFolder.Real is not { } folder)
        {
            output.WriteLine("The real elections are missing, so nothing was weighed.");
            return;
        }

        await using var hub = await TestHub.StartAsync(kind);
        var importer = ActivatorUtilities.CreateInstance<RoundImporter>(hub.Services);
        await using (var file = File.OpenRead(Path.Combine(folder, election)))
        {
            var imported = await importer.ImportPabulib(file, new ImportOptions(Id: "largest", WithVotes: true), RoundExamples.Officer, null, default);
            Assert.True(imported.Done, string.Join(' ', imported.Problems.Select(problem => problem.Sentence)));
        }

        var exports = ActivatorUtilities.CreateInstance<RoundExports>(hub.Services);
        await exports.WriteBallots("largest", Stream.Null, CsvFlavour.Data, default);

        foreach (var (name, write) in new (string, Func<Stream, IProgress<ExportProgress>, Task<Refused?>>)[]
        {
            ("ballots.csv", (target, progress) => exports.WriteBallots("largest", target, CsvFlavour.Data, default, progress)),
            ("election.pb", (target, progress) => exports.WritePabulib("largest", target, true, default, progress)),
        })
        {
            // Act
            await using var target = new Weighed();
            var told = new List<ExportProgress>();
            var refusal = await write(target, new Told(told));

            // Assert
            output.WriteLine($"{kind} {name}: {target.Length / 1024} KiB written, at most {target.MostHeld / 1024} KiB more held than before it began.");
            Assert.Null(refusal);
            Assert.InRange(target.Length, 100_000, long.MaxValue);
            Assert.InRange(target.MostHeld, long.MinValue, MostMegabytes * 1024 * 1024);
            Assert.Equal(told.OrderBy(progress => progress.Fraction), told);
            Assert.InRange(told[^1].Fraction, 0.5, 1);
        }
    }

    /// <summary>Nothing else runs beside it.</summary>
    [CollectionDefinition(Alone, DisableParallelization = true)]
    public sealed class AloneTests;

    private sealed class Told(List<ExportProgress> told) : IProgress<ExportProgress>
    {
        public void Report(ExportProgress value)
        {
            lock (told)
            {
                told.Add(value);
            }
        }
    }

    /// <summary>Swallows what is written, and weighs every so often what is alive.</summary>
    private sealed class Weighed : Stream
    {
        private const long Every = 256 * 1024;
        private readonly long before = GC.GetTotalMemory(forceFullCollection: true);
        private long length;
        private long next;

        public long MostHeld { get; private set; } = long.MinValue;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => length;

        public override long Position { get => length; set => throw new NotSupportedException(); }

        public override void Write(byte[] buffer, int offset, int count)
        {
            length += count;
            if (length >= next)
            {
                next = length + Every;
                MostHeld = Math.Max(MostHeld, GC.GetTotalMemory(forceFullCollection: true) - before);
            }
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
