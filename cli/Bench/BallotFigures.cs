using System.Text.Json.Serialization;

namespace ParticipatoryHub.Cli.Bench;

/// <summary>What <c>hub bench ballots</c> found. Rates are medians of the runs.</summary>
/// <param name="RatioBare">This service on PostgreSQL against the bare endpoint.</param>
/// <param name="RatioPgbench">This service on PostgreSQL against pgbench.</param>
/// <param name="BallotsPerSecond">This service on PostgreSQL.</param>
/// <param name="SqliteBallotsPerSecond">This service on SQLite.</param>
/// <param name="P99">Milliseconds at half of <paramref name="BallotsPerSecond"/>, on PostgreSQL; the same as <paramref name="P99HalfLoad"/>.</param>
/// <param name="ResidentMegabytes">The most memory that either service ever held, in MB.</param>
/// <param name="P99FullLoad">Milliseconds at full load, on PostgreSQL.</param>
/// <param name="CpuMicroseconds">Processor time a ballot on PostgreSQL, by program.</param>
internal sealed record BallotFigures(
    [property: JsonPropertyName("ratio_bare")] double RatioBare,
    [property: JsonPropertyName("ratio_pgbench")] double RatioPgbench,
    [property: JsonPropertyName("ballots_per_s")] double BallotsPerSecond,
    [property: JsonPropertyName("sqlite_ballots_per_s")] double SqliteBallotsPerSecond,
    [property: JsonPropertyName("p99_ms")] double P99,
    [property: JsonPropertyName("rss_mb")] double ResidentMegabytes,
    [property: JsonPropertyName("bare_per_s")] double BarePerSecond,
    [property: JsonPropertyName("pgbench_per_s")] double PgbenchPerSecond,
    [property: JsonPropertyName("pgbench_clients")] int PgbenchClients,
    [property: JsonPropertyName("p99_half_load_ms")] double P99HalfLoad,
    [property: JsonPropertyName("p99_full_load_ms")] double P99FullLoad,
    [property: JsonPropertyName("clients")] int Clients,
    [property: JsonPropertyName("runs")] int Runs,
    [property: JsonPropertyName("cpu_us_per_ballot")] CpuSplit CpuMicroseconds,
    [property: JsonPropertyName("bare_cpu_us_per_ballot")] CpuSplit BareCpuMicroseconds);

/// <summary>Microseconds of processor time a ballot, by program.</summary>
internal sealed record CpuSplit(
    [property: JsonPropertyName("program")] double Program,
    [property: JsonPropertyName("postgres")] double Postgres,
    [property: JsonPropertyName("generator")] double Generator)
{
    /// <summary>Rounded to a tenth.</summary>
    public static CpuSplit Of(BenchCost cost)
    {
        var (program, postgres, generator) = cost.MicrosecondsEach;
        return new CpuSplit(Math.Round(program, 1), Math.Round(postgres, 1), Math.Round(generator, 1));
    }
}
