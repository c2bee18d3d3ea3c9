using System.Buffers.Binary;
using System.Text;

namespace Toolbox24.Domain.Catalog;

/// <summary>Reads a still WebP file by its chunks (RFC 9649) and keeps those a decoder needs.</summary>
internal static class WebPFile
{
    private const byte Exif = 0x08, Xmp = 0x04, Animation = 0x02;

    /// <summary>Null where this is no whole still WebP.</summary>
    public static PhotoFile? Read(ReadOnlySpan<byte> file)
    {
        if (file.Length < 20 || !file.StartsWith("RIFF"u8) || !file[8..].StartsWith("WEBP"u8)) return null;
        if (BinaryPrimitives.ReadUInt32LittleEndian(file[4..]) is var size && (size < 12 || size > file.Length - 8)) return null;

        var (kept, canvas, picture, at) = (new MemoryStream(file.Length), (Width: 0, Height: 0), (Width: 0, Height: 0), 12);
        kept.Write(file[..12]);
        file = file[..((int)size + 8)];
        while (at + 8 <= file.Length)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(file[(at + 4)..]);
            if (length > file.Length - at - 8) return null;

            var padded = Math.Min((int)length + 8 + (int)(length % 2), file.Length - at);
            var chunk = file.Slice(at, padded).ToArray();
            var body = chunk.AsSpan(8, (int)length);
            switch (Encoding.ASCII.GetString(chunk, 0, 4))
            {
                case "VP8X" when at == 12 && length == 10 && (body[0] & Animation) == 0:
                    canvas = (1 + Read24(body[4..]), 1 + Read24(body[7..]));
                    body[0] &= unchecked((byte)~(Exif | Xmp));
                    kept.Write(chunk);
                    break;
                case "VP8 " when picture.Width == 0 && Lossy(body) is { } lossy:
                    picture = lossy;
                    kept.Write(chunk);
                    break;
                case "VP8L" when picture.Width == 0 && Lossless(body) is { } lossless:
                    picture = lossless;
                    kept.Write(chunk);
                    break;
                case "ALPH" or "ICCP":
                    kept.Write(chunk);
                    break;
                case "VP8X" or "VP8 " or "VP8L" or "ANIM" or "ANMF":
                    return null;
            }

            at += padded;
        }

        if (picture.Width == 0) return null;

        var bytes = kept.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4), (uint)bytes.Length - 8);
        return new PhotoFile(PhotoFormat.WebP, Math.Max(canvas.Width, picture.Width), Math.Max(canvas.Height, picture.Height), bytes);
    }

    private static (int Width, int Height)? Lossy(ReadOnlySpan<byte> body) =>
        body.Length >= 10 && body[3..].StartsWith((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A])
        && (BinaryPrimitives.ReadUInt16LittleEndian(body[6..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(body[8..]) & 0x3FFF)
            is ( > 0, > 0) and var size ? size : null;

    private static (int Width, int Height)? Lossless(ReadOnlySpan<byte> body)
    {
        if (body.Length < 5 || body[0] != 0x2F) return null;

        var bits = BinaryPrimitives.ReadUInt32LittleEndian(body[1..]);
        return (1 + (int)(bits & 0x3FFF), 1 + (int)(bits >> 14 & 0x3FFF));
    }

    private static int Read24(ReadOnlySpan<byte> from) => from[0] | from[1] << 8 | from[2] << 16;
}
