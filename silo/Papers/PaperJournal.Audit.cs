using System.Collections.Immutable;
using ParticipatoryHub.Papers;

namespace ParticipatoryHub.Silo.Papers;

/// <summary>What an audit drew and saw.</summary>
internal sealed partial class PaperJournal
{
    /// <inheritdoc />
    public Task AddSample(string round, StoredSample sample, CancellationToken cancel) => Changed(
        "INSERT INTO paper_sample (round, number, seed, papers, drawn_by) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
        cancel, round, sample.Number, sample.Seed, string.Join(' ', sample.Papers.Select(paper => paper.ToString())), sample.DrawnBy);

    /// <inheritdoc />
    public Task<ImmutableArray<StoredSample>> ReadSamples(string round, CancellationToken cancel) => sql.Look(
        async db =>
        {
            var checks = (await sql.Rows(
                db,
                static row => (Sample: row.GetInt32(0), Check: new PaperCheck(
                    new(row.GetInt32(1), row.GetInt32(2)), new((PaperIntent)row.GetInt32(3), row.GetString(4), ""), row.GetBoolean(5), row.GetString(6))),
                "SELECT sample, batch, number, intent, choices, holds, by_id FROM paper_check WHERE round = $1 ORDER BY batch, number",
                round)).ToLookup(line => line.Sample, line => line.Check);
            return (await sql.Rows(
                db,
                static row => new StoredSample(row.GetInt32(0), row.GetString(1), Serials(row.GetString(2)), row.GetBoolean(3), row.GetString(4), []),
                "SELECT number, seed, papers, done, drawn_by FROM paper_sample WHERE round = $1 ORDER BY number",
                round)).Select(sample => sample with { Checks = [.. checks[sample.Number]] }).ToImmutableArray();
        },
        cancel);

    /// <inheritdoc />
    public async Task<bool> Check(string round, int sample, PaperCheck check, CancellationToken cancel)
    {
        var isOpen = true;
        await sql.Transact(
            async db =>
            {
                isOpen = (await sql.Rows(db, static row => !row.GetBoolean(0), "SELECT done FROM paper_sample WHERE round = $1 AND number = $2", round, sample)).SingleOrDefault();
                if (isOpen)
                {
                    await sql.Execute(
                        db,
                        """
                        INSERT INTO paper_check (round, sample, batch, number, intent, choices, holds, by_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
                        ON CONFLICT (round, sample, batch, number) DO UPDATE SET intent = excluded.intent, choices = excluded.choices, holds = excluded.holds, by_id = excluded.by_id
                        """,
                        round, sample, check.Serial.Batch, check.Serial.Number, (int)check.Reading.Intent, check.Reading.Choices, check.Holds, check.By);
                }
            },
            cancel);
        return isOpen;
    }

    /// <inheritdoc />
    public Task FinishSample(string round, int sample, CancellationToken cancel) =>
        Changed("UPDATE paper_sample SET done = TRUE WHERE round = $1 AND number = $2", cancel, round, sample);

    private static ImmutableArray<PaperSerial> Serials(string papers) =>
    [
        .. papers.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static paper => paper.Split('-'))
            .Select(static parts => new PaperSerial(int.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture), int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture))),
    ];
}
