using System.Net;

namespace Toolbox24.Api.Tests.Evidence;

/// <summary>A file of which some is sent, and then the line breaks: once the server has of it what it is to have.</summary>
public sealed class BreakingContent(byte[] bytes, int after, Func<Task> once) : HttpContent
{
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await stream.WriteAsync(bytes.AsMemory(0, after));
        await stream.FlushAsync();
        await once();
        throw new IOException("The line breaks.");
    }

    protected override bool TryComputeLength(out long length)
    {
        length = bytes.Length;
        return true;
    }
}
