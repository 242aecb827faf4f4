using System.Buffers.Binary;

namespace ParticipatoryHub.Deliveries;

/// <summary>
/// A photo as it is published: the picture and how it is to be turned, and nothing else that the file told, above all not where it was
/// taken. JPEG (ITU T.81) and PNG (ISO 15948); the pixels are not looked at.
/// </summary>
internal sealed record PhotoFile(StoredPhoto Content, int Width, int Height)
{
    /// <summary>The largest file.</summary>
    public const int MostBytes = 8 * 1024 * 1024;

    private const int LongestSide = 20_000;

    private static readonly byte[] PngStart = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    // What a decoder needs; everything else is words, times and places.
    private static readonly string[] PngParts = ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs"];

    private static Refused NotAPhoto { get; } = new("photo-unreadable", "This is not a photo that we can read. Choose a JPEG or PNG file.", "photo");

    /// <summary>Reads a file; null when it is a photo.</summary>
    public static Refused? Read(ReadOnlySpan<byte> bytes, out PhotoFile? photo)
    {
        photo = null;
        if (bytes.Length > MostBytes)
        {
            return new("photo-too-large", $"The photo is larger than {MostBytes / 1024 / 1024} MB. Save it smaller and try again.", "photo");
        }

        photo = bytes.StartsWith(PngStart) ? Png(bytes) : bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? Jpeg(bytes) : null;
        return photo is { Width: > 0 and <= LongestSide, Height: > 0 and <= LongestSide } ? null : NotAPhoto;
    }

    private static PhotoFile? Png(ReadOnlySpan<byte> bytes)
    {
        var kept = new MemoryStream(bytes.Length);
        kept.Write(PngStart);
        var (width, height) = (0, 0);
        for (var at = PngStart.Length; at + 12 <= bytes.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
            if (length > bytes.Length - at - 12)
            {
                return null;
            }

            var part = bytes.Slice(at, (int)length + 12);
            var name = System.Text.Encoding.Latin1.GetString(part.Slice(4, 4));
            if (name == "IHDR" && length == 13)
            {
                width = BinaryPrimitives.ReadInt32BigEndian(part[8..]);
                height = BinaryPrimitives.ReadInt32BigEndian(part[12..]);
            }

            if (PngParts.Contains(name, StringComparer.Ordinal))
            {
                kept.Write(part);
            }

            if (name == "IEND")
            {
                return new PhotoFile(new StoredPhoto("image/png", kept.ToArray()), width, height);
            }

            at += part.Length;
        }

        return null;
    }

    private static PhotoFile? Jpeg(ReadOnlySpan<byte> bytes)
    {
        var kept = new MemoryStream(bytes.Length);
        kept.Write(bytes[..2]);
        var (width, height, orientation) = (0, 0, 1);
        for (var at = 2; at + 4 <= bytes.Length && bytes[at] == 0xFF;)
        {
            var marker = bytes[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
            if (length < 2 || at + 2 + length > bytes.Length)
            {
                return null;
            }

            var part = bytes.Slice(at, length + 2);
            if (IsFrame(marker) && length >= 8)
            {
                height = BinaryPrimitives.ReadUInt16BigEndian(part[5..]);
                width = BinaryPrimitives.ReadUInt16BigEndian(part[7..]);
            }

            if (marker == 0xE1 && Orientation(part[4..]) is { } turned and not 1)
            {
                orientation = turned;
                kept.Write(Turned(turned));
            }
            else if (!IsTalk(marker))
            {
                kept.Write(part);
            }

            at += part.Length;
            if (marker == 0xDA)
            {
                kept.Write(bytes[at..]);
                return new PhotoFile(new StoredPhoto("image/jpeg", kept.ToArray()), orientation >= 5 ? height : width, orientation >= 5 ? width : height);
            }
        }

        return null;
    }

    // SOF0 to SOF15 without the tables that share their range.
    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    // Application data but for JFIF, the colour profile and Adobe's colour transform, and comments.
    private static bool IsTalk(byte marker) => marker is 0xFE or (>= 0xE1 and <= 0xEF and not (0xE2 or 0xEE));

    // Tag 0x0112 in the first directory of the Exif data.
    private static int? Orientation(ReadOnlySpan<byte> exif)
    {
        if (exif.Length < 14 || !exif.StartsWith("Exif\0\0"u8))
        {
            return null;
        }

        var tiff = exif[6..];
        var little = tiff[0] == (byte)'I';
        var directory = Long(tiff, 4, little);
        if (directory > tiff.Length - 2)
        {
            return null;
        }

        var entries = Short(tiff, (int)directory, little);
        for (var entry = 0; entry < entries; entry++)
        {
            var at = (int)directory + 2 + (entry * 12);
            if (at + 12 > tiff.Length)
            {
                return null;
            }

            if (Short(tiff, at, little) == 0x0112)
            {
                return Short(tiff, at + 8, little) is var turned and >= 1 and <= 8 ? turned : null;
            }
        }

        return null;
    }

    private static ushort Short(ReadOnlySpan<byte> data, int at, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(data[at..]) : BinaryPrimitives.ReadUInt16BigEndian(data[at..]);

    private static uint Long(ReadOnlySpan<byte> data, int at, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(data[at..]) : BinaryPrimitives.ReadUInt32BigEndian(data[at..]);

    // Exif data that says nothing but which way up.
    private static byte[] Turned(int orientation) =>
    [
        0xFF, 0xE1, 0x00, 0x22, .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0,
    ];
}
