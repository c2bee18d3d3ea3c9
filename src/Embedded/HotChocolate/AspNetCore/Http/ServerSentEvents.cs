using System.Buffers;
using System.IO.Pipelines;
using HotChocolate.Execution;
using Microsoft.AspNetCore.Http;

namespace HotChocolate.AspNetCore;

/// <summary>GraphQL over server-sent events, one connection for each operation ("distinct connections mode").</summary>
internal static class ServerSentEvents
{
    public static async Task Write(HttpContext context, ExecutionResult result, TimeSpan keepAlive)
    {
        context.Response.ContentType = Negotiation.ContentType(ResponseMedia.EventStream);
        context.Response.Headers.CacheControl = "no-cache";
        var (writer, gone) = (context.Response.BodyWriter, context.RequestAborted);
        await writer.FlushAsync(gone);

        if (result is OperationResult one)
        {
            await Send(writer, one, gone);
        }
        else
        {
            await using var results = ((ResponseStream)result).ReadResultsAsync().GetAsyncEnumerator(gone);
            await SendAll(writer, results, keepAlive, gone);
        }

        writer.Write("event: complete\ndata:\n\n"u8);
        await writer.FlushAsync(gone);
    }

    // What is sent while nothing happens shows both sides that the other is still there.
    private static async Task SendAll(
        PipeWriter writer, IAsyncEnumerator<OperationResult> results, TimeSpan keepAlive, CancellationToken gone)
    {
        using var timer = new PeriodicTimer(keepAlive);
        var tick = timer.WaitForNextTickAsync(gone).AsTask();
        var next = results.MoveNextAsync().AsTask();
        while (true)
        {
            if (await Task.WhenAny(next, tick) == next)
            {
                if (!await next) return;
                await Send(writer, results.Current, gone);
                next = results.MoveNextAsync().AsTask();
            }
            else
            {
                await tick;
                writer.Write(":\n\n"u8);
                await writer.FlushAsync(gone);
                tick = timer.WaitForNextTickAsync(gone).AsTask();
            }
        }
    }

    private static async Task Send(PipeWriter writer, OperationResult result, CancellationToken gone)
    {
        // JSON has no line breaks as it is written here, so that one data line holds it.
        writer.Write("event: next\ndata: "u8);
        result.WriteTo(writer);
        writer.Write("\n\n"u8);
        await writer.FlushAsync(gone);
    }
}
