using System.Globalization;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Results;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.SignOff;

namespace ParticipatoryHub.Finance;

/// <summary>What a workbook is made of.</summary>
/// <param name="Standing">PROVISIONAL, signed or published: the first column of every table.</param>
internal sealed record WorkbookContents(RoundView Round, RoundResult Result, CountResult Counted, FiguresView Now, string Standing);

/// <summary>A result as a workbook: what it is, the projects, the figures, the ballots. One table to a sheet, the header in the first row.</summary>
internal static class ResultWorkbook
{
    /// <summary>Writes it. Ballots are written as they are read.</summary>
    public static async Task Write(Stream target, WorkbookContents contents, IAsyncEnumerable<StoredBallot> ballots, CancellationToken cancel)
    {
        await using var book = new WorkbookWriter();
        await WriteReadMe(book, contents, cancel);
        await WriteResult(book, contents, cancel);
        await WriteFigures(book, contents, cancel);
        await book.Begin("Ballots", [14, 10, 60], ["Standing", "Ballot", "Choices"], cancel);
        long number = 0;
        await foreach (var ballot in ballots.WithCancellation(cancel))
        {
            await book.Row().Text(contents.Standing).Number(++number).Text(ballot.Choices).End(cancel);
        }

        await book.Finish(target, cancel);
    }

    private static async Task WriteReadMe(WorkbookWriter book, WorkbookContents contents, CancellationToken cancel)
    {
        var setup = contents.Round.Setup;
        await book.Begin("Read me", [30, 90], ["About", "What it says"], cancel);
        await book.Row().Text("Standing").Text(contents.Standing).End(cancel);
        await book.Row().Text("Round").Text(setup.Name).End(cancel);
        await book.Row().Text("Address").Text(contents.Round.Id).End(cancel);
        await book.Row().Text("Counted at").Instant(contents.Result.CountedAt, setup.TimeZone).End(cancel);
        await book.Row().Text("Version of the count").Number(contents.Result.Version).End(cancel);
        await book.Row().Text("What officers sign").Text(contents.Now.Digest ?? "not signed yet").End(cancel);
        foreach (var signature in contents.Now.Signatures)
        {
            await book.Row().Text("Signed by " + signature.Name).Instant(signature.At, setup.TimeZone).End(cancel);
        }

        await book.Row().Text("Files that were published").Text(contents.Round.Manifest ?? "none yet").End(cancel);
        await book.Row().Text("Currency").Text(setup.Currency).End(cancel);
    }

    private static async Task WriteResult(WorkbookWriter book, WorkbookContents contents, CancellationToken cancel)
    {
        var outcomes = contents.Counted.Projects.ToDictionary(project => project.Id, StringComparer.Ordinal);
        await book.Begin(
            "Result", [14, 14, 50, 16, 16, 10, 10, 10, 16, 80], ["Standing", "Project", "Name", "Delivered as", "Cost", "Votes", "Score", "Funded", "Award", "Reason"], cancel);
        foreach (var project in contents.Round.Setup.Projects)
        {
            var outcome = outcomes[project.Id];
            await book.Row().Text(contents.Standing).Text(project.Id).Text(project.Name).Text(project.Delivery == Delivery.Unspecified ? "" : project.Delivery.ToString().ToLower(CultureInfo.InvariantCulture))
                .Amount(project.Cost).Number(outcome.Votes).Number(outcome.Score).Text(outcome.Won ? "yes" : "no").Amount(outcome.Won ? project.Cost : Money.Zero).Text(outcome.Sentence).End(cancel);
        }
    }

    private static async Task WriteFigures(WorkbookWriter book, WorkbookContents contents, CancellationToken cancel)
    {
        await book.Begin("Figures", [14, 36, 18, 18, 80], ["Standing", "Line", "Figure", "Should be", "Check"], cancel);
        foreach (var line in ReconciliationLines.Of(contents.Now.Figures))
        {
            var gap = contents.Now.Figures.Gaps.FirstOrDefault(gap => line.Line != ReconciliationLine.Unspecified && gap.Line == line.Line);
            var row = book.Row().Text(contents.Standing).Text(line.Name);
            Figure(row, line.Figure, line.IsMoney);
            Figure(row, gap?.Expected ?? line.Figure, line.IsMoney);
            await row.Text(gap?.Where ?? line.Check).End(cancel);
        }

        static void Figure(WorkbookWriter row, long figure, bool isMoney) => _ = isMoney ? row.Amount(new Money(figure)) : row.Number(figure);
    }
}
