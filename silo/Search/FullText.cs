using System.Collections.Immutable;
using System.Globalization;
using ParticipatoryHub.Search;

namespace ParticipatoryHub.Silo.Search;

/// <summary>How a database finds words: the two differ in nothing else of a search.</summary>
internal abstract class FullText
{
    /// <summary>A query for words, to be bound as a value. All of them, or any one; each matches as the beginning of a word.</summary>
    public abstract string Query(ImmutableArray<string> words, bool any);

    /// <summary>What stands after FROM: the documents <c>d</c> that match a bound value, ending within a WHERE.</summary>
    public abstract string Matching(string value);

    /// <summary>The newest that match a bound value, as rows of <c>id</c> and <c>rank</c>: the smaller a rank, the better.</summary>
    /// <param name="where">A condition on the documents <c>d</c>.</param>
    public abstract string Newest(string value, string where, int most);

    /// <summary>That a number is one of those that a query finds, which is run once.</summary>
    public abstract string OneOf(string number, string query);

    protected static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <inheritdoc />
internal sealed class SqliteFullText : FullText
{
    public override string Query(ImmutableArray<string> words, bool any) => string.Join(any ? " OR " : " AND ", words.Select(word => $"\"{word}\"*"));

    public override string Matching(string value) => $"search_text JOIN search_document d ON d.id = search_text.rowid WHERE search_text MATCH {value}";

    // A word in the title weighs as much as four in the text. The index goes through its rows by their number; by the document's own, which is
    // the same, all that match were sorted first.
    public override string Newest(string value, string where, int most) =>
        $"SELECT search_text.rowid AS id, bm25(search_text, 4.0, 1.0) AS rank FROM {Matching(value)} AND {where} ORDER BY search_text.rowid DESC LIMIT {Text(most)}";

    public override string OneOf(string number, string query) => $"{number} IN ({query})";
}

/// <inheritdoc />
internal sealed class PostgresFullText : FullText
{
    // So many documents tell whether a word is a common one.
    private const int Sample = 200;

    public override string Query(ImmutableArray<string> words, bool any) => string.Join(any ? " | " : " & ", words.Select(word => $"'{word}':*"));

    public override string Matching(string value) => $"search_document d WHERE d.vector @@ to_tsquery('english', {value})";

    // Of a word that a quarter of the documents hold, by a sample through all of them, the newest are found soonest by going back from the
    // last; of any other, by the index of words. There they are chosen by number alone, and ranked then: sorting what matches with its vectors
    // took six times as long. The planner takes the beginning of a word for 2 % of the documents, however many hold it, and a CASE for half.
    public override string Newest(string value, string where, int most)
    {
        var query = $"to_tsquery('english', {value})";
        return $"""
            WITH often AS MATERIALIZED (
              SELECT count(*) FILTER (WHERE d.vector @@ {query} AND {where}) * 4 >= count(*) AS so
              FROM (SELECT max(id) AS last FROM search_document) whole, generate_series(1, whole.last, whole.last / {Text(Sample)} + 1) number
              JOIN search_document d ON d.id = number
            )
            (SELECT d.id, -ts_rank(d.vector, {query}) AS rank FROM search_document d
             WHERE (SELECT so FROM often) AND CASE WHEN d.vector @@ {query} THEN {where} ELSE FALSE END
             ORDER BY d.id DESC LIMIT {Text(most)})
            UNION ALL
            (SELECT d.id, -ts_rank(d.vector, {query})
             FROM (SELECT d.id FROM {Matching(value)} AND {where} AND NOT (SELECT so FROM often) ORDER BY d.id DESC LIMIT {Text(most)}) newest
             JOIN search_document d ON d.id = newest.id)
            """;
    }

    // As a join it could be run for each row, while there are no statistics yet.
    public override string OneOf(string number, string query) => $"{number} = ANY (ARRAY({query}))";
}
