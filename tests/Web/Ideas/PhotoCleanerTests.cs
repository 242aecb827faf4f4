using System.Buffers.Binary;
using System.Text;
using ParticipatoryHub.Web.Photos;
using SkiaSharp;

namespace ParticipatoryHub.Tests.Web.Ideas;

public class PhotoCleanerTests
{
    private const string Secret = "GPS 53.72 -2.63, taken by Aisha's phone";

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public void Clean_APhotoWithThingsHiddenInIt_KeepsThePictureAndNothingElse(SKEncodedImageFormat format)
    {
        // Arrange
        var file = Photo(3000, 1500, format).Concat(Encoding.UTF8.GetBytes(Secret)).ToArray();
        file = format == SKEncodedImageFormat.Jpeg ? WithExif(file, 1) : file;

        // Act
        var (clean, refused) = PhotoCleaner.Clean(file);

        // Assert
        Assert.Null(refused);
        Assert.Equal((1600, 800), (clean!.Width, clean.Height));
        foreach (var bytes in (byte[][])[clean.Large, clean.Small])
        {
            Assert.Equal([0xFF, 0xD8], bytes[..2]);
            Assert.DoesNotContain("GPS", Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
            Assert.DoesNotContain("Exif", Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
        }

        using var small = SKBitmap.Decode(clean.Small);
        Assert.Equal((640, 320), (small.Width, small.Height));
    }

    [Fact]
    public void Clean_APhotoTakenUpright_StandsUpright()
    {
        // Arrange: a picture whose left half is red, marked as turned by a quarter (orientation 6).
        var file = WithExif(Photo(800, 400, SKEncodedImageFormat.Jpeg), 6);

        // Act
        var (clean, _) = PhotoCleaner.Clean(file);

        // Assert
        Assert.Equal((400, 800), (clean!.Width, clean.Height));
        using var upright = SKBitmap.Decode(clean.Large);
        Assert.InRange(upright.GetPixel(200, 100).Red, 200, 255);
        Assert.InRange(upright.GetPixel(200, 700).Red, 0, 80);
    }

    [Fact]
    public void Clean_WhatIsNoPhoto_IsRefused()
    {
        // Arrange
        byte[][] files = ["<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray(), [], [0xFF, 0xD8, 0xFF], Photo(40, 40, SKEncodedImageFormat.Png)[..60]];

        // Act and assert
        Assert.All(files, file => Assert.Equal("photo-unreadable", PhotoCleaner.Clean(file).Refused?.Code));
    }

    [Fact]
    public void Clean_WhatClaimsToBeHuge_IsRefusedBeforeItIsDecoded()
    {
        // Arrange: the header of a PNG says 60,000 by 60,000.
        var file = Photo(40, 40, SKEncodedImageFormat.Png);
        byte[] header = [.. "IHDR"u8, 0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60, .. file[24..29]];
        header.CopyTo(file, 12);
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(29), Crc(file.AsSpan(12, 17)));

        // Act
        var refused = PhotoCleaner.Clean(file).Refused;

        // Assert
        Assert.Equal("photo-too-large", refused?.Code);
    }

    internal static byte[] Photo(int width, int height, SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(width, height);
        using (var canvas = new SKCanvas(bitmap))
        using (var red = new SKPaint { Color = SKColors.Red })
        {
            canvas.Clear(SKColors.Black);
            canvas.DrawRect(0, 0, width / 2f, height, red);
        }

        using var image = SKImage.FromBitmap(bitmap);
        using var encoded = image.Encode(format, 90);
        return encoded.ToArray();
    }

    /// <summary>The JPEG with an Exif segment that says how the camera was held, and where.</summary>
    private static byte[] WithExif(byte[] jpeg, byte orientation)
    {
        byte[] tiff = [.. "II*\0"u8, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(Secret)];
        byte[] exif = [.. "Exif\0\0"u8, .. tiff];
        var length = exif.Length + 2;
        return [.. jpeg[..2], 0xFF, 0xE1, (byte)(length >> 8), (byte)length, .. exif, .. jpeg[2..]];
    }

    // The checksum of a PNG's chunk (ISO 3309), so that only the size is wrong with it.
    private static uint Crc(ReadOnlySpan<byte> chunk)
    {
        var crc = uint.MaxValue;
        foreach (var value in chunk)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
            }
        }

        return ~crc;
    }
}
