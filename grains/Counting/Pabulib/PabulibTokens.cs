namespace ParticipatoryHub.Counting.Pabulib;

/// <summary>Records of fields between semicolons, quoted as CSV; says where each field began.</summary>
internal sealed class PabulibTokens(string text)
{
    private const int MostFields = 500;

    private readonly List<string> fields = [];
    private readonly List<int> columns = [];
    private readonly Dictionary<string, string> shared = new(StringComparer.Ordinal);
    private int at;
    private int line = 1;
    private int lineStart;

    /// <summary>The fields of the record last read.</summary>
    public IReadOnlyList<string> Fields => fields;

    /// <summary>The line on which it began.</summary>
    public int Line { get; private set; }

    /// <summary>The part of the text behind us, 0 to 1.</summary>
    public double Part => text.Length == 0 ? 1 : (double)at / text.Length;

    public PabulibError ErrorAt(int field, string message) => new(Line, field < columns.Count ? columns[field] : 1, message);

    /// <summary>Reads the next record; false at the end.</summary>
    public bool Next()
    {
        fields.Clear();
        columns.Clear();
        if (at >= text.Length)
        {
            return false;
        }

        Line = line;
        while (true)
        {
            columns.Add(at - lineStart + 1);
            if (fields.Count == MostFields)
            {
                throw new PabulibException(ErrorAt(0, $"This line has more than {MostFields} fields."));
            }

            fields.Add(at < text.Length && text[at] == '"' ? Quoted() : Plain());
            if (at >= text.Length)
            {
                return true;
            }

            if (text[at++] == '\n')
            {
                line++;
                lineStart = at;
                return true;
            }
        }
    }

    private string Plain()
    {
        var rest = text.AsSpan(at);
        var end = rest.IndexOfAny(';', '\n');
        var field = end < 0 ? rest : rest[..end];
        at += field.Length;
        return Shared(field);
    }

    private string Quoted()
    {
        var (startLine, startColumn) = (line, at - lineStart + 1);
        var begin = ++at;
        while (true)
        {
            var end = text.AsSpan(at).IndexOfAny('"', '\n');
            if (end < 0)
            {
                throw new PabulibException(new PabulibError(startLine, startColumn, "A quotation mark is opened here and never closed."));
            }

            at += end + 1;
            if (text[at - 1] == '\n')
            {
                line++;
                lineStart = at;
                continue;
            }

            if (at < text.Length && text[at] == '"')
            {
                at++;
                continue;
            }

            if (at < text.Length && text[at] is not (';' or '\n'))
            {
                throw new PabulibException(new PabulibError(line, at - lineStart + 1, "After the closing quotation mark there must be a semicolon or the end of the line."));
            }

            return Shared(text[begin..(at - 1)].Replace("\"\"", "\"", StringComparison.Ordinal));
        }
    }

    /// <summary>Short fields come back many times over: one text serves them all.</summary>
    private string Shared(ReadOnlySpan<char> field)
    {
        if (field.Length > 24)
        {
            return field.ToString();
        }

        var lookup = shared.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(field, out var known))
        {
            return known;
        }

        var text = field.ToString();
        if (shared.Count < 4096)
        {
            shared.Add(text, text);
        }

        return text;
    }
}
