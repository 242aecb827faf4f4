using System.Globalization;
using System.Text.RegularExpressions;
using ParticipatoryHub.Cli.Service;

namespace ParticipatoryHub.Cli.Bench;

/// <summary>PostgreSQL's own load generator: one insert of a row like a ballot in each transaction, as a prepared statement over TCP.</summary>
internal sealed partial class Pgbench(OwnPostgres postgres, string database)
{
    /// <summary>The table that it fills.</summary>
    public const string Table = """
        CREATE TABLE pgbench_ballots (
            cast_id uuid PRIMARY KEY, round text NOT NULL, voter_code text NOT NULL, choices text NOT NULL, nonce text,
            cast_at timestamptz NOT NULL DEFAULT now())
        """;

    private const string Script = """
        \set code random(1000000000000, 9999999999999)
        INSERT INTO pgbench_ballots (cast_id, round, voter_code, choices, nonce) VALUES (gen_random_uuid(), 'bench', :code::text, 'p03 p07 p11 p19', '000102030405060708090a0b0c0d0e0f');

        """;

    /// <summary>Transactions a second.</summary>
    public async Task<double> Run(int clients, int seconds, CancellationToken cancel)
    {
        var script = Path.Combine(Path.GetDirectoryName(postgres.Folder)!, "insert.sql");
        await File.WriteAllTextAsync(script, Script, cancel);
        var output = await OwnProcess.Run(
            Path.Combine(OwnPostgres.Tools, "pgbench"),
            [
                "-n", "-h", "127.0.0.1", "-p", Text(postgres.Port), "-U", "postgres", "-M", "prepared",
                "-c", Text(clients), "-j", Text(Math.Min(clients, Environment.ProcessorCount)), "-T", Text(seconds), "-f", script, database,
            ],
            cancel);
        return Rate().Match(output) is { Success: true } rate
            ? double.Parse(rate.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
            : throw new CommandFailure("pgbench did not say how many transactions it made.");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"tps = ([0-9.]+) \(without")]
    private static partial Regex Rate();
}
