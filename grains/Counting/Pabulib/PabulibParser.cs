using System.Collections.Immutable;

namespace ParticipatoryHub.Counting.Pabulib;

/// <summary>The three sections with their headers and rows, repaired where the meaning is plain.</summary>
internal sealed class PabulibParser(PabulibTokens tokens, PabulibRepairs repairs, IProgress<double>? progress)
{
    private const int RowsPerReport = 4096;

    public PabulibFile Parse()
    {
        if (!Advance() || !IsSection("META"))
        {
            throw Error(0, "The file must begin with a line META.");
        }

        var meta = Meta();
        if (!IsSection("PROJECTS"))
        {
            throw Error(0, "After META there must be a line PROJECTS.");
        }

        var projects = Table("PROJECTS", "project_id", "cost", repairProjects: true);
        var votes = IsSection("VOTES") ? Table("VOTES", "voter_id", "vote", repairProjects: false) : null;
        if (tokens.Fields.Count > 0)
        {
            throw Error(0, "The sections are META, PROJECTS and VOTES, each once and in this order.");
        }

        progress?.Report(1);
        return new PabulibFile(meta, projects, votes);
    }

    private ImmutableArray<PabulibMeta> Meta()
    {
        if (!Advance() || tokens.Fields is not ["key", "value"])
        {
            throw Error(0, "After META there must be the line key;value.");
        }

        var pairs = ImmutableArray.CreateBuilder<PabulibMeta>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        while (Advance() && !IsAnySection())
        {
            if (tokens.Fields.Count != 2)
            {
                throw Error(0, $"A line of META has a key and a value, this one has {tokens.Fields.Count} fields; put quotation marks round a value with a semicolon.");
            }

            var key = tokens.Fields[0].Trim();
            if (key.Length == 0 || !keys.Add(key))
            {
                throw Error(0, key.Length == 0 ? "This line of META has no key." : $"META has '{key}' twice.");
            }

            pairs.Add(new PabulibMeta(key, PabulibFields.MoneyMeta.Contains(key) ? Money(key, tokens.Fields[1]) : tokens.Fields[1], tokens.Line));
        }

        foreach (var required in PabulibFields.RequiredMeta)
        {
            if (!keys.Contains(required))
            {
                throw Error(0, $"META lacks '{required}'.");
            }
        }

        return pairs.ToImmutable();
    }

    private PabulibTable Table(string section, string idColumn, string second, bool repairProjects)
    {
        if (!Advance())
        {
            throw Error(0, $"After {section} there must be a line with the names of the columns.");
        }

        var line = tokens.Line;
        var columns = Columns(section, idColumn, second, repairProjects);
        var lists = columns.Select(column => column is "vote" or "points" or "category" or "beneficiaries").ToArray();
        var cost = repairProjects ? columns.IndexOf("cost") : -1;
        var rows = new List<PabulibRow>();
        while (Advance() && !IsAnySection())
        {
            if (tokens.Fields.Count != columns.Length)
            {
                throw Error(0, $"This line has {tokens.Fields.Count} fields and the header of {section} has {columns.Length}.");
            }

            var fields = tokens.Fields.ToArray();
            for (var column = 0; column < fields.Length; column++)
            {
                if (column == cost)
                {
                    fields[column] = Money("cost", fields[column]);
                }
                else if (lists[column])
                {
                    fields[column] = List(columns[column], fields[column]);
                }
            }

            rows.Add(new PabulibRow(fields, tokens.Line));
            if (rows.Count % RowsPerReport == 0)
            {
                progress?.Report(tokens.Part);
            }
        }

        return new PabulibTable(columns, rows, line);
    }

    private ImmutableArray<string> Columns(string section, string idColumn, string second, bool repairProjects)
    {
        var columns = ImmutableArray.CreateBuilder<string>();
        for (var field = 0; field < tokens.Fields.Count; field++)
        {
            var name = tokens.Fields[field].Trim();
            if (repairProjects && name == "target")
            {
                name = "beneficiaries";
                repairs.Add(tokens.Line, "The column 'target' is called 'beneficiaries' since April 2026 and was renamed.");
            }

            if (name.Length == 0 || columns.Contains(name))
            {
                throw Error(field, name.Length == 0 ? "This column has no name." : $"The column '{name}' is there twice.");
            }

            columns.Add(name);
        }

        foreach (var required in (string[])[idColumn, second])
        {
            if (!columns.Contains(required))
            {
                throw Error(0, $"The section {section} lacks the column '{required}'.");
            }
        }

        return columns.ToImmutable();
    }

    private string Money(string name, string text)
    {
        var trimmed = text.Trim();
        var comma = trimmed.IndexOf(',', StringComparison.Ordinal);
        if (comma > 0 && comma == trimmed.LastIndexOf(',') && trimmed.Length - comma is 2 or 3 && !trimmed.Contains('.', StringComparison.Ordinal))
        {
            repairs.Add(tokens.Line, $"The decimal comma of {name} '{trimmed}' was read as a point.");
            return trimmed.Replace(',', '.');
        }

        return trimmed;
    }

    private string List(string name, string text)
    {
        if (!text.Contains(' ', StringComparison.Ordinal))
        {
            return text;
        }

        var tidy = string.Join(',', text.Split(',').Select(part => part.Trim(' ')));
        if (tidy.Length != text.Length)
        {
            repairs.Add(tokens.Line, $"Blanks round the commas of '{name}' were dropped.");
        }

        return tidy;
    }

    /// <summary>Moves on to the next line that is not blank.</summary>
    private bool Advance()
    {
        while (tokens.Next())
        {
            if (tokens.Fields is not [var only] || !string.IsNullOrWhiteSpace(only))
            {
                return true;
            }

            repairs.Add(tokens.Line, "A blank line was dropped.");
        }

        return false;
    }

    private bool IsAnySection() => IsSection("META") || IsSection("PROJECTS") || IsSection("VOTES");

    private bool IsSection(string name) => tokens.Fields is [var only] && only.AsSpan().Trim().SequenceEqual(name);

    private PabulibException Error(int field, string message) => new(tokens.ErrorAt(field, message));
}
