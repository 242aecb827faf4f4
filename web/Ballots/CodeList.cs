using System.Collections.Immutable;
using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using ParticipatoryHub.Ballots;

namespace ParticipatoryHub.Web.Ballots;

/// <summary>A list of voter codes from elsewhere: a code a line, or CSV of code and area, with or without a heading.</summary>
internal static class CodeList
{
    /// <summary>The most that one list may hold.</summary>
    public const int Most = 20_000;

    /// <summary>Reads the list; whether its codes are sound is for the register to say. Null when it holds too many.</summary>
    public static async Task<ImmutableArray<ImportedCode>?> Read(Stream content, CancellationToken cancel)
    {
        using var text = new StreamReader(content, leaveOpen: true);
        using var csv = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture) { DetectDelimiter = false, BadDataFound = null, MaxFieldSize = 1000 });
        var codes = ImmutableArray.CreateBuilder<ImportedCode>();
        while (await csv.ReadAsync())
        {
            cancel.ThrowIfCancellationRequested();
            var code = csv[0].Trim();
            if (code.Length == 0 || (codes.Count == 0 && code.Equals("code", StringComparison.OrdinalIgnoreCase)))
            {
                continue;
            }

            if (codes.Count == Most)
            {
                return null;
            }

            codes.Add(new ImportedCode(code, csv.Count > 1 && csv[1].Trim() is { Length: > 0 } area ? area : null));
        }

        return codes.DrainToImmutable();
    }
}
