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

        var newest = $"SELECT d.id, {text.Rank("$1")} AS rank FROM {text.Matching("$1")} AND {where} ORDER BY d.id DESC LIMIT {SearchPage.Most}";
        var found = await sql.Rows(db, static row => (int)row.GetInt64(0), $"SELECT count(*) FROM ({newest}) newest", [.. values]);
        var hits = await sql.Rows(
            db,
            static row => new SearchHit((SearchKind)row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4)),
            string.Create(
                CultureInfo.InvariantCulture,
                $"SELECT f.kind, f.place, f.thing, f.title, substr(f.body, 1, 240) FROM ({newest}) newest JOIN search_document f ON f.id = newest.id ORDER BY newest.rank, f.id DESC LIMIT {Math.Clamp(query.Take, 1, MostTaken)} OFFSET {Math.Clamp(query.Skip, 0, SearchPage.Most)}"),
            [.. values]);
        return new SearchPage(hits, found[0]);
    }
}
