using ParticipatoryHub.Cli.Service;

namespace ParticipatoryHub.Cli.Bench;

/// <summary>Processor time over measured runs, by who spent it.</summary>
internal sealed class BenchCost
{
    private TimeSpan target;
    private TimeSpan postgres;
    private TimeSpan generator;
    private long ballots;

    /// <summary>Microseconds of processor time a ballot: in the measured program, in PostgreSQL, in the load generator.</summary>
    public (double Target, double Postgres, double Generator) MicrosecondsEach => ballots == 0
        ? default
        : (target.TotalMicroseconds / ballots, postgres.TotalMicroseconds / ballots, generator.TotalMicroseconds / ballots);

    /// <summary>Runs something and adds what it cost.</summary>
    public async Task<T> Around<T>(int targetId, int postgresId, Func<Task<T>> run, Func<T, long> count)
    {
        var (targetBefore, postgresBefore, ownBefore) = (Cpu(targetId), Cpu(postgresId), Cpu(Environment.ProcessId));
        var result = await run();
        target += Cpu(targetId) - targetBefore;
        postgres += Cpu(postgresId) - postgresBefore;
        generator += Cpu(Environment.ProcessId) - ownBefore;
        ballots += count(result);
        return result;
    }

    private static TimeSpan Cpu(int id) => id == Environment.ProcessId ? Environment.CpuUsage.TotalTime : ProcessCost.Of(id).Cpu;
}
