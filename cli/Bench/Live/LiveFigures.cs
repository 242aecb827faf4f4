using System.Text.Json.Serialization;

namespace ParticipatoryHub.Cli.Bench.Live;

/// <summary>What a run of a live room came to.</summary>
internal sealed record LiveFigures
{
    /// <summary>Of all pairs of a change and a phone, how many percent came within two seconds of the end.</summary>
    [JsonPropertyName("delivered_pct")]
    public double DeliveredPercent { get; init; }

    /// <summary>Milliseconds from sending to receipt.</summary>
    [JsonPropertyName("p50_ms")]
    public double P50 { get; init; }

    /// <summary>Milliseconds from sending to receipt.</summary>
    [JsonPropertyName("p95_ms")]
    public double P95 { get; init; }

    /// <summary>Milliseconds from sending to receipt.</summary>
    [JsonPropertyName("p99_ms")]
    public double P99 { get; init; }

    /// <summary>Of one core.</summary>
    [JsonPropertyName("server_cpu_pct")]
    public double CpuPercent { get; init; }

    /// <summary>The most that was ever resident, in MB.</summary>
    [JsonPropertyName("rss_mb")]
    public double ResidentMegabytes { get; init; }

    /// <summary>Of the stream, for each phone.</summary>
    [JsonPropertyName("kb_per_s_client")]
    public double KilobytesPerSecond { get; init; }

    /// <summary>Of boards read over HTTP, for each phone.</summary>
    [JsonPropertyName("board_kb_per_s_client")]
    public double BoardKilobytesPerSecond { get; init; }

    /// <summary>Milliseconds from sending to the answer that it is on the disk.</summary>
    [JsonPropertyName("answer_p99_ms")]
    public double AnswerP99 { get; init; }

    /// <summary>Of all pairs of a note and a phone, how many percent had the text in the stream while everyone wrote; the others said how many more there are.</summary>
    [JsonPropertyName("texts_live_pct")]
    public double TextsLivePercent { get; init; }

    /// <summary>Seconds from the last note until every phone had every text; nothing when that took over a minute.</summary>
    [JsonPropertyName("whole_after_s")]
    public double? WholeAfterSeconds { get; init; }

    /// <summary>Notes a second that were taken.</summary>
    [JsonPropertyName("writes_per_s")]
    public double WritesPerSecond { get; init; }

    /// <summary>Notes that were not taken.</summary>
    [JsonPropertyName("refused")]
    public int Refused { get; init; }

    /// <summary>Whether each change was on the disk before anybody heard of it.</summary>
    [JsonPropertyName("durable")]
    public bool IsDurable { get; init; } = true;
}

/// <summary>Everything that <c>hub bench live</c> found; the run that the others are compared with first.</summary>
internal sealed record LiveReport(
    [property: JsonPropertyName("room")] LiveFigures Room,
    [property: JsonPropertyName("gather")] LiveFigures Gather,
    [property: JsonPropertyName("with_watchers")] LiveFigures? WithWatchers,
    [property: JsonPropertyName("stalled_p99_ms")] double StalledP99,
    [property: JsonPropertyName("not_stalled_p99_ms")] double NotStalledP99,
    [property: JsonPropertyName("reconnect_s")] double ReconnectSeconds,
    [property: JsonPropertyName("steady_kb_per_s_client")] double SteadyKilobytes,
    [property: JsonPropertyName("bare_hub")] LiveFigures? BareHub,
    [property: JsonPropertyName("hocuspocus")] LiveFigures? Hocuspocus);
