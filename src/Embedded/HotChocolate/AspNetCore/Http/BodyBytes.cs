using System.Buffers;
using System.IO.Pipelines;

namespace HotChocolate.AspNetCore;

/// <summary>The whole of a request's body, in memory borrowed until disposed.</summary>
internal readonly struct BodyBytes(byte[] rented, int length) : IDisposable
{
    private const int First = 4_096;

    // Whoever announces more must send it before it is made room for.
    private const int Trusted = 65_536;

    public ReadOnlySpan<byte> Span => rented.AsSpan(0, length);

    /// <summary>Reads to the end.</summary>
    /// <returns>Null where it is longer than <paramref name="limit" />.</returns>
    public static async ValueTask<BodyBytes?> Read(PipeReader reader, long? announced, int limit, CancellationToken cancellationToken)
    {
        if (announced > limit) return null;

        var rented = ArrayPool<byte>.Shared.Rent((int)Math.Min(announced ?? First, Trusted));
        var length = 0;
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken);
            var part = read.Buffer;
            if (length + part.Length > limit)
            {
                ArrayPool<byte>.Shared.Return(rented);
                return null;
            }

            if (length + part.Length > rented.Length) rented = Grow(rented, length, (int)(length + part.Length));
            part.CopyTo(rented.AsSpan(length));
            length += (int)part.Length;
            reader.AdvanceTo(part.End);
            if (read.IsCompleted) return new BodyBytes(rented, length);
        }
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(rented);

    private static byte[] Grow(byte[] rented, int length, int needed)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, rented.Length * 2));
        rented.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(rented);
        return larger;
    }
}
