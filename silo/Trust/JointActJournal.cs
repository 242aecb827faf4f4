using System.Data.Common;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Trust;

namespace ParticipatoryHub.Silo.Trust;

/// <inheritdoc />
internal sealed class JointActJournal(SharedSql sql) : IJointActJournal
{
    /// <inheritdoc />
    public async Task Begin(JointActKey key, string digest, JointHand first, CancellationToken cancel)
    {
        await sql.Transact(
            db => sql.Execute(
                db,
                "INSERT INTO joint_act (round, act, number, digest, first_by, first_at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING",
                key.Round, key.Act, key.Number, digest, first.By, first.At.ToUnixTimeMilliseconds()),
            cancel);
        if (await Find(key, cancel) is not { } stored || stored.Digest != digest || stored.First.By != first.By)
        {
            throw new JournalConflictException($"Another has begun {key.Act} {key.Number} meanwhile.");
        }
    }

    /// <inheritdoc />
    public async Task Complete(JointActKey key, string digest, JointHand second, CancellationToken cancel)
    {
        await sql.Transact(
            db => sql.Execute(
                db,
                "UPDATE joint_act SET second_by = $5, second_at = $6 WHERE round = $1 AND act = $2 AND number = $3 AND digest = $4 AND second_by IS NULL",
                key.Round, key.Act, key.Number, digest, second.By, second.At.ToUnixTimeMilliseconds()),
            cancel);
        if (await Find(key, cancel) is not { } stored || stored.Digest != digest || stored.Second?.By != second.By)
        {
            throw new JournalConflictException($"There is no {key.Act} {key.Number} to agree to.");
        }
    }

    /// <inheritdoc />
    public Task<JointAct?> Find(JointActKey key, CancellationToken cancel) => sql.Look(
        async db => (await sql.Rows(
            db,
            Read,
            "SELECT digest, first_by, first_at, second_by, second_at FROM joint_act WHERE round = $1 AND act = $2 AND number = $3",
            key.Round, key.Act, key.Number)).FirstOrDefault(),
        cancel);

    private static JointAct? Read(DbDataReader row) => new(row.GetString(0), Hand(row, 1)!, Hand(row, 3));

    private static JointHand? Hand(DbDataReader row, int at) =>
        row.IsDBNull(at) ? null : new(row.GetString(at), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(at + 1)));
}
