using System.IO.Pipelines;
using HotChocolate.AspNetCore;

namespace Toolbox24.HotChocolate.Tests.AspNetCore;

public sealed class BodyTests
{
    [Fact]
    public async Task What_is_announced_and_never_comes_takes_no_memory()
    {
        var pipe = new Pipe();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var reading = BodyBytes.Read(pipe.Reader, announced: 300_000_000, limit: 400_000_000, CancellationToken.None);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000);

        await pipe.Writer.CompleteAsync();
        using var body = (await reading)!.Value;
        Assert.Equal(0, body.Span.Length);
    }

    [Theory]
    [InlineData(null, 200_000)]
    [InlineData(200_000L, 200_000)]
    [InlineData(10L, 10)]
    public async Task All_that_comes_is_read(long? announced, int length)
    {
        var sent = new byte[length];
        Random.Shared.NextBytes(sent);
        using var body = (await BodyBytes.Read(PipeReader.Create(new MemoryStream(sent)), announced, 300_000, CancellationToken.None))!.Value;
        Assert.True(body.Span.SequenceEqual(sent));
    }
}
