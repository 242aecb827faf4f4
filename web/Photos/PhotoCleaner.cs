using SkiaSharp;

namespace ParticipatoryHub.Web.Photos;

/// <summary>
/// Makes a photo from whatever was sent: read by its content, turned upright, made smaller and written anew as JPEG, so that nothing of
/// the file but its picture is kept: no place, no camera, no hidden part. What claims to be greater than <see cref="MostPixels"/> is never
/// decoded.
/// </summary>
internal static class PhotoCleaner
{
    /// <summary>The most that a file may weigh.</summary>
    public const int MostBytes = 10 * 1024 * 1024;

    /// <summary>The most pixels that are decoded.</summary>
    public const long MostPixels = 50_000_000;

    private const int LargeSide = 1600;
    private const int SmallSide = 640;

    public static Refused Unreadable { get; } = new("photo-unreadable", "The file is not a photo that we can read. Choose a JPEG, PNG or WebP file.", "file");

    public static Refused TooLarge { get; } = new("photo-too-large", "The photo is too large. Choose one of at most 10 MB and 50 megapixels.", "file");

    // Decoding takes memory for every pixel: two at a time, and the others wait.
    private static readonly SemaphoreSlim Turns = new(2);

    /// <summary>As <see cref="Clean"/>, when it is this photo's turn.</summary>
    public static async Task<(CleanPhoto? Photo, Refused? Refused)> CleanInTurn(byte[] file, CancellationToken cancel)
    {
        await Turns.WaitAsync(cancel);
        try
        {
            return await Task.Run(() => Clean(file), cancel);
        }
        finally
        {
            Turns.Release();
        }
    }

    /// <summary>The photo in two sizes, or why not.</summary>
    public static (CleanPhoto? Photo, Refused? Refused) Clean(byte[] file)
    {
        if (file.Length > MostBytes)
        {
            return (null, TooLarge);
        }

        using var data = SKData.CreateCopy(file);
        using var codec = SKCodec.Create(data);
        if (codec is null || codec.EncodedFormat is not (SKEncodedImageFormat.Jpeg or SKEncodedImageFormat.Png or SKEncodedImageFormat.Webp))
        {
            return (null, Unreadable);
        }

        if ((long)codec.Info.Width * codec.Info.Height > MostPixels)
        {
            return (null, TooLarge);
        }

        using var decoded = Decode(codec);
        if (decoded is null)
        {
            return (null, Unreadable);
        }

        using var large = Upright(decoded, codec.EncodedOrigin, LargeSide);
        using var small = Upright(decoded, codec.EncodedOrigin, SmallSide);
        return (new CleanPhoto(Encode(large, 78), Encode(small, 68), large.Width, large.Height), null);
    }

    private static SKBitmap? Decode(SKCodec codec)
    {
        // JPEG can be decoded at eighths of its size: a phone's photo need not be held whole in memory.
        var size = Enumerable.Range(1, 8).Select(eighths => codec.GetScaledDimensions(eighths / 8f)).First(size => size == codec.Info.Size || Math.Max(size.Width, size.Height) >= LargeSide);
        var bitmap = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul));
        if (codec.GetPixels(bitmap.Info, bitmap.GetPixels()) is SKCodecResult.Success)
        {
            return bitmap;
        }

        bitmap.Dispose();
        return null;
    }

    private static SKBitmap Upright(SKBitmap photo, SKEncodedOrigin origin, int side)
    {
        var isTurned = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var scale = Math.Min(1f, (float)side / Math.Max(photo.Width, photo.Height));
        var (width, height) = (Math.Max(1, (int)(photo.Width * scale)), Math.Max(1, (int)(photo.Height * scale)));
        var upright = new SKBitmap(new SKImageInfo(isTurned ? height : width, isTurned ? width : height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(upright);
        using var image = SKImage.FromBitmap(photo);
        canvas.Clear(SKColors.White);
        canvas.Concat(Turn(origin, width, height));
        canvas.DrawImage(image, new SKRect(0, 0, width, height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        return upright;
    }

    // The eight ways in which a camera may have been held, as Exif 2.32 numbers them.
    private static SKMatrix Turn(SKEncodedOrigin origin, float width, float height) => origin switch
    {
        SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, width, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new SKMatrix(0, -1, height, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, height, -1, 0, width, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, width, 0, 0, 1),
        _ => SKMatrix.Identity,
    };

    private static byte[] Encode(SKBitmap bitmap, int quality)
    {
        using var image = SKImage.FromBitmap(bitmap);
        using var encoded = image.Encode(SKEncodedImageFormat.Jpeg, quality);
        return encoded.ToArray();
    }
}

/// <summary>A photo in two sizes, as JPEG without anything but the picture.</summary>
internal sealed record CleanPhoto(byte[] Large, byte[] Small, int Width, int Height);
