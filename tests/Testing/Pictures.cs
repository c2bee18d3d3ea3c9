using System.Buffers.Binary;
using System.Text;

namespace Toolbox24.Testing;

/// <summary>The smallest files that are JPEG, PNG and WebP in form; there is nothing to see in them.</summary>
public static class Pictures
{
    public static IEnumerable<byte[]> All(int width, int height) => [Jpeg(width, height, up: 3), Png(width, height), WebP(width, height)];

    /// <summary>A JPEG.</summary>
    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    /// <param name="up">Which way is up, as Exif says it.</param>
    /// <param name="secret">What the camera wrote beside: in Exif, in a comment, and in segments of makers.</param>
    /// <param name="isLittle">Whether Exif has its small ends first.</param>
    public static byte[] Jpeg(int width, int height, byte up = 1, string secret = "secret", bool isLittle = false)
    {
        var note = Encoding.Latin1.GetBytes(secret);
        byte[] tiff = isLittle
            ? [.. "II*\0"u8, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, up, 0, 0, 0, 0, 0, 0, 0, .. note]
            : [.. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, up, 0, 0, 0, 0, 0, 0, .. note];
        return
        [
            0xFF, 0xD8,
            .. Segment(0xE1, [.. "Exif\0\0"u8, .. tiff]),
            .. Segment(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. note]),
            .. Segment(0xED, note),
            .. Segment(0xFE, note),
            .. Segment(0xDB, new byte[65]),
            .. Segment(0xC0, [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0]),
            .. Segment(0xDA, [1, 1, 0, 0, 63, 0]), 0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56,
            0xFF, 0xD9,
        ];
    }

    /// <summary>A PNG, with more chunks before its data where asked for.</summary>
    public static byte[] Png(int width, int height, params (string Type, string Text)[] more)
    {
        var size = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(size, width);
        BinaryPrimitives.WriteInt32BigEndian(size.AsSpan(4), height);
        return
        [
            0x89, .. "PNG\r\n"u8, 0x1A, 0x0A,
            .. Chunk("IHDR", size),
            .. more.SelectMany(one => Chunk(one.Type, Encoding.Latin1.GetBytes(one.Text))),
            .. Chunk("IDAT", [1, 2, 3]),
            .. Chunk("IEND", []),
        ];
    }

    /// <summary>A lossy WebP in its long form, with more chunks after its data where asked for.</summary>
    public static byte[] WebP(int width, int height, params (string Type, string Text)[] more)
    {
        byte[] canvas = [0x0C, 0, 0, 0, .. Three(width - 1), .. Three(height - 1)];
        byte[] frame = [0, 0, 0, 0x9D, 0x01, 0x2A, (byte)width, (byte)(width >> 8), (byte)height, (byte)(height >> 8)];
        byte[] chunks =
        [
            .. "WEBP"u8, .. Riff("VP8X", canvas), .. Riff("VP8 ", frame),
            .. more.SelectMany(one => Riff(one.Type, Encoding.Latin1.GetBytes(one.Text))),
        ];
        return [.. "RIFF"u8, .. Little(chunks.Length), .. chunks];
    }

    private static byte[] Segment(byte marker, byte[] body) => [0xFF, marker, (byte)((body.Length + 2) >> 8), (byte)(body.Length + 2), .. body];

    private static byte[] Chunk(string type, byte[] body)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, body.Length);
        return [.. length, .. Encoding.ASCII.GetBytes(type), .. body, 0, 0, 0, 0];
    }

    private static byte[] Riff(string type, byte[] body) =>
        [.. Encoding.ASCII.GetBytes(type), .. Little(body.Length), .. body, .. new byte[body.Length % 2]];

    private static byte[] Little(int number) => [.. Three(number), (byte)(number >> 24)];

    private static byte[] Three(int number) => [(byte)number, (byte)(number >> 8), (byte)(number >> 16)];
}
