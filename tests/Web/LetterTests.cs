using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Web.Ballots.Letters;
using Xunit.Abstractions;

namespace ParticipatoryHub.Tests.Web;

[Collection(WebTests.Name)]
public sealed class LetterTests(WebFixture fixture, ITestOutputHelper output)
{
    private static readonly LetterText Words = new("Clayton Brook Parish Council", "Clayton Brook decides", "on 31 March 2027 at 5pm", new Uri("https://vote.example/rounds/clayton-brook/vote"));

    [Fact]
    public async Task Codes_OnceIssued_AreSealedPrintableAndDestroyed()
    {
        // Arrange
        var web = await fixture.On(DatabaseKind.Sqlite);
        var sheets = web.Services.GetRequiredService<CodeSheets>();
        Assert.True(RoundKey.TryParse(await web.Draft(), out var round));

        // Act
        var (refusals, batch) = await sheets.Issue(round, new IssueCodes(3, "north", "Posted", SampleRound.Officer));

        // Assert
        Assert.Empty(refusals);
        var sheet = (await sheets.Open(round, batch!, default))!;
        var file = Assert.Single(Directory.GetFiles(Path.Combine(web.Database.DataFolder, "codes", round.Slug)));
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.DoesNotContain(sheet.Codes[0], Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file)), StringComparison.Ordinal);
        var csv = new MemoryStream();
        Assert.True(await sheets.StreamCsv(round, batch!, csv, default));
        Assert.Equal($"code,area\r\n{sheet.Codes[0]},north\r\n{sheet.Codes[1]},north\r\n{sheet.Codes[2]},north\r\n", Encoding.UTF8.GetString(csv.ToArray()));
        Assert.Equal(3, Assert.Single(await sheets.List(round, default)).Count);

        sheets.Destroy(round, batch!);
        Assert.Null(await sheets.Open(round, batch!, default));
        Assert.Empty(Directory.GetFiles(Path.Combine(web.Database.DataFolder, "codes", round.Slug)));
    }

    [Fact]
    public async Task Codes_NeverDestroyed_AreGoneAfterThreeDays()
    {
        // Arrange
        await using var web = await TestWeb.StartAsync();
        var sheets = web.Services.GetRequiredService<CodeSheets>();
        Assert.True(RoundKey.TryParse("some-round", out var round));
        var batch = await sheets.Create(round, "Posted", null, ["0000-0000-0000-0"], default);
        web.Clock.Advance(CodeSheets.Kept);
        Assert.NotNull(await sheets.Open(round, batch, default));

        // Act
        web.Clock.Advance(TimeSpan.FromSeconds(1));

        // Assert
        Assert.Null(await sheets.Open(round, batch, default));
        Assert.Equal(1, sheets.DestroyOld());
    }

    [Fact]
    public async Task Letters_OfALargeBatch_StreamInBoundedMemory()
    {
        // Arrange
        var sheet = new CodeSheet("0", "Posted", null, DateTimeOffset.UnixEpoch, [.. Enumerable.Range(0, 500).Select(_ => VoterCode.New().Print())]);
        using var pdf = new CountingStream();
        var watch = Stopwatch.StartNew();

        // Act
        await LetterPrinter.Print(sheet, Words, pdf, default);

        // Assert
        output.WriteLine($"500 letters: {watch.Elapsed.TotalSeconds:F1} s, {pdf.Length / 1e6:F1} MB, the largest write {pdf.Largest / 1e3:F0} KB");
        Assert.InRange(pdf.Largest, 1, 60_000);
    }

    [Fact]
    public async Task Letters_AsAPdf_HaveAPageWithItsCodeForEachVoter()
    {
        // Arrange
        var sheet = new CodeSheet("0", "Posted", null, DateTimeOffset.UnixEpoch, [.. Enumerable.Range(0, 3).Select(_ => VoterCode.New().Print())]);
        var words = Words with { Council = "Cyngor Tŷ’r (Ŵyl) — Łódź", Round = "A long name that has to be broken because it does not fit on a line of the letter" };
        var pdf = new MemoryStream();

        // Act
        await LetterPrinter.Print(sheet, words, pdf, default);

        // Assert
        var bytes = pdf.ToArray();
        var text = Encoding.Latin1.GetString(bytes);
        Assert.Equal(3, Regex.Count(text, "/Type /Page /Parent"));
        Assert.All(Regex.Matches(text, @"(\d{10}) 00000 n ").Select((entry, at) => (Offset: int.Parse(entry.Groups[1].Value, CultureInfo.InvariantCulture), Number: at + 1)), entry =>
            Assert.StartsWith($"{entry.Number} 0 obj", text[entry.Offset..], StringComparison.Ordinal));
        Assert.StartsWith("xref", text[int.Parse(Regex.Match(text, @"startxref\n(\d+)").Groups[1].Value, CultureInfo.InvariantCulture)..], StringComparison.Ordinal);
        var contents = Regex.Matches(text, @"/Length (\d+) >>\nstream\n").Select(start => Inflate(bytes, start.Index + start.Length)).ToList();
        Assert.Contains("(Cyngor T\u0090\u0092r \\(\u0081yl\\) \u0097 ?\u00f3dz)", contents[0], StringComparison.Ordinal);
        Assert.All(sheet.Codes.Zip(contents.Skip(1)), page => Assert.Contains($"({page.First})", page.Second, StringComparison.Ordinal));
    }

    [Fact]
    public void Address_OfALetter_HasTheCodeInItsFragmentOnly()
    {
        // Arrange
        var code = VoterCode.New().Print();

        // Act
        var address = new Uri(Words.AddressOf(code));

        // Assert
        Assert.Equal("#" + code, address.Fragment);
        Assert.DoesNotContain(code, address.GetLeftPart(UriPartial.Query), StringComparison.Ordinal);
    }

    private static string Inflate(byte[] pdf, int start)
    {
        using var packed = new ZLibStream(new MemoryStream(pdf, start, pdf.Length - start), CompressionMode.Decompress);
        using var text = new StreamReader(packed, Encoding.Latin1);
        return text.ReadToEnd();
    }

    /// <summary>Takes everything, keeps nothing, cannot seek: as a response.</summary>
    private sealed class CountingStream : Stream
    {
        private long length;

        public int Largest { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => length;

        public override long Position
        {
            get => length;
            set => throw new NotSupportedException();
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("A response takes no synchronous writes.");

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            length += buffer.Length;
            Largest = Math.Max(Largest, buffer.Length);
            return ValueTask.CompletedTask;
        }
    }
}
