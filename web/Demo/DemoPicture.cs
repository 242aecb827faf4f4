using SkiaSharp;

namespace ParticipatoryHub.Web.Demo;

/// <summary>A drawing in place of a photo, since nobody is there to be photographed: a long table between the brook and the hall.</summary>
internal static class DemoPicture
{
    private const int Width = 960;
    private const int Height = 600;

    /// <summary>What it shows, for those who cannot see it.</summary>
    public const string Alt = "A drawing: a long table with twelve cups stands on the green between the hall and the brook";

    /// <summary>The drawing as PNG.</summary>
    public static byte[] Draw()
    {
        using var bitmap = new SKBitmap(Width, Height);
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(new SKColor(0xCF, 0xE6, 0xF5));
            Shape(canvas, new SKColor(0x8F, 0xBF, 0x7F), path => { path.MoveTo(0, 330); path.CubicTo(260, 270, 620, 360, Width, 290); path.LineTo(Width, Height); path.LineTo(0, Height); });
            Shape(canvas, new SKColor(0x5B, 0x9A, 0xC4), path => { path.MoveTo(700, 310); path.CubicTo(640, 400, 830, 470, 720, Height); path.LineTo(860, Height); path.CubicTo(930, 470, 740, 400, 770, 305); });
            Box(canvas, 90, 170, 330, 200, new SKColor(0xB5, 0x54, 0x3A));
            Shape(canvas, new SKColor(0x6B, 0x3A, 0x2E), path => { path.MoveTo(60, 175); path.LineTo(255, 70); path.LineTo(450, 175); });
            Box(canvas, 225, 260, 60, 110, new SKColor(0x3C, 0x2A, 0x25));
            foreach (var window in new[] { 125, 335 })
            {
                Box(canvas, window, 220, 60, 60, new SKColor(0xF7, 0xE3, 0x9C));
            }

            Box(canvas, 150, 440, 470, 22, new SKColor(0xF3, 0xF2, 0xF1));
            foreach (var leg in new[] { 175, 380, 580 })
            {
                Box(canvas, leg, 462, 14, 80, new SKColor(0x50, 0x5A, 0x5F));
            }

            for (var cup = 0; cup < 12; cup++)
            {
                Box(canvas, 165 + cup * 38, 418, 18, 22, cup % 3 == 0 ? new SKColor(0xD4, 0x35, 0x1C) : cup % 3 == 1 ? new SKColor(0x1D, 0x70, 0xB8) : new SKColor(0x00, 0x70, 0x3C));
            }
        }

        using var image = SKImage.FromBitmap(bitmap);
        using var encoded = image.Encode(SKEncodedImageFormat.Png, 100);
        return encoded.ToArray();
    }

    private static void Box(SKCanvas canvas, int left, int top, int width, int height, SKColor colour)
    {
        using var paint = new SKPaint { Color = colour, IsAntialias = true };
        canvas.DrawRect(left, top, width, height, paint);
    }

    private static void Shape(SKCanvas canvas, SKColor colour, Action<SKPath> draw)
    {
        using var paint = new SKPaint { Color = colour, IsAntialias = true };
        using var path = new SKPath();
        draw(path);
        path.Close();
        canvas.DrawPath(path, paint);
    }
}
