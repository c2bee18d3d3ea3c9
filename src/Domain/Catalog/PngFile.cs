using System.Buffers.Binary;

namespace Toolbox24.Domain.Catalog;

/// <summary>Reads a PNG file by its chunks (W3C PNG, section 5) and keeps those a decoder needs for one still picture.</summary>
internal static class PngFile
{
    private static readonly string[] Needed =
        ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "bKGD", "pHYs"];

    /// <summary>Null where this is no whole PNG.</summary>
    public static PhotoFile? Read(ReadOnlySpan<byte> file)
    {
        ReadOnlySpan<byte> signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
        if (!file.StartsWith(signature)) return null;

        var (kept, width, height, hasData, at) = (new MemoryStream(file.Length), 0, 0, false, 8);
        kept.Write(signature);
        while (at + 12 <= file.Length)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            if (length > file.Length - at - 12) return null;

            var chunk = file.Slice(at, (int)length + 12);
            var type = System.Text.Encoding.ASCII.GetString(chunk[4..8]);
            if ((type == "IHDR") != (at == 8)) return null;
            if (type == "IHDR" && !Size(chunk[8..^4], out width, out height)) return null;

            hasData |= type == "IDAT";
            if (Needed.Contains(type)) kept.Write(chunk);
            if (type == "IEND") return hasData ? new PhotoFile(PhotoFormat.Png, width, height, kept.ToArray()) : null;

            at += chunk.Length;
        }

        return null;
    }

    private static bool Size(ReadOnlySpan<byte> header, out int width, out int height)
    {
        (width, height) = header.Length == 13
            ? (BinaryPrimitives.ReadInt32BigEndian(header), BinaryPrimitives.ReadInt32BigEndian(header[4..]))
            : (0, 0);
        return width > 0 && height > 0;
    }
}
