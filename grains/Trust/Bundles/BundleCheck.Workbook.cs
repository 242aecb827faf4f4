using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace ParticipatoryHub.Trust.Bundles;

/// <summary>The workbook says what the files say that the count stands on.</summary>
public sealed partial class BundleCheck
{
    private static readonly string[] Figures = ["project", "cost", "votes", "score", "funded", "award"];

    private void CheckWorkbook()
    {
        if (!files.TryGetValue(BundleNames.Workbook, out var book))
        {
            return;
        }

        var (told, result) = (ResultIn(book), CsvLines.Read(files[BundleNames.Result]));
        if (told.Length != result.Rows.Count)
        {
            Fail($"results.xlsx has {Plural(told.Length, "project")}, but result.csv has {Plural(result.Rows.Count, "project")}.");
            return;
        }

        var other = result.Rows.Zip(told).FirstOrDefault(line => Figures.Any(figure => line.Second.ElementAtOrDefault(result.Columns.IndexOf(figure)) != result.At(line.First, figure))).First;
        _ = other is null ? Pass("results.xlsx tells the same as result.csv.") : Fail($"results.xlsx tells of project {result.At(other, "project")} otherwise than result.csv.");
    }

    private static string[][] ResultIn(byte[] book)
    {
        using var zip = new ZipArchive(new MemoryStream(book));
        using var part = (zip.GetEntry(BundleNames.WorkbookResult) ?? throw new KeyNotFoundException(BundleNames.WorkbookResult)).Open();
        using var reader = XmlReader.Create(part);
        return [.. XDocument.Load(reader, LoadOptions.PreserveWhitespace).Descendants().Where(node => node.Name.LocalName == "row").Skip(1)
            .Select(row => row.Elements().Select(cell => cell.Value).ToArray())];
    }
}
