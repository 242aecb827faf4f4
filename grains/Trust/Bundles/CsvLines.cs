using System.Text;

namespace ParticipatoryHub.Trust.Bundles;

/// <summary>Reads the CSV of bundles (RFC 4180), of any size: rows by the names of the first line.</summary>
internal sealed class CsvLines
{
    private CsvLines(List<string> columns, List<string[]> rows) => (Columns, Rows) = (columns, rows);

    /// <summary>The first line.</summary>
    public List<string> Columns { get; }

    /// <summary>The rows below the first.</summary>
    public List<string[]> Rows { get; }

    /// <summary>Whether there is such a column.</summary>
    public bool Has(string column) => Columns.Contains(column);

    /// <summary>The cell of a row; empty where there is none.</summary>
    public string At(string[] row, string column) => Columns.IndexOf(column) is >= 0 and var place && place < row.Length ? row[place] : "";

    /// <summary>Reads a file.</summary>
    public static CsvLines Read(byte[] file)
    {
        var rows = new List<string[]>();
        var row = new List<string>();
        var cell = new StringBuilder();
        var isQuoted = false;
        var text = Encoding.UTF8.GetString(file);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (isQuoted)
            {
                if (c != '"')
                {
                    cell.Append(c);
                }
                else if (i + 1 < text.Length && text[i + 1] == '"')
                {
                    cell.Append(text[++i]);
                }
                else
                {
                    isQuoted = false;
                }
            }
            else if (c == '"')
            {
                isQuoted = true;
            }
            else if (c is ',' or '\n')
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (c == '\n')
                {
                    rows.Add([.. row]);
                    row.Clear();
                }
            }
            else if (c != '\r')
            {
                cell.Append(c);
            }
        }

        return new(rows.Count == 0 ? [] : [.. rows[0]], [.. rows.Skip(1)]);
    }
}
