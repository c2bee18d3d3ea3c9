using System.Buffers;
using System.Text;

namespace HotChocolate.Language;

/// <summary>
/// What a block string stands for: without the indentation its lines share, and without blank lines around it
/// (BlockStringValue of the specification).
/// </summary>
internal static class BlockStringValue
{
    public static string Of(ReadOnlySpan<byte> raw)
    {
        var (indentation, first, last) = Measure(raw);
        if (last < 0) return "";

        // A value is never longer than what is written.
        var rented = ArrayPool<char>.Shared.Rent(raw.Length);
        var length = 0;
        for (var i = 0; i <= last; i++)
        {
            var line = TakeLine(ref raw);
            if (i < first) continue;
            if (i > first) rented[length++] = '\n';
            if (i > 0) line = line[Math.Min(indentation, line.Length)..];
            length += Unescape(line, rented.AsSpan(length));
        }
        var value = new string(rented, 0, length);
        ArrayPool<char>.Shared.Return(rented);
        return value;
    }

    /// <summary>What all lines after the first are indented by; the first and last lines not blank.</summary>
    private static (int Indentation, int First, int Last) Measure(ReadOnlySpan<byte> raw)
    {
        var (indentation, first, last) = (int.MaxValue, -1, -1);
        for (var i = 0; !raw.IsEmpty; i++)
        {
            var line = TakeLine(ref raw);
            var blank = line.IndexOfAnyExcept((byte)' ', (byte)'\t');
            if (blank < 0) continue;
            if (first < 0) first = i;
            last = i;
            if (i > 0) indentation = Math.Min(indentation, blank);
        }
        return (indentation, first, last);
    }

    private static ReadOnlySpan<byte> TakeLine(ref ReadOnlySpan<byte> rest)
    {
        var line = rest;
        var length = rest.IndexOfAny((byte)'\n', (byte)'\r');
        if (length < 0)
        {
            rest = default;
            return line;
        }
        rest = rest[(length + (rest[length..].StartsWith("\r\n"u8) ? 2 : 1))..];
        return line[..length];
    }

    /// <summary>Three quotes are the only thing escaped.</summary>
    private static int Unescape(ReadOnlySpan<byte> line, Span<char> target)
    {
        var length = 0;
        while (true)
        {
            var escape = line.IndexOf("\\\"\"\""u8);
            if (escape < 0) return length + Encoding.UTF8.GetChars(line, target[length..]);
            length += Encoding.UTF8.GetChars(line[..escape], target[length..]);
            "\"\"\"".CopyTo(target[length..]);
            length += 3;
            line = line[(escape + 4)..];
        }
    }
}
