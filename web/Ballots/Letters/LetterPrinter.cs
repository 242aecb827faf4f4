using QRCoder;

namespace ParticipatoryHub.Web.Ballots.Letters;

/// <summary>
/// Writes a letter per voter as one PDF, A4. Page after page goes out as it is drawn, so ten thousand letters need no more memory than
/// one. The code is there as text and, in the fragment of an address, as a QR code.
/// </summary>
internal static class LetterPrinter
{
    private const double Millimetre = 72 / 25.4;
    private const double PageHeight = 297 * Millimetre;
    private const double Left = 25 * Millimetre;
    private const double Width = 160 * Millimetre;
    private const double QrSide = 45 * Millimetre;
    private const int ObjectsBeforePages = 6;

    /// <summary>Writes the batch.</summary>
    public static async Task Print(CodeSheet sheet, LetterText text, Stream target, CancellationToken cancel)
    {
        var file = new PdfFile(target);
        await file.Begin(cancel);
        await file.Add("<< /Type /Catalog /Pages 3 0 R /Lang (en-GB) >>", cancel);
        await file.Add($"<< /Title {Latin("Voting letters: " + text.Round)} /Author {Latin(text.Council)} >>", cancel);
        await file.Add($"<< /Type /Pages /Count {sheet.Codes.Count} /Kids [{string.Join(' ', Enumerable.Range(0, sheet.Codes.Count).Select(at => $"{PageNumber(at)} 0 R"))}] >>", cancel);
        await file.Add(Font(Helvetica.Regular), cancel);
        await file.Add(Font(Helvetica.Bold), cancel);
        var places = await AddCommonPart(file, text, cancel);
        using var qr = new QRCodeGenerator();
        foreach (var code in sheet.Codes)
        {
            await file.Add($"<< /Type /Page /Parent 3 0 R /MediaBox [0 0 595.28 841.89] /Resources << /Font << /R 4 0 R /B 5 0 R >> /XObject << /Common 6 0 R >> >> /Contents {file.Next + 1} 0 R >>", cancel);
            var page = new PdfDrawing(PageHeight);
            page.Form("Common");
            page.Text(code, Helvetica.Bold, 22, Left, places.Code);
            using var square = qr.CreateQrCode(text.AddressOf(code), QRCodeGenerator.ECCLevel.M);
            page.Squares(square.ModuleMatrix, Left, places.Qr, QrSide);
            await file.Add("", page.Content, cancel);
        }

        await file.End(cancel);
    }

    // What all letters have in common is drawn once; the page only refers to it.
    private static async Task<(double Code, double Qr)> AddCommonPart(PdfFile file, LetterText text, CancellationToken cancel)
    {
        var common = new PdfDrawing(PageHeight);
        common.Text(text.Council, Helvetica.Bold, 14, Left, 30 * Millimetre);
        var y = common.Paragraph(text.Round, Helvetica.Bold, 20, Left, 90 * Millimetre, Width);
        var code = common.Paragraph("You can vote on how this money is spent. Your voter code is:", Helvetica.Regular, 12, Left, y + 8, Width) + 20;
        y = common.Paragraph($"Scan the square with a phone, or go to {text.Address.GetLeftPart(UriPartial.Query)} and type the code.", Helvetica.Regular, 12, Left, code + 40, Width);
        var qr = common.Paragraph($"Voting ends {text.Closes}.", Helvetica.Regular, 12, Left, y + 4, Width);
        common.Paragraph(
            "The code is yours alone: one code, one vote. Until voting ends you can use it again to change your vote; the last one counts. Your vote is secret: it is kept without your name.",
            Helvetica.Regular, 12, Left, qr + QrSide + 36, Width);
        await file.Add($"/Type /XObject /Subtype /Form /BBox [0 0 595.28 841.89] /Resources << /Font << /R 4 0 R /B 5 0 R >> >>", common.Content, cancel);
        return (code, qr);
    }

    private static int PageNumber(int at) => ObjectsBeforePages + 1 + (2 * at);

    private static string Font(Helvetica font) => $"<< /Type /Font /Subtype /Type1 /BaseFont /{font.Name} /Encoding {Helvetica.EncodingDictionary} >>";

    private static string Latin(string text) => System.Text.Encoding.Latin1.GetString(Helvetica.Literal(text));
}
