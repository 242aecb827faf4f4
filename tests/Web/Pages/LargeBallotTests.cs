using System.Collections.Immutable;
using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Rounds;
using Xunit.Abstractions;

namespace ParticipatoryHub.Tests.Web.Pages;

/// <summary>A ballot of two hundred projects: what a first visit weighs, and how long the server takes.</summary>
[Collection(PageTests.Name)]
public sealed class LargeBallotTests(PagesFixture pages, ITestOutputHelper output)
{
    private const int MostBytes = 100_000;

    [Theory]
    [InlineData(VotingMethod.Knapsack)]
    [InlineData(VotingMethod.Scoring)]
    [InlineData(VotingMethod.Ordinal)]
    public async Task Ballot_OfTwoHundredProjects_IsLightAndAsksNobodyElse(VotingMethod method)
    {
        // Arrange
        var (round, codes) = await pages.Web.OpenWith(
            setup => setup with { Projects = Projects(200) }, method, method == VotingMethod.Scoring ? new BallotLimits(MinPoints: 0, MaxPoints: 5) : new BallotLimits(MinLength: 1));
        using var visitor = await pages.AtBallot(round, codes[0]);
        using var http = new HttpClient(new SocketsHttpHandler { CookieContainer = visitor.Cookies }) { BaseAddress = pages.Web.Address };

        // Act
        var page = await Get(http, $"/rounds/{round}/vote/ballot");
        var (html, links) = (page.Bytes, Regex.Matches(page.Text, "(?:src|href)=\"(/assets/[^\"]+)\"").Select(match => match.Groups[1].Value));
        var waiting = new Queue<string>(links);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var total = html;
        while (waiting.TryDequeue(out var link))
        {
            if (seen.Add(link))
            {
                var part = await Get(http, link);
                total += part.Bytes;
                foreach (Match match in Regex.Matches(part.Text, "\\./(part-[A-Z0-9]+\\.js)"))
                {
                    waiting.Enqueue("/assets/" + match.Groups[1].Value);
                }
            }
        }

        // Assert
        output.WriteLine($"{method}: {html:N0} bytes of page, {total:N0} in all, in {seen.Count + 1} requests; {await Time(http, $"/rounds/{round}/vote/ballot")}");
        Assert.Equal(200, Regex.Count(page.Text, "data-card="));
        Assert.InRange(total, 1, MostBytes);
        Assert.Empty(Regex.Matches(page.Text, "(?:src|href|action)=\"(?:https?:)?//").Select(match => match.Value));
    }

    private static async Task<string> Time(HttpClient http, string path)
    {
        var times = new List<double>();
        var before = TimeSpan.Zero;
        for (var visit = 0; visit < 90; visit++)
        {
            before = visit == 30 ? Environment.CpuUsage.TotalTime : before;
            var started = Stopwatch.GetTimestamp();
            await http.GetByteArrayAsync(path);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        var warm = times.Skip(30).Order().ToList();
        var each = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / warm.Count;
        return $"processor {each:N1} ms a visit with the client's part; p50 {warm[warm.Count / 2]:N1} ms, p95 {warm[warm.Count * 95 / 100]:N1} ms";
    }

    // As a browser asks: Brotli where the server has it, and what comes as it is counts as if it were packed when built.
    private static async Task<(int Bytes, string Text)> Get(HttpClient http, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptEncoding.ParseAdd("br");
        using var answer = await http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        using var plain = new MemoryStream();
        if (answer.Content.Headers.ContentEncoding.Contains("br"))
        {
            await using var unpack = new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress);
            await unpack.CopyToAsync(plain);
            return (bytes.Length, Encoding.UTF8.GetString(plain.ToArray()));
        }

        await using (var pack = new BrotliStream(plain, CompressionLevel.Optimal, leaveOpen: true))
        {
            await pack.WriteAsync(bytes);
        }

        return (path.StartsWith("/assets/", StringComparison.Ordinal) ? (int)plain.Length : bytes.Length, Encoding.UTF8.GetString(bytes));
    }

    private static ImmutableArray<RoundProject> Projects(int number)
    {
        string[] things = ["Benches", "Lights", "A fridge", "Trees", "A crossing", "A kitchen", "Swings", "A minibus", "A shelter", "A garden"];
        string[] places = ["by the brook", "at the hall", "for the school", "on the green", "beside the library", "at the allotments", "on the high street", "in the park"];
        string[] reasons =
        [
            "People asked for it at three of the autumn workshops.", "It has been broken for two winters.", "Volunteers would look after it.",
            "The council checked the cost with two suppliers.", "It would be used by young and old.", "Wheelchairs and prams could reach it.",
            "Neighbours collected ninety names for it.", "The school has offered to help.", "It would save money on repairs.", "The ground belongs to the parish.",
        ];
        return
        [
            .. Enumerable.Range(0, number).Select(i => new RoundProject(
                $"p{i + 1:000}", $"{things[i % things.Length]} {places[i * 7 % places.Length]}, part {i / 10 + 1}",
                string.Join(' ', Enumerable.Range(0, 4 + i % 6).Select(j => reasons[(i * 3 + j * (1 + i % 3)) % reasons.Length])),
                new Money((i * 7919 % 90 + 5) * 10_000L), $"Ward {i % 8 + 1}", [things[i * 3 % things.Length]], new Place(53.7 + i * 37 % 101 * 0.0004, -2.63 - i * 53 % 97 * 0.0005),
                Delivery.Council, false, ImmutableSortedDictionary<string, string>.Empty)),
        ];
    }
}
