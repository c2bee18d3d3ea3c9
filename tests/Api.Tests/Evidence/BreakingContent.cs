using System.Net;

namespace Toolbox24.Api.Tests.Evidence;

/// <summary>A file of which some is sent, and then the line breaks.</summary>
public sealed class BreakingContent(byte[] bytes, int after) : HttpContent
{
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await stream.WriteAsync(bytes.AsMemory(0, after));
        await stream.FlushAsync();
        throw new IOException("The line breaks.");
    }

    protected override bool TryComputeLength(out long length)
    {
        length = bytes.Length;
        return true;
    }
}
