using System.Diagnostics;
using System.Text;
using System.Xml.Linq;
using ParticipatoryHub.Finance;
using ParticipatoryHub.Rounds.Export;
using Xunit.Abstractions;

namespace ParticipatoryHub.Tests.Finance;

/// <summary>X1: what a spreadsheet program makes of our files. Where LibreOffice is not installed the test says so in one line.</summary>
public sealed class SpreadsheetTests(ITestOutputHelper output) : IDisposable
{
    private const string Program = "/usr/bin/soffice";

    private static readonly string[] Hostile =
    [
        "=1+1", "+44 20 7946 0000", "-1+1", "@SUM(A1:A9)", "\tTab first", "＝1+1", "＋1", "＠A1", "\uFEFF=1+1", "=cmd|' /C calc'!A0", "=HYPERLINK(\"http://evil.example\",\"free money\")",
        "A \"quoted\", comma; semicolon", "Two\nlines", "Emoji 🌳 and \u202Eright to left", "<b>&amp;</b>", "  spaces  around  ", "0012", "1/2", new string('x', 32_768),
    ];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("hub-sheet-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task X1_LibreOffice_OpensWorkbookAndCsv_AsTextsWithoutAFormula()
    {
        // Arrange
        if (!File.Exists(Program))
        {
            output.WriteLine("LibreOffice is not installed, so no spreadsheet program opened the files.");
            return;
        }

        await WriteWorkbook(Path.Combine(folder.FullName, "book.xlsx"), [.. Hostile, "Nul\0 and return\r"]);
        await WriteCsv(Path.Combine(folder.FullName, "table.csv"));

        // Act
        var book = await Open("book.xlsx");
        var table = await Open("table.csv");

        // Assert
        Assert.Equal([.. Hostile[..^1], Hostile[^1][..^1], "Nul and return"], Texts(book).Skip(1));
        Assert.Equal(["12.34"], book.Descendants().Where(cell => (string?)cell.Attribute(Office + "value-type") == "float").Select(cell => (string)cell.Attribute(Office + "value")!));
        foreach (var opened in new[] { book, table })
        {
            Assert.DoesNotContain(opened.Descendants().Attributes(), attribute => attribute.Name.LocalName == "formula");
        }
    }

    private static XNamespace Office { get; } = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";

    private static XNamespace Text { get; } = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";

    private static async Task WriteWorkbook(string path, string[] texts)
    {
        await using var book = new WorkbookWriter();
        await book.Begin("Texts", [20], ["Text", "Amount"], default);
        foreach (var text in texts)
        {
            await book.Row().Text(text).End(default);
        }

        await book.Row().Amount(new Money(1234)).End(default);
        await using var file = File.Create(path);
        await book.Finish(file, default);
    }

    private static async Task WriteCsv(string path)
    {
        await using var file = File.Create(path);
        await using var csv = new CsvWriter(file, CsvFlavour.Excel);
        foreach (var text in Hostile)
        {
            await csv.Text(text).End(default);
        }
    }

    private async Task<XDocument> Open(string name)
    {
        using var office = Process.Start(new ProcessStartInfo(
            Program, [$"-env:UserInstallation=file://{folder.FullName}/profile", "--headless", "--convert-to", "fods", "--outdir", folder.FullName, Path.Combine(folder.FullName, name)])
        { RedirectStandardOutput = true, RedirectStandardError = true })!;
        await office.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        return XDocument.Load(Path.Combine(folder.FullName, Path.ChangeExtension(name, ".fods")), LoadOptions.PreserveWhitespace);
    }

    private static IEnumerable<string> Texts(XDocument opened) => opened.Descendants()
        .Where(cell => (string?)cell.Attribute(Office + "value-type") == "string")
        .Select(cell => string.Join('\n', cell.Elements(Text + "p").Select(Written)))
        .Where(text => text != "Amount");

    private static string Written(XElement paragraph)
    {
        var text = new StringBuilder();
        foreach (var node in paragraph.DescendantNodes())
        {
            text.Append(node switch
            {
                XText part => part.Value,
                XElement { Name.LocalName: "s" } blanks => new string(' ', (int?)blanks.Attribute(Text + "c") ?? 1),
                XElement { Name.LocalName: "tab" } => "\t",
                _ => "",
            });
        }

        return text.ToString();
    }
}
