namespace ParticipatoryHub.Cli.Bench.Close;

/// <summary>A step and how long it took.</summary>
/// <param name="Megabytes">What it sent; 0 where it sends no file.</param>
internal sealed record CloseStep(string Name, double Seconds, double Megabytes);

/// <summary>All files, one after another, from a service that was started for them.</summary>
/// <param name="RestMegabytes">The most memory the service had held before the first.</param>
/// <param name="PeakMegabytes">The most it had held after the last.</param>
internal sealed record FileFigures(double Seconds, double RestMegabytes, double PeakMegabytes);

/// <summary>What one close cost.</summary>
/// <param name="ToPublished">Seconds from the close to the publication, both signatures included.</param>
/// <param name="PeakMegabytes">The most memory the service held until then, the voting included.</param>
/// <param name="Verified">Whether the bundle verifies.</param>
internal sealed record CloseRun(IReadOnlyList<CloseStep> Steps, double ToPublished, double PeakMegabytes, FileFigures Files, bool Verified, TrackingFigures Tracking);

/// <summary>The medians of several runs.</summary>
/// <param name="Verified">Whether the bundle of every run verifies.</param>
internal sealed record CloseFigures(
    int Ballots, int Runs, IReadOnlyList<CloseStep> Steps, double ToPublished, double PeakMegabytes, FileFigures Files, bool Verified, TrackingFigures Tracking)
{
    /// <summary>Whether a publication takes under a minute, and all files together half of one and 300 MB, and the time of an answer tells nobody whether a tracking code is known.</summary>
    public bool IsAsWanted => this is { Verified: true, Tracking.IsAsWanted: true, ToPublished: < 60, Files: { Seconds: < 30, PeakMegabytes: < 300 } };

    /// <summary>The medians of runs of one election.</summary>
    public static CloseFigures Of(int ballots, IReadOnlyList<CloseRun> runs) => new(
        ballots,
        runs.Count,
        [.. runs[0].Steps.Select((step, at) => step with { Seconds = Median(runs, run => run.Steps[at].Seconds) })],
        Median(runs, run => run.ToPublished),
        Median(runs, run => run.PeakMegabytes),
        new(Median(runs, run => run.Files.Seconds), Median(runs, run => run.Files.RestMegabytes), Median(runs, run => run.Files.PeakMegabytes)),
        runs.All(run => run.Verified),
        new(Median(runs, run => run.Tracking.KnownMilliseconds), Median(runs, run => run.Tracking.UnknownMilliseconds)));

    private static double Median(IReadOnlyList<CloseRun> runs, Func<CloseRun, double> figure) => runs.Select(figure).Order().ElementAt(runs.Count / 2);
}
