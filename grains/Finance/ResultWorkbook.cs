using System.Globalization;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Results;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.SignOff;

namespace ParticipatoryHub.Finance;

/// <summary>What a workbook is made of.</summary>
/// <param name="Standing">PROVISIONAL, signed or published: the first column of every table.</param>
internal sealed record WorkbookContents(RoundView Round, RoundResult Result, CountResult Counted, SignOffView Now, string Standing);

/// <summary>A result as a workbook: what it is, the projects, the figures, the ballots. One table to a sheet, the header in the first row.</summary>
internal static class ResultWorkbook
{
    /// <summary>Writes it. Ballots are written as they are read.</summary>
    public static async Task Write(Stream target, WorkbookContents contents, IAsyncEnumerable<StoredBallot> ballots, CancellationToken cancel)
    {
        await using var book = new WorkbookWriter();
        WriteReadMe(book, contents);
        WriteResult(book, contents);
        WriteFigures(book, contents);
        book.Begin("Ballots", 14, 10, 60);
        book.Head("Standing", "Ballot", "Choices");
        long number = 0;
        await foreach (var ballot in ballots.WithCancellation(cancel))
        {
            book.Row().Text(contents.Standing).Number(++number).Text(ballot.Choices).End();
        }

        await book.Finish(target, cancel);
    }

    private static void WriteReadMe(WorkbookWriter book, WorkbookContents contents)
    {
        var setup = contents.Round.Setup;
        book.Begin("Read me", 30, 90);
        book.Head("About", "What it says");
        book.Row().Text("Standing").Text(contents.Standing).End();
        book.Row().Text("Round").Text(setup.Name).End();
        book.Row().Text("Address").Text(contents.Round.Id).End();
        book.Row().Text("Counted at").Instant(contents.Result.CountedAt, setup.TimeZone).End();
        book.Row().Text("Version of the count").Number(contents.Result.Version).End();
        book.Row().Text("What officers sign").Text(contents.Now.Digest).End();
        foreach (var signature in contents.Now.Signatures)
        {
            book.Row().Text("Signed by " + signature.Name).Instant(signature.At, setup.TimeZone).End();
        }

        book.Row().Text("Files that were published").Text(contents.Round.Manifest ?? "none yet").End();
        book.Row().Text("Currency").Text(setup.Currency).End();
    }

    private static void WriteResult(WorkbookWriter book, WorkbookContents contents)
    {
        var outcomes = contents.Counted.Projects.ToDictionary(project => project.Id, StringComparer.Ordinal);
        book.Begin("Result", 14, 14, 50, 16, 16, 10, 10, 10, 16, 80);
        book.Head("Standing", "Project", "Name", "Delivered as", "Cost", "Votes", "Score", "Funded", "Award", "Reason");
        foreach (var project in contents.Round.Setup.Projects)
        {
            var outcome = outcomes[project.Id];
            book.Row().Text(contents.Standing).Text(project.Id).Text(project.Name).Text(project.Delivery == Delivery.Unspecified ? "" : project.Delivery.ToString().ToLower(CultureInfo.InvariantCulture))
                .Amount(project.Cost).Number(outcome.Votes).Number(outcome.Score).Text(outcome.Won ? "yes" : "no").Amount(outcome.Won ? project.Cost : Money.Zero).Text(outcome.Sentence).End();
        }
    }

    private static void WriteFigures(WorkbookWriter book, WorkbookContents contents)
    {
        book.Begin("Figures", 14, 36, 18, 18, 80);
        book.Head("Standing", "Line", "Figure", "Should be", "Check");
        foreach (var line in ReconciliationLines.Of(contents.Now.Figures))
        {
            var gap = contents.Now.Figures.Gaps.FirstOrDefault(gap => line.Line != ReconciliationLine.Unspecified && gap.Line == line.Line);
            var row = book.Row().Text(contents.Standing).Text(line.Name);
            Figure(row, line.Figure, line.IsMoney);
            Figure(row, gap?.Expected ?? line.Figure, line.IsMoney);
            row.Text(gap?.Where ?? line.Check).End();
        }

        static void Figure(WorkbookWriter row, long figure, bool isMoney) => _ = isMoney ? row.Amount(new Money(figure)) : row.Number(figure);
    }
}
