using System.Diagnostics;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using ParticipatoryHub.Ballots;

namespace ParticipatoryHub.Cli.Bench.Close;

/// <summary>Asks of tracking codes that are known and of some that nobody has, one after the other, and compares how long the answers take.</summary>
internal static class TrackingProbe
{
    private const int Warm = 100;
    private const int Pairs = 500;

    /// <summary>The medians.</summary>
    /// <param name="voterCodes">Of people who voted, at least one.</param>
    public static async Task<TrackingFigures> Run(Uri service, string round, IReadOnlyList<string> voterCodes, CancellationToken cancel)
    {
        using var http = new HttpClient { BaseAddress = new Uri(service, $"/api/v1/rounds/{round}/") };
        var known = new List<string>();
        foreach (var code in voterCodes.Take(Warm))
        {
            using var answer = await http.PostAsJsonAsync("ballots/read", new { voterCode = code }, cancel);
            known.Add((await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(cancel)).GetProperty("trackingCode").GetString()!);
        }

        var (ofKnown, ofUnknown) = (new List<double>(Pairs), new List<double>(Pairs));
        for (var pair = -Warm; pair < Pairs; pair++)
        {
            // Which of the two comes first changes, so that neither always finds what the other has just warmed.
            var first = pair % 2 == 0;
            var one = await Ask(http, first ? known[Math.Abs(pair) % known.Count] : Nobodys(), cancel);
            var other = await Ask(http, first ? Nobodys() : known[Math.Abs(pair) % known.Count], cancel);
            if (pair >= 0)
            {
                ofKnown.Add(first ? one : other);
                ofUnknown.Add(first ? other : one);
            }
        }

        return new(Median(ofKnown), Median(ofUnknown));
    }

    private static async Task<double> Ask(HttpClient http, string code, CancellationToken cancel)
    {
        var startedAt = Stopwatch.GetTimestamp();
        using var answer = await http.PostAsJsonAsync("tracking", new { trackingCode = code }, cancel);
        await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(cancel);
        return Stopwatch.GetElapsedTime(startedAt).TotalMilliseconds;
    }

    private static string Nobodys()
    {
        TrackingCode code;
        while (!TrackingCode.TryOf(RandomNumberGenerator.GetBytes(32), out code))
        {
        }

        return code.ToString();
    }

    private static double Median(List<double> figures) => Math.Round(figures.Order().ElementAt(figures.Count / 2), 3);
}

/// <summary>How long the answer to a tracking code takes, in milliseconds.</summary>
internal sealed record TrackingFigures(double KnownMilliseconds, double UnknownMilliseconds)
{
    /// <summary>How much longer of a code that nobody has, in per cent; less than nothing where it is quicker.</summary>
    public double DifferencePercent => Math.Round(((UnknownMilliseconds / KnownMilliseconds) - 1) * 100, 1);

    /// <summary>Whether the time tells nothing: within ten per cent of each other.</summary>
    public bool IsAsWanted => Math.Abs(DifferencePercent) <= 10;
}
