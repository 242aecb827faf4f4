using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Microsoft.Extensions.DependencyInjection;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Deliveries;
using ParticipatoryHub.Finance;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Rounds.Export;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Ballots;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Tests.Rounds;
using ParticipatoryHub.Trust.Bundles;

namespace ParticipatoryHub.Tests.Finance;

public sealed class FinanceExportTests(BothHubs hubs) : IClassFixture<BothHubs>
{
    private static readonly GivingIdentity Council = new("Elmbridge Council", "360G-elmbridge", "GB-LAE-ELM", "Communities");

    // What a spreadsheet would run, or choke on.
    private static readonly string[] Hostile =
    [
        "=HYPERLINK(\"http://evil.example\",\"free money\")", "+44 20 7946 0000", "-1+1", "@SUM(A1:A9)", "\tTab first", "＝1+1", "=cmd|' /C calc'!A0",
        "A \"quoted\", comma; semicolon", "Two\nlines", "Emoji 🌳 and \u202Eright to left", new string('x', 190),
    ];

    [Theory, ClassData(typeof(Databases))]
    public async Task X4_Totals_InEveryFormat_AreTheSameToThePenny(DatabaseKind kind)
    {
        // Arrange
        var (id, round) = await Publish(kind);
        var finance = Exports(kind);
        var figures = (await round.GetSignOff(SignOffs.Second))!.Figures;
        var setup = (await round.GetView())!.Setup;
        var grants = setup.Projects.Where(project => project.Delivery == Delivery.Grant).Select(project => project.Id).ToHashSet();

        // Act
        var result = Rows(await Text(target => RoundFiles(kind).WriteResult(id, target, CsvFlavour.Data, default)));
        var json = JsonDocument.Parse(await Bytes(target => finance.WriteGivingJson(id, target, default))).RootElement;
        var giving = Rows(await Text(target => finance.WriteGivingCsv(id, target, CsvFlavour.Data, default)));
        var transparency = Rows(await Text(target => finance.WriteTransparency(id, target, CsvFlavour.Data, default)));
        var reconciliation = Rows(await Text(target => finance.WriteReconciliation(id, SignOffs.Second, target, CsvFlavour.Data, default)));
        var workbook = Workbook(await Bytes(target => finance.WriteWorkbook(id, SignOffs.Second, target, default)));
        var pabulib = (await Text(target => RoundFiles(kind).WritePabulib(id, target, true, default))).Split('\n');
        var bundle = await Tests.Trust.PublishedRound.BuildAsync(hubs[kind].Services, id);

        // Assert
        var funded = result.Where(row => row["funded"] == "yes").ToArray();
        Assert.Equal(figures.Allocated, Sum(funded.Select(row => row["cost"])));
        var granted = Sum(funded.Where(row => grants.Contains(row["project"])).Select(row => row["cost"]));
        Assert.Equal(new Money(4_000_33), granted);
        Assert.Equal(granted, new Money((long)(json.GetProperty("grants").EnumerateArray().Sum(grant => grant.GetProperty("amountAwarded").GetDecimal()) * 100)));
        Assert.Equal(granted, Sum(giving.Select(row => row["Amount Awarded"])));
        Assert.Equal(granted, Sum(transparency.Select(row => row["Amount"])));
        Assert.Equal(figures.Allocated, Sum([reconciliation.Single(row => row["line"] == "Allocated to funded projects")["figure"]]));
        Assert.Equal(figures.Unspent, Sum([reconciliation.Single(row => row["line"] == "Unspent")["figure"]]));
        Assert.Equal(figures.Allocated, Sum(workbook["Result"].Skip(1).Select(row => row[8])));
        Assert.Equal(figures.Allocated, Sum([workbook["Figures"].Single(row => row[1] == "Allocated to funded projects")[2]]));
        Assert.Equal(figures.Counted + 1, workbook["Ballots"].Count);
        Assert.Equal(figures.Allocated, Sum(Selected(pabulib)));
        Assert.Equal(figures.Allocated, Sum(Workbook(new Tests.Trust.BundleFiles(bundle).Bytes(BundleNames.Workbook))["Result"].Skip(1).Select(row => row[6])));
        Assert.True(BundleCheck.Run(new MemoryStream(bundle)).Holds);
        Assert.Contains($"\nallocated={figures.Allocated.Pence.ToString(CultureInfo.InvariantCulture)}\n", (await round.GetView())!.SignOff!.Sheet, StringComparison.Ordinal);
    }

    [Fact]
    public async Task X1_Workbook_WithTitlesThatLookLikeFormulas_HasTextsTypedCellsAndNoFormula()
    {
        // Arrange
        var (id, _) = await Publish(DatabaseKind.Sqlite, Hostile);

        // Act
        var bytes = await Bytes(target => Exports(DatabaseKind.Sqlite).WriteWorkbook(id, SignOffs.Second, target, default));

        // Assert
        using var package = SpreadsheetDocument.Open(new MemoryStream(bytes), false);
        Assert.Empty(new OpenXmlValidator().Validate(package).Select(error => error.Description));
        Assert.All(package.WorkbookPart!.WorksheetParts, part => Assert.Empty(part.Worksheet.Descendants<CellFormula>()));
        var rows = Workbook(bytes)["Result"];
        Assert.Equal(Hostile.Order(StringComparer.Ordinal), rows.Skip(1).Select(row => row[2]).Where(Hostile.Contains).Order(StringComparer.Ordinal));
        var cells = package.WorkbookPart.WorksheetParts.Select(part => part.Worksheet).Single(sheet => sheet.InnerText.Contains("Delivered as", StringComparison.Ordinal)).Descendants<Row>().Skip(1).First().Elements<Cell>().ToArray();
        Assert.Equal((CellValues.InlineString, (CellValues?)null), (cells[2].DataType!.Value, cells[4].DataType?.Value));
    }

    [Fact]
    public async Task X1_WorkbookOfABundle_WithTitlesThatLookLikeFormulas_HasTextsTypedCellsAndNoFormula()
    {
        // Arrange
        var (id, _) = await Publish(DatabaseKind.Sqlite, Hostile);
        var files = new Tests.Trust.BundleFiles(await Tests.Trust.PublishedRound.BuildAsync(hubs[DatabaseKind.Sqlite].Services, id));

        // Act
        var bytes = files.Bytes(BundleNames.Workbook);

        // Assert
        using var package = SpreadsheetDocument.Open(new MemoryStream(bytes), false);
        Assert.Empty(new OpenXmlValidator().Validate(package).Select(error => error.Description));
        Assert.All(package.WorkbookPart!.WorksheetParts, part => Assert.Empty(part.Worksheet.Descendants<CellFormula>()));
        var rows = Workbook(bytes);
        Assert.Equal(["Read me", "Result", "Count", "Turnout"], rows.Keys);
        Assert.Equal(Hostile.Order(StringComparer.Ordinal), rows["Result"].Skip(1).Select(row => row[1]).Where(Hostile.Contains).Order(StringComparer.Ordinal));
        var cells = package.WorkbookPart.WorksheetParts.Select(part => part.Worksheet).Single(sheet => sheet.InnerText.Contains("Reason", StringComparison.Ordinal)).Descendants<Row>().Skip(1).First().Elements<Cell>().ToArray();
        Assert.Equal((CellValues.InlineString, (CellValues?)null, (CellValues?)null), (cells[1].DataType!.Value, cells[2].DataType?.Value, cells[3].DataType?.Value));
    }

    [Theory]
    [InlineData(CsvFlavour.Data)]
    [InlineData(CsvFlavour.Excel)]
    public async Task X1_Csv_WithHostileTitles_ComesBackAsItWasAndRunsInNoSpreadsheet(CsvFlavour flavour)
    {
        // Arrange
        var (id, _) = await Publish(DatabaseKind.Sqlite, Hostile);

        // Act
        var bytes = await Bytes(target => RoundFiles(DatabaseKind.Sqlite).WriteResult(id, target, flavour, default));

        // Assert
        Assert.Equal(flavour == CsvFlavour.Excel, bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble));
        var names = Rows(Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF')).Select(row => row["name"]).ToArray();
        Assert.Equal(Hostile, names.Skip(3).Select(name => flavour == CsvFlavour.Excel ? CsvWriter.Unescape(name) : name));
        Assert.Equal(flavour == CsvFlavour.Data, names.Any(name => name.Length > 0 && "=+-@\t＝".Contains(name[0], StringComparison.Ordinal)));
    }

    [Fact]
    public async Task X2_Giving_HasTheRequiredFieldsOfTheStandardAndNoProjectOfTheCouncilsOwn()
    {
        // Arrange
        var (id, _) = await Publish(DatabaseKind.Sqlite);

        // Act
        var json = JsonDocument.Parse(await Bytes(target => Exports(DatabaseKind.Sqlite).WriteGivingJson(id, target, default))).RootElement;

        // Assert
        Assert.Equal("1.4", json.GetProperty("version").GetString());
        var grant = Assert.Single(json.GetProperty("grants").EnumerateArray());
        Assert.Equal($"360G-elmbridge-{id}-p01", grant.GetProperty("id").GetString());
        foreach (var field in (string[])["title", "description", "currency"])
        {
            Assert.NotEmpty(grant.GetProperty(field).GetString()!);
        }

        Assert.Equal(4000.33m, grant.GetProperty("amountAwarded").GetDecimal());
        Assert.Matches(@"^\d{4}-\d\d-\d\d$", grant.GetProperty("awardDate").GetString());
        var (recipient, funder) = (Assert.Single(grant.GetProperty("recipientOrganization").EnumerateArray()), Assert.Single(grant.GetProperty("fundingOrganization").EnumerateArray()));
        Assert.Equal(("GB-CHC-1234567", "The Men’s Shed"), (recipient.GetProperty("id").GetString(), recipient.GetProperty("name").GetString()));
        Assert.Equal(("GB-LAE-ELM", "Elmbridge Council"), (funder.GetProperty("id").GetString(), funder.GetProperty("name").GetString()));
        Assert.False(grant.TryGetProperty("recipientIndividual", out _));
    }

    [Fact]
    public async Task X3_Pabulib_OfAPublishedRound_PassesTheChecker()
    {
        // Arrange: so few that their channel is not told
        var (id, _) = await Publish(DatabaseKind.Sqlite, voters: 5);

        // Act
        var file = await Bytes(target => RoundFiles(DatabaseKind.Sqlite).WritePabulib(id, target, true, default));

        // Assert
        Tests.Counting.PabulibChecker.Check(file);
    }

    [Fact]
    public async Task Grants_WithoutARecipientOrTheCouncilsPrefixOrAnyGrant_AreRefusedWithASentence()
    {
        // Arrange
        var (id, _) = await Publish(DatabaseKind.Sqlite);
        var hub = hubs[DatabaseKind.Sqlite];
        var (nobody, _) = await Publish(DatabaseKind.Sqlite, recipient: null);
        var (own, _) = await Publish(DatabaseKind.Sqlite, delivery: Delivery.Council);
        var unknown = new FinanceExports(hub.Grains, hub.Services.GetRequiredService<IBallotJournal>(), Council with { Prefix = null });

        // Act
        var refusals = new[]
        {
            await unknown.WriteGivingJson(id, Stream.Null, default), await Exports(DatabaseKind.Sqlite).WriteTransparency(nobody, Stream.Null, CsvFlavour.Data, default),
            await Exports(DatabaseKind.Sqlite).WriteGivingCsv(own, Stream.Null, CsvFlavour.Data, default),
        };

        // Assert
        Assert.Equal(["giving-not-set", "recipient-missing", "no-grants"], refusals.Select(refusal => refusal!.Code));
    }

    [Fact]
    public async Task Files_BeforeBothSignatures_SayProvisionalInTheFirstColumn()
    {
        // Arrange
        var counted = await Tests.SignOff.CountedRound.MakeAsync(hubs[DatabaseKind.Sqlite]);
        var finance = Exports(DatabaseKind.Sqlite);

        // Act
        var before = Rows(await Text(target => finance.WriteReconciliation(counted.Id, SignOffs.Second, target, CsvFlavour.Data, default)));
        await counted.Round.SignTwice(counted.Now);
        var after = Rows(await Text(target => finance.WriteReconciliation(counted.Id, SignOffs.Second, target, CsvFlavour.Data, default)));

        // Assert
        Assert.All(before, row => Assert.Equal("PROVISIONAL", row["standing"]));
        Assert.All(after, row => Assert.Equal("signed", row["standing"]));
        Assert.Equal("not-counted", (await finance.WriteReconciliation(counted.Id, RoundExamples.Nobody, Stream.Null, CsvFlavour.Data, default))!.Code);
    }

    private FinanceExports Exports(DatabaseKind kind) => new(hubs[kind].Grains, hubs[kind].Services.GetRequiredService<IBallotJournal>(), Council);

    private RoundExports RoundFiles(DatabaseKind kind) => ActivatorUtilities.CreateInstance<RoundExports>(hubs[kind].Services);

    // p01 is a grant with odd pence, p02 the council's; both are funded.
    private async Task<(string Id, IRoundGrain Round)> Publish(
        DatabaseKind kind, string[]? further = null, string? recipient = "The Men’s Shed", Delivery delivery = Delivery.Grant, int voters = 12)
    {
        var hub = hubs[kind];
        var id = Box.NewRound();
        var round = hub.Grains.GetGrain<IRoundGrain>(id);
        var known = RoundExamples.Setup();
        ImmutableArray<RoundProject> projects =
        [
            known.Projects[0] with { Delivery = delivery, Cost = new Money(4_000_33), Description = "Benches by the brook." }, known.Projects[1] with { Cost = new Money(3_000_09) }, known.Projects[2],
            .. (further ?? []).Select((name, i) => RoundExamples.Project($"q{i:00}", 5_000) with { Name = name }),
        ];
        Done(await round.Create(new(known with { OpensAt = hub.Clock.Now, ClosesAt = hub.Clock.Now.AddDays(9), Projects = projects, Counting = CountOptions.For(CountingRule.Greedy) }, RoundExamples.Officer)));
        var codes = (await hub.Grains.GetGrain<IRegisterGrain>(id).Issue(new(voters, null, "letters", RoundExamples.Officer))).Codes;
        Done(await round.OpenVoting(new(RoundExamples.Officer)));
        var box = hub.Grains.GetGrain<IBallotBoxGrain>(id);
        foreach (var code in codes)
        {
            Assert.Null((await box.Cast(new(Guid.NewGuid(), code, [new("p01", 1), new("p02", 1)], null, BallotChannel.Online))).Refusal);
        }

        Done(await round.CloseVoting(new(RoundExamples.Officer)));
        Done(await round.Count(new(RoundExamples.Officer)));
        await round.PublishSigned(hub.Clock.Now);
        if (recipient is not null)
        {
            var details = new ChangeDetails(recipient, null, "GF-1", RoundExamples.Officer) { RecipientId = "GB-CHC-1234567" };
            Assert.Empty((await hub.Grains.GetGrain<IDeliveryGrain>(new DeliveryKey(id, "p01").ToString()).Change(details)).Refusals);
        }

        return (id, round);
    }

    private static void Done(RoundOutcome outcome) => Assert.True(outcome.Done, string.Join(' ', outcome.Refusals.Select(refusal => refusal.Sentence)));

    private static async Task<byte[]> Bytes(Func<Stream, Task<Refused?>> write)
    {
        using var target = new MemoryStream();
        Assert.Null(await write(target));
        return target.ToArray();
    }

    private static async Task<string> Text(Func<Stream, Task<Refused?>> write) => Encoding.UTF8.GetString(await Bytes(write));

    private static List<Dictionary<string, string>> Rows(string csv)
    {
        var lines = CsvLines.Read(Encoding.UTF8.GetBytes(csv));
        var columns = csv[..csv.IndexOf('\r', StringComparison.Ordinal)].Split(',');
        return lines.Rows.ConvertAll(row => columns.ToDictionary(column => column, column => lines.At(row, column), StringComparer.Ordinal));
    }

    private static IEnumerable<string> Selected(string[] pabulib)
    {
        var start = Array.IndexOf(pabulib, "PROJECTS") + 1;
        var columns = pabulib[start].Split(';');
        return pabulib[(start + 1)..Array.IndexOf(pabulib, "VOTES")].Select(line => line.Split(';')).Where(cells => cells[Array.IndexOf(columns, "selected")] == "1").Select(cells => cells[Array.IndexOf(columns, "cost")]);
    }

    private static Money Sum(IEnumerable<string> amounts) => new((long)(amounts.Sum(amount => decimal.Parse(amount, CultureInfo.InvariantCulture)) * 100));

    private static Dictionary<string, List<string[]>> Workbook(byte[] bytes)
    {
        using var package = SpreadsheetDocument.Open(new MemoryStream(bytes), false);
        var book = package.WorkbookPart!;
        return book.Workbook.Descendants<Sheet>().ToDictionary(
            sheet => sheet.Name!.Value!,
            sheet => ((WorksheetPart)book.GetPartById(sheet.Id!)).Worksheet.Descendants<Row>().Select(row => row.Elements<Cell>().Select(cell => cell.InnerText).ToArray()).ToList(),
            StringComparer.Ordinal);
    }
}
