using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;
using QRCoder;

namespace ParticipatoryHub.Web.People;

/// <summary>A QR code as a drawing in the page itself, so that what it says goes to nobody else.</summary>
internal static class QrSquare
{
    public static IHtmlContent Draw(string text, string title)
    {
        using var maker = new QRCodeGenerator();
        using var square = maker.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = square.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows[y].Length; x++)
            {
                if (rows[y][x])
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
                }
            }
        }

        var side = rows.Count.ToString(CultureInfo.InvariantCulture);
        return new HtmlString($"<svg class=\"hub-qr\" viewBox=\"0 0 {side} {side}\" role=\"img\" aria-label=\"{title}\"><rect width=\"{side}\" height=\"{side}\" fill=\"#fff\"/><path fill=\"#000\" d=\"{path}\"/></svg>");
    }
}
