using HotChocolate.Execution;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HotChocolate.AspNetCore;

/// <summary>One operation of a socket, with services of its own.</summary>
internal static partial class SocketOperation
{
    /// <summary>Runs to the end, and hands on each response.</summary>
    /// <returns>Null where all was well; else why the operation was never begun, or came to a bad end.</returns>
    public static async Task<IReadOnlyList<IError>?> Run(
        HttpContext context, IRequestExecutor executor, RequestBody body, Action<OperationResult> onResult, CancellationToken cancelled)
    {
        try
        {
            await using var scope = context.RequestServices.CreateAsyncScope();
            var request = body.ToRequest(scope.ServiceProvider) with { User = context.User };
            switch (await executor.ExecuteAsync(request, cancelled))
            {
                case OperationResult { HasData: false } refused:
                    return refused.Errors;
                case OperationResult one:
                    onResult(one);
                    return null;
                case ResponseStream stream:
                    await foreach (var result in stream.ReadResultsAsync().WithCancellation(cancelled)) onResult(result);
                    return null;
                default:
                    return null;
            }
        }
        catch (OperationCanceledException) when (cancelled.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception failure)
        {
            return StreamFailure.Tell(context, failure);
        }
    }

    public static void Log(HttpContext context, Exception failure) =>
        Failed(context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("HotChocolate.AspNetCore"), failure);

    [LoggerMessage(LogLevel.Error, "Serving a socket failed")]
    private static partial void Failed(ILogger logger, Exception failure);
}
