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
            await SendAll(context, (ResponseStream)result, keepAlive);
        }

        writer.Write("event: complete\ndata:\n\n"u8);
        await writer.FlushAsync(gone);
    }

    private static async Task SendAll(HttpContext context, ResponseStream stream, TimeSpan keepAlive)
    {
        var (writer, gone) = (context.Response.BodyWriter, context.RequestAborted);
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(gone);
        await using var results = stream.ReadResultsAsync().GetAsyncEnumerator(leaving.Token);
        var next = results.MoveNextAsync().AsTask();
        try
        {
            while (await Next(next, writer, keepAlive, gone))
            {
                await Send(writer, results.Current, gone);
                next = results.MoveNextAsync().AsTask();
            }
        }
        catch (Exception failure) when (next.IsFaulted && !gone.IsCancellationRequested)
        {
            await Send(writer, new FailedResult(StreamFailure.Tell(context, failure)), gone);
        }
        finally
        {
            // The stream may not be left while it looks for the next.
            await leaving.CancelAsync();
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // What is sent while nothing happens shows both sides that the other is still there.
    private static async Task<bool> Next(Task<bool> next, PipeWriter writer, TimeSpan keepAlive, CancellationToken gone)
    {
        if (next.IsCompleted) return await next;

        using var timer = new PeriodicTimer(keepAlive);
        while (true)
        {
            var tick = timer.WaitForNextTickAsync(gone).AsTask();
            if (await Task.WhenAny(next, tick) == next) return await next;
            await tick;
            writer.Write(":\n\n"u8);
            await writer.FlushAsync(gone);
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
