using System.Buffers.Binary;
using System.Text;
using ParticipatoryHub.Consents;

namespace ParticipatoryHub.Tests.Deliveries;

/// <summary>Small files of our own making.</summary>
internal static class Photos
{
    /// <summary>Somebody said that nobody can be recognised.</summary>
    public static GivenConsent Nobody { get; } = new(ConsentBasis.NobodyRecognisable, "", new DateOnly(2026, 5, 1));

    /// <summary>A PNG of two pixels by one, which says where it was taken. Its checksums are not looked at.</summary>
    public static byte[] Png() =>
    [
        0x89, .. "PNG"u8, 0x0D, 0x0A, 0x1A, 0x0A,
        .. Part("IHDR", [0, 0, 0, 2, 0, 0, 0, 1, 8, 2, 0, 0, 0]),
        .. Part("tEXt", Encoding.Latin1.GetBytes("Comment\0a secret place")),
        .. Part("IDAT", [1, 2, 3]),
        .. Part("IEND", []),
    ];

    /// <summary>A JPEG of 300 by 200 pixels that was held sideways, with Exif data and a comment.</summary>
    public static byte[] Jpeg(byte orientation = 6) =>
    [
        0xFF, 0xD8,
        .. Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
        .. Segment(0xE1, [.. "Exif\0\0II*\0"u8, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0, .. "a secret place"u8]),
        .. Segment(0xFE, "a secret place"u8.ToArray()),
        .. Segment(0xC0, [8, 0, 200, 1, 44, 1, 1, 0x11, 0]),
        .. Segment(0xDA, [1, 1, 0, 0, 63, 0]),
        1, 2, 3, 0xFF, 0xD9,
    ];

    private static byte[] Part(string name, byte[] data)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        return [.. length, .. Encoding.Latin1.GetBytes(name), .. data, 0, 0, 0, 0];
    }

    private static byte[] Segment(byte marker, byte[] data) => [0xFF, marker, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2), .. data];
}
