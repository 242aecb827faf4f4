using System.Globalization;
using System.Text.Json;
using Spectre.Console;

namespace ParticipatoryHub.Cli.Bench.Pages;

/// <summary>Measured pages as a table, or as one line of JSON.</summary>
internal static class PageReport
{
    private static readonly JsonSerializerOptions Compact = new();

    /// <summary>Prints them; those that take <paramref name="most"/> milliseconds or more at p95 are marked.</summary>
    public static void Print(IReadOnlyList<PageFigures> figures, double most, bool asJson)
    {
        if (asJson)
        {
            Console.WriteLine(JsonSerializer.Serialize(figures, Compact));
            return;
        }

        foreach (var database in figures.GroupBy(page => page.Database))
        {
            var table = new Table { Border = TableBorder.Rounded };
            table.AddColumns(database.Key, "p50 ms", "p95 ms", "p99 ms", "KB sent");
            foreach (var page in database)
            {
                table.AddRow(page.Page, Milliseconds(page.P50), Milliseconds(page.P95) + (page.P95 < most ? "" : " !"), Milliseconds(page.P99), Milliseconds(page.Bytes / 1000d));
            }

            AnsiConsole.Write(table);
        }

        var slowest = figures.MaxBy(page => page.P95)!;
        AnsiConsole.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"Slowest at p95: {slowest.Page} on {slowest.Database}, {slowest.P95:0.0} ms; wanted is under {most:0} ms."));
    }

    private static string Milliseconds(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);
}
