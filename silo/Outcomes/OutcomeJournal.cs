using System.Collections.Immutable;
using System.Text.Json;
using ParticipatoryHub.Outcomes;
using ParticipatoryHub.Silo.Storage;

namespace ParticipatoryHub.Silo.Outcomes;

/// <inheritdoc />
internal sealed class OutcomeJournal(SharedSql sql) : IOutcomeJournal
{
    /// <inheritdoc />
    public Task Add(string community, Guid command, Contribution contribution, CancellationToken cancel) => sql.Transact(
        async db =>
        {
            var place = (await sql.Rows(db, static row => row.GetInt64(0), "SELECT coalesce(max(place), 0) + 1 FROM outcome_contribution WHERE community = $1", community))[0];
            await sql.Execute(
                db, "INSERT INTO outcome_contribution (community, place, command, origin, body) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (community, command) DO NOTHING",
                community, place, command.ToString("N"), contribution.Origin.Key, JsonSerializer.Serialize(contribution, HubJson.Options));
        },
        cancel);

    /// <inheritdoc />
    public Task<ImmutableArray<Contribution>> List(string community, CancellationToken cancel) => sql.Look(
        async db => (await sql.Rows(
            db,
            static row => JsonSerializer.Deserialize<Contribution>(row.GetString(0), HubJson.Options)!,
            """
            SELECT c.body FROM outcome_contribution c
            WHERE c.community = $1 AND c.place = (SELECT max(l.place) FROM outcome_contribution l WHERE l.community = c.community AND l.origin = c.origin) ORDER BY c.place DESC
            """,
            community)).Where(contribution => !contribution.Outcomes.IsEmpty).ToImmutableArray(),
        cancel);

    /// <inheritdoc />
    public Task<ImmutableArray<PlacedContribution>> ListByOrigin(string origin, CancellationToken cancel) => sql.Look(
        async db => (await sql.Rows(
            db,
            static row => new PlacedContribution(row.GetString(0), JsonSerializer.Deserialize<Contribution>(row.GetString(1), HubJson.Options)!),
            """
            SELECT c.community, c.body FROM outcome_contribution c
            WHERE c.origin = $1 AND c.place = (SELECT max(l.place) FROM outcome_contribution l WHERE l.community = c.community AND l.origin = c.origin) ORDER BY c.community
            """,
            origin)).Where(placed => !placed.Contribution.Outcomes.IsEmpty).ToImmutableArray(),
        cancel);
}
