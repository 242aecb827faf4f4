using System.Collections.Immutable;
using ParticipatoryHub.Search;

namespace ParticipatoryHub.Silo.Search;

/// <summary>How a database finds words: the two differ in nothing else of a search.</summary>
internal abstract class FullText
{
    /// <summary>A query for words, to be bound as a value. All of them, or any one; each matches as the beginning of a word.</summary>
    public abstract string Query(ImmutableArray<string> words, bool any);

    /// <summary>What stands after FROM: the documents <c>d</c> that match a bound value, ending within a WHERE.</summary>
    public abstract string Matching(string value);

    /// <summary>The number of a document, by which its newest are taken without a look at all that match.</summary>
    public abstract string Number { get; }

    /// <summary>The smaller, the better.</summary>
    public abstract string Rank(string value);

    /// <summary>That a number is one of those that a query finds, which is run once.</summary>
    public abstract string OneOf(string number, string query);
}

/// <inheritdoc />
internal sealed class SqliteFullText : FullText
{
    public override string Query(ImmutableArray<string> words, bool any) => string.Join(any ? " OR " : " AND ", words.Select(word => $"\"{word}\"*"));

    public override string Matching(string value) => $"search_text JOIN search_document d ON d.id = search_text.rowid WHERE search_text MATCH {value}";

    // The index goes through its rows in this order; by the document's own number, which is the same, all that match were sorted first.
    public override string Number => "search_text.rowid";

    // A word in the title weighs as much as four in the text.
    public override string Rank(string value) => "bm25(search_text, 4.0, 1.0)";

    public override string OneOf(string number, string query) => $"{number} IN ({query})";
}

/// <inheritdoc />
internal sealed class PostgresFullText : FullText
{
    public override string Query(ImmutableArray<string> words, bool any) => string.Join(any ? " | " : " & ", words.Select(word => $"'{word}':*"));

    public override string Matching(string value) => $"search_document d WHERE d.vector @@ to_tsquery('english', {value})";

    public override string Number => "d.id";

    public override string Rank(string value) => $"-ts_rank(d.vector, to_tsquery('english', {value}))";

    // As a join it could be run for each row, while there are no statistics yet.
    public override string OneOf(string number, string query) => $"{number} = ANY (ARRAY({query}))";
}
