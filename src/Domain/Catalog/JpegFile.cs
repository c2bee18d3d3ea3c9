using System.Buffers.Binary;

namespace Toolbox24.Domain.Catalog;

/// <summary>
/// Reads a JPEG file by its segments (ITU-T T.81, annex B) and keeps those a decoder needs. Of Exif stays which way is up, in a
/// segment of our own: without, pictures of telephones would lie on their side.
/// </summary>
internal static class JpegFile
{
    private const int MostScans = 100;

    /// <summary>Null where this is no whole JPEG.</summary>
    public static PhotoFile? Read(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])) return null;

        var (kept, size, up, scans, at) = (new MemoryStream(file.Length), (Width: 0, Height: 0), (byte)1, 0, 2);
        while (Segment(file, ref at) is { } range)
        {
            var marker = file[range.Start.Value + 1];
            var body = file[range][4..];
            if (IsFrame(marker) && (size.Width > 0 || !Size(body, out size))) return null;
            if (marker == 0xE1 && body.StartsWith("Exif\0\0"u8)) up = Orientation(body[6..]);

            if (marker == 0xE0 && body.StartsWith("JFIF\0"u8) && body.Length >= 14) WriteJfif(kept, body);
            else if (IsNeeded(marker, body)) kept.Write(file[range]);

            if (marker != 0xDA) continue;
            if (size.Width == 0 || ++scans > MostScans) return null;

            var end = at + Coded(file[at..]);
            kept.Write(file[at..end]);
            at = end;
        }

        var isWhole = scans > 0 && at + 1 < file.Length && file[at] == 0xFF && file[at + 1] == 0xD9;
        return isWhole ? new PhotoFile(PhotoFormat.Jpeg, size.Width, size.Height, [0xFF, 0xD8, .. Exif(up), .. kept.ToArray(), 0xFF, 0xD9]) : null;
    }

    /// <summary>Where the next segment is, marker and all; null at the end of the picture, or of what can be read.</summary>
    private static Range? Segment(ReadOnlySpan<byte> file, ref int at)
    {
        while (at + 1 < file.Length && file[at] == 0xFF && file[at + 1] == 0xFF) at++;
        if (at + 4 > file.Length || file[at] != 0xFF || file[at + 1] is < 0xC0 or 0xD8 or 0xD9 or (>= 0xD0 and <= 0xD7)) return null;

        var end = at + 2 + BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
        if (end < at + 4 || end > file.Length) return null;

        var range = at..end;
        at = end;
        return range;
    }

    /// <summary>A start of frame; C4, C8 and CC are something else.</summary>
    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private static bool IsNeeded(byte marker, ReadOnlySpan<byte> body) => marker switch
    {
        >= 0xC0 and <= 0xCF and not 0xC8 => true,
        0xDA or 0xDB or 0xDD => true,
        0xE2 => body.StartsWith("ICC_PROFILE\0"u8),  // colours
        0xEE => body.StartsWith("Adobe"u8),          // how colours are coded
        _ => false,
    };

    private static bool Size(ReadOnlySpan<byte> frame, out (int Width, int Height) size)
    {
        size = frame.Length < 6 ? default : (BinaryPrimitives.ReadUInt16BigEndian(frame[3..]), BinaryPrimitives.ReadUInt16BigEndian(frame[1..]));
        return size is { Width: > 0, Height: > 0 };
    }

    /// <summary>How long coded data goes on: FF is followed by 00 or a restart there, and by nothing else.</summary>
    private static int Coded(ReadOnlySpan<byte> data)
    {
        for (var at = 0; at + 1 < data.Length; at++)
        {
            if (data[at] == 0xFF && data[at + 1] is not (0x00 or (>= 0xD0 and <= 0xD7))) return at;
        }

        return data.Length;
    }

    /// <summary>Without the small picture it may hold.</summary>
    private static void WriteJfif(MemoryStream kept, ReadOnlySpan<byte> body)
    {
        kept.Write([0xFF, 0xE0, 0x00, 0x10]);
        kept.Write(body[..12]);
        kept.Write([0x00, 0x00]);
    }

    /// <summary>The tag 0x0112 of the first directory (Exif 2.3, 4.6.4); 1, as it lies, where there is none.</summary>
    private static byte Orientation(ReadOnlySpan<byte> tiff)
    {
        var isLittle = tiff.StartsWith("II*\0"u8);
        if (!isLittle && !tiff.StartsWith("MM\0*"u8)) return 1;
        if (tiff.Length < 8 || Long(tiff[4..]) is var first && (first < 8 || first > tiff.Length - 2)) return 1;

        var entries = Short(tiff[(int)first..]);
        for (var at = (int)first + 2; entries > 0 && at + 12 <= tiff.Length; at += 12, entries--)
        {
            if (Short(tiff[at..]) != 0x0112 || Short(tiff[(at + 2)..]) != 3) continue;

            var up = Short(tiff[(at + 8)..]);
            return up is >= 1 and <= 8 ? (byte)up : (byte)1;
        }

        return 1;

        ushort Short(ReadOnlySpan<byte> from) =>
            isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(from) : BinaryPrimitives.ReadUInt16BigEndian(from);
        uint Long(ReadOnlySpan<byte> from) =>
            isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(from) : BinaryPrimitives.ReadUInt32BigEndian(from);
    }

    private static byte[] Exif(byte up) => up == 1
        ? []
        : [0xFF, 0xE1, 0, 34, .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, up, 0, 0, 0, 0, 0, 0];
}
