using System.Text;

namespace ParticipatoryHub.Counting.Pabulib;

/// <summary>Writes a <c>.pb</c> file: UTF-8, LF, quotation marks only where a field needs them.</summary>
public static class PabulibWriter
{
    private static readonly UTF8Encoding Utf8 = new(false);

    /// <summary>Writes the sections as they are; what was read and written by us comes back byte for byte.</summary>
    public static void Write(PabulibFile file, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(file);
        using var text = new StreamWriter(stream, Utf8, 1 << 16, leaveOpen: true);
        text.NewLine = "\n";
        text.WriteLine("META");
        text.WriteLine("key;value");
        foreach (var pair in file.Meta)
        {
            WriteLine(text, [pair.Key, pair.Value]);
        }

        Write(text, "PROJECTS", file.Projects);
        if (file.Votes is not null)
        {
            Write(text, "VOTES", file.Votes);
        }
    }

    /// <summary>A field as it stands in a line.</summary>
    internal static string Quoted(string field) => field.AsSpan().IndexOfAny(";\"\n\r") < 0
        ? field
        : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static void Write(StreamWriter text, string section, PabulibTable table)
    {
        text.WriteLine(section);
        WriteLine(text, [.. table.Columns]);
        foreach (var row in table.Rows)
        {
            WriteLine(text, row.Fields);
        }
    }

    private static void WriteLine(StreamWriter text, string[] fields)
    {
        for (var field = 0; field < fields.Length; field++)
        {
            if (field > 0)
            {
                text.Write(';');
            }

            text.Write(Quoted(fields[field]));
        }

        text.WriteLine();
    }
}
