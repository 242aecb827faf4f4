using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using ParticipatoryHub.Search;
using ParticipatoryHub.Silo.Storage;

namespace ParticipatoryHub.Silo.Search;

/// <inheritdoc />
internal sealed class SearchIndex(SharedSql sql, FullText text) : ISearchIndex
{
    private const int MostTaken = 100;

    /// <inheritdoc />
    public Task Put(SearchDocument document, CancellationToken cancel) => sql.Transact(db => Put(db, document), cancel);

    /// <summary>Puts something in, in a transaction of whoever stores it.</summary>
    public Task Put(DbConnection db, SearchDocument document) => sql.Execute(
        db,
        """
        INSERT INTO search_document (kind, place, thing, title, body, audience) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (kind, place, thing) DO UPDATE SET title = excluded.title, body = excluded.body, audience = excluded.audience
        """,
        (long)document.Kind, document.Place, document.Thing, document.Title, document.Text, (long)document.Audience);

    /// <inheritdoc />
    public Task Remove(SearchKind kind, string place, string thing, CancellationToken cancel) => sql.Transact(
        db => sql.Execute(db, "DELETE FROM search_document WHERE kind = $1 AND place = $2 AND thing = $3", (long)kind, place, thing), cancel);

    /// <summary>The numbered things of a kind in a place that hold all words, as a condition on <paramref name="number"/>; the value to bind is made by <see cref="Query"/>.</summary>
    public string Holds(string number, SearchKind kind, string place, string value) =>
        text.OneOf(number, $"SELECT CAST(d.thing AS bigint) FROM {text.Matching(value)} AND d.kind = {(long)kind} AND d.place = {place}");

    /// <summary>A query for all of some words; null where there is none.</summary>
    public string? Query(string? typed) => SearchWords.Of(typed) is { IsEmpty: false } words ? text.Query(words, any: false) : null;

    /// <inheritdoc />
    public Task<SearchPage> Find(SearchQuery query, CancellationToken cancel) => SearchWords.Of(query.Words) is { IsEmpty: false } words
        ? sql.Look(db => Find(db, query, text.Query(words, query.AnyWord)), cancel)
        : Task.FromResult(new SearchPage([], 0));

    private async Task<SearchPage> Find(DbConnection db, SearchQuery query, string words)
    {
        var values = new List<object> { words, (long)(query.IsStaff ? SearchAudience.Staff : SearchAudience.Everybody) };
        var where = "d.audience <= $2";
        if (!query.Kinds.IsEmpty)
        {
            where += $" AND d.kind IN ({string.Join(", ", query.Kinds.Select(kind => ((long)kind).ToString(CultureInfo.InvariantCulture)))})";
        }

        if (query.Place is { } place)
        {
            values.Add(place);
            where += " AND d.place = $3";
        }

        // Of one query, so that what is found is ranked once; its first line stands even where nothing is found.
        var rows = await sql.Rows(
            db,
            static row => (Found: (int)row.GetInt64(0), Hit: row.IsDBNull(1) ? null : new SearchHit((SearchKind)row.GetInt64(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5))),
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                WITH newest AS MATERIALIZED ({text.Newest("$1", where, SearchPage.Most)}),
                best AS (SELECT id, rank FROM newest ORDER BY rank, id DESC LIMIT {Math.Clamp(query.Take, 1, MostTaken)} OFFSET {Math.Clamp(query.Skip, 0, SearchPage.Most)})
                SELECT (SELECT count(*) FROM newest), f.kind, f.place, f.thing, f.title, substr(f.body, 1, 240)
                FROM (SELECT 1) one LEFT JOIN best ON TRUE LEFT JOIN search_document f ON f.id = best.id ORDER BY best.rank, best.id DESC
                """),
            [.. values]);
        return new SearchPage([.. rows.Select(row => row.Hit).OfType<SearchHit>()], rows[0].Found);
    }
}
