using System.Collections.Immutable;
using System.Text;

namespace ParticipatoryHub.Rounds.Import;

/// <summary>A cell with the place where it begins, both from 1.</summary>
internal readonly record struct CsvCell(string Text, int Line, int Column);

/// <summary>
/// Reads CSV as RFC 4180 has it and as spreadsheets write it: comma, semicolon or tab (whichever the first line has most of), quotes,
/// line breaks inside quotes, any line end, a byte order mark. Empty lines are passed over.
/// </summary>
internal sealed class CsvReader
{
    private readonly string text;
    private readonly char separator;
    private int position;
    private int line = 1;
    private int lineStart;

    private CsvReader(string text)
    {
        this.text = text;
        position = lineStart = text.StartsWith('\uFEFF') ? 1 : 0;
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        var first = end < 0 ? text.AsSpan() : text.AsSpan(0, end);
        separator = Most(first);
    }

    /// <summary>The rows; null with the problem when a quote is wrong.</summary>
    public static ImmutableArray<ImmutableArray<CsvCell>>? Read(string text, out ImportProblem? problem)
    {
        var reader = new CsvReader(text);
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<CsvCell>>();
        while (reader.position < text.Length)
        {
            var row = reader.Row(out problem);
            if (problem is not null)
            {
                return null;
            }

            if (row.Length > 1 || row[0].Text.Length > 0)
            {
                rows.Add(row);
            }
        }

        problem = null;
        return rows.ToImmutable();
    }

    private ImmutableArray<CsvCell> Row(out ImportProblem? problem)
    {
        var cells = ImmutableArray.CreateBuilder<CsvCell>();
        while (true)
        {
            cells.Add(Cell(out problem));
            if (problem is not null || position >= text.Length || text[position] != separator)
            {
                break;
            }

            position++;
        }

        EndLine();
        return cells.ToImmutable();
    }

    private CsvCell Cell(out ImportProblem? problem)
    {
        problem = null;
        var (startLine, startColumn) = (line, position - lineStart + 1);
        if (position < text.Length && text[position] == '"')
        {
            return Quoted(startLine, startColumn, out problem);
        }

        var length = text.AsSpan(position).IndexOfAny(separator, '\r', '\n');
        var cell = length < 0 ? text[position..] : text.Substring(position, length);
        position += cell.Length;
        return new CsvCell(cell, startLine, startColumn);
    }

    private CsvCell Quoted(int startLine, int startColumn, out ImportProblem? problem)
    {
        var cell = new StringBuilder();
        position++;
        while (position < text.Length)
        {
            var c = text[position++];
            if (c != '"')
            {
                cell.Append(c);
                if (c == '\n')
                {
                    line++;
                    lineStart = position;
                }
            }
            else if (position < text.Length && text[position] == '"')
            {
                cell.Append('"');
                position++;
            }
            else
            {
                problem = position >= text.Length || text[position] == separator || text[position] is '\r' or '\n'
                    ? null
                    : new ImportProblem("csv-quote", $"Line {line}, column {position - lineStart + 1}: after the closing quote there must be a separator or the line's end.", line, position - lineStart + 1);
                return new CsvCell(cell.ToString(), startLine, startColumn);
            }
        }

        problem = new ImportProblem("csv-quote", $"Line {startLine}, column {startColumn}: a quote is opened here and never closed.", startLine, startColumn);
        return default;
    }

    private void EndLine()
    {
        if (position < text.Length && text[position] == '\r')
        {
            position++;
        }

        if (position < text.Length && text[position] == '\n')
        {
            position++;
        }

        line++;
        lineStart = position;
    }

    private static char Most(ReadOnlySpan<char> header)
    {
        var (comma, semicolon, tab) = (header.Count(','), header.Count(';'), header.Count('\t'));
        return semicolon > comma && semicolon >= tab ? ';' : tab > comma ? '\t' : ',';
    }
}
