using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Json;
using ParticipatoryHub.People;
using ParticipatoryHub.Plans;
using ParticipatoryHub.Silo.Storage;

namespace ParticipatoryHub.Silo.Plans;

/// <inheritdoc />
internal sealed class PlanJournal(SharedSql sql) : IPlanJournal
{
    private const string One = "community = $1 AND plan = $2";
    private const string AgreementColumns = "community, plan, version, who, name, as_whom, is_staff, at";

    /// <inheritdoc />
    public Task<int> NumberFor(string community, Guid command, CancellationToken cancel) => sql.Look(
        async db => (await sql.Rows(db, static row => (int)row.GetInt64(0), "SELECT plan FROM plan_change WHERE community = $1 AND command = $2 AND place = 1", community, command.ToString("N")))
            is [var number] ? number
            : (await sql.Rows(db, static row => (int)row.GetInt64(0), "SELECT coalesce(max(plan), 0) + 1 FROM plan WHERE community = $1", community))[0],
        cancel);

    /// <inheritdoc />
    public Task<Plan?> Read(string community, int number, CancellationToken cancel) => sql.Look(
        async db => (await sql.Rows(db, static row => PlanOf(row.GetString(0)), $"SELECT body FROM plan WHERE {One}", community, (long)number)).FirstOrDefault(), cancel);

    /// <inheritdoc />
    public Task<int?> Done(string community, int number, Guid command, CancellationToken cancel) => sql.Look(
        async db => await sql.Rows(db, static row => (int)row.GetInt64(0), $"SELECT about FROM plan_change WHERE {One} AND command = $3", community, (long)number, command.ToString("N"))
            is [var about] ? about : (int?)null,
        cancel);

    /// <inheritdoc />
    public async Task<bool> Write(string community, int number, Guid command, int about, Plan next, PlanChange change, bool isVersion, CancellationToken cancel)
    {
        var isWritten = false;
        await sql.Transact(
            async db =>
            {
                isWritten = await Put(db, community, number, next);
                if (!isWritten)
                {
                    return;
                }

                await sql.Execute(
                    db, "INSERT INTO plan_change (community, plan, place, command, about, move, by_staff, by_name, at, what, words) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
                    community, (long)number, next.Revision, command.ToString("N"), (long)about, (long)change.Move, change.ByStaff, change.ByName, change.At.ToUnixTimeMilliseconds(), change.What, change.Words);
                await sql.Execute(db, $"DELETE FROM plan_origin WHERE {One}", community, (long)number);
                foreach (var action in next.Actions.Where(action => action.Origin is not null))
                {
                    await sql.Execute(db, "INSERT INTO plan_origin (origin, community, plan, action, title) VALUES ($1, $2, $3, $4, $5)", action.Origin!.Key, community, (long)number, (long)action.Number, action.Title);
                }

                if (isVersion)
                {
                    await sql.Execute(
                        db, "INSERT INTO plan_version (community, plan, version, body, words, by_name, at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                        community, (long)number, (long)next.Version, Body(next), change.Words, change.ByName, change.At.ToUnixTimeMilliseconds());
                }
            },
            cancel);
        return isWritten;
    }

    /// <inheritdoc />
    public Task<ImmutableArray<PlanVersion>> Versions(string community, int number, CancellationToken cancel) => sql.Look(
        db => sql.Rows(
            db,
            static row => new PlanVersion((int)row.GetInt64(0), PlanOf(row.GetString(1)), row.GetString(2), row.GetString(3), Instant(row.GetInt64(4)), (int)row.GetInt64(5)),
            """
            SELECT v.version, v.body, v.words, v.by_name, v.at, (SELECT count(*) FROM plan_agreement a WHERE a.community = v.community AND a.plan = v.plan AND a.version = v.version)
            FROM plan_version v WHERE v.community = $1 AND v.plan = $2 ORDER BY v.version DESC
            """,
            community, (long)number),
        cancel);

    /// <inheritdoc />
    public Task<ImmutableArray<PlanChange>> History(string community, int number, bool onlyMoves, int take, CancellationToken cancel) => sql.Look(
        db => sql.Rows(
            db,
            static row => new PlanChange(row.GetString(0), row.GetString(1), Instant(row.GetInt64(2)), row.GetString(3), row.GetString(4), (PlanMove)row.GetInt64(5)),
            $"SELECT by_staff, by_name, at, what, words, move FROM plan_change WHERE {One} AND move >= $3 ORDER BY place DESC LIMIT $4",
            community, (long)number, onlyMoves ? 1L : 0L, (long)take),
        cancel);

    /// <inheritdoc />
    public Task<ImmutableArray<PlanAgreement>> Agreements(string community, int number, int version, CancellationToken cancel) => sql.Look(
        async db => (await sql.Rows(db, AgreementOf, $"SELECT {AgreementColumns} FROM plan_agreement WHERE {One} AND version = $3 ORDER BY at, who", community, (long)number, (long)version))
            .Select(placed => placed.Agreement).ToImmutableArray(),
        cancel);

    /// <inheritdoc />
    public Task Agree(string community, int number, PlanAgreement agreement, CancellationToken cancel) => sql.Transact(
        db => sql.Execute(
            db,
            """
            INSERT INTO plan_agreement (community, plan, version, who, name, as_whom, is_staff, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT (community, plan, version, who) DO UPDATE SET name = excluded.name, as_whom = excluded.as_whom
            """,
            community, (long)number, (long)agreement.Version, agreement.Who, agreement.Name, agreement.As, agreement.IsStaff ? 1L : 0L, agreement.At.ToUnixTimeMilliseconds()),
        cancel);

    /// <inheritdoc />
    public Task Unagree(string community, int number, int version, string who, CancellationToken cancel) => sql.Transact(
        db => sql.Execute(db, $"DELETE FROM plan_agreement WHERE {One} AND version = $3 AND who = $4", community, (long)number, (long)version, who), cancel);

    /// <inheritdoc />
    public Task<ImmutableArray<PlanLine>> List(string? community, CancellationToken cancel) => sql.Look(
        db => sql.Rows(
            db,
            static row => new PlanLine(row.GetString(0), (int)row.GetInt64(1), row.GetString(2), (PlanPhase)row.GetInt64(3), Instant(row.GetInt64(4)), (int)row.GetInt64(5), (int)row.GetInt64(6)),
            $"SELECT community, plan, title, phase, changed_at, actions, done FROM plan WHERE {(community is null ? "phase < 5 AND $1 = '' ORDER BY community, plan" : "community = $1 ORDER BY plan DESC")}",
            community ?? ""),
        cancel);

    /// <inheritdoc />
    public Task<ImmutableArray<PlacedAction>> ByOrigin(string origin, CancellationToken cancel) => sql.Look(
        db => sql.Rows(
            db,
            static row => new PlacedAction(row.GetString(0), (int)row.GetInt64(1), row.GetString(2), (int)row.GetInt64(3), row.GetString(4)),
            "SELECT o.community, o.plan, p.title, o.action, o.title FROM plan_origin o JOIN plan p ON p.community = o.community AND p.plan = o.plan WHERE o.origin = $1 ORDER BY o.community, o.plan, o.action",
            origin),
        cancel);

    /// <inheritdoc />
    public Task<ImmutableArray<PlacedAgreement>> ByResident(ResidentId resident, CancellationToken cancel) => sql.Look(
        db => sql.Rows(db, AgreementOf, $"SELECT {AgreementColumns} FROM plan_agreement WHERE who = $1 ORDER BY community, plan, version", "resident:" + resident.Value), cancel);

    /// <inheritdoc />
    public Task Forget(ResidentId resident, CancellationToken cancel) => sql.Transact(
        async db =>
        {
            var who = "resident:" + resident.Value;
            foreach (var placed in await sql.Rows(db, AgreementOf, $"SELECT {AgreementColumns} FROM plan_agreement WHERE who = $1", who))
            {
                await sql.Execute(
                    db, $"UPDATE plan_agreement SET who = $4, name = '', as_whom = '' WHERE {One} AND version = $3 AND who = $5",
                    placed.Community, (long)placed.Plan, (long)placed.Agreement.Version, "gone:" + Guid.NewGuid().ToString("N"), who);
            }
        },
        cancel);

    private async Task<bool> Put(DbConnection db, string community, int number, Plan next)
    {
        object[] values =
        [
            community, (long)number, next.Revision, (long)next.Phase, next.About.Title, Body(next), (long)next.Actions.Length, (long)next.Actions.Count(action => action.Status == ActionStatus.Done), next.ChangedAt.ToUnixTimeMilliseconds(),
        ];
        return await sql.Execute(
            db,
            next.Revision == 1
                ? "INSERT INTO plan (community, plan, revision, phase, title, body, actions, done, changed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING"
                : $"UPDATE plan SET revision = $3, phase = $4, title = $5, body = $6, actions = $7, done = $8, changed_at = $9 WHERE {One} AND revision = $3 - 1",
            values) == 1;
    }

    private static string Body(Plan plan) => JsonSerializer.Serialize(plan, HubJson.Options);

    private static Plan PlanOf(string body) => JsonSerializer.Deserialize<Plan>(body, HubJson.Options)!;

    private static PlacedAgreement AgreementOf(DbDataReader row) => new(
        row.GetString(0), (int)row.GetInt64(1), new PlanAgreement((int)row.GetInt64(2), row.GetString(3), row.GetString(4), row.GetString(5), row.GetInt64(6) == 1, Instant(row.GetInt64(7))));

    private static DateTimeOffset Instant(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
