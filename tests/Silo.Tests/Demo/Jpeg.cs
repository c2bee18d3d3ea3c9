using System.Buffers.Binary;

namespace Toolbox24.Silo.Tests.Demo;

/// <summary>Just enough of a JPEG file to know how large its picture is.</summary>
internal static class Jpeg
{
    private const byte BaselineFrame = 0xC0;
    private const byte ProgressiveFrame = 0xC2;

    public static (int Width, int Height) Size(ReadOnlySpan<byte> file)
    {
        // After the two bytes that open the file come segments: FF, kind, length of the rest.
        for (var at = 2; ; at += 2 + Word(file, at + 2))
        {
            if (file[at + 1] is BaselineFrame or ProgressiveFrame) return (Word(file, at + 7), Word(file, at + 5));
        }
    }

    private static int Word(ReadOnlySpan<byte> file, int at) => BinaryPrimitives.ReadUInt16BigEndian(file[at..]);
}
