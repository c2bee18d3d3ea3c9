using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using HotChocolate.Execution;
using Microsoft.AspNetCore.Http;

namespace HotChocolate.AspNetCore;

/// <summary>One socket that speaks graphql-transport-ws, from its opening to its closing.</summary>
internal sealed class SocketSession
{
    public const string Protocol = "graphql-transport-ws";

    /// <summary>How long a client may take to close when it is told to.</summary>
    public static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    private readonly HttpContext context;
    private readonly WebSocket socket;
    private readonly IRequestExecutor executor;
    private readonly GraphQLServerOptions options;
    private readonly SocketSender sender;
    private readonly SocketReceiver receiver;
    private readonly ConcurrentDictionary<string, CancellationTokenSource> operations = new();
    private readonly TaskCompletionSource<CloseCode> over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool isAcknowledged;
    private bool isInitialized;
    private string? reason;

    public SocketSession(HttpContext context, WebSocket socket, IRequestExecutor executor, GraphQLServerOptions options)
    {
        (this.context, this.socket, this.executor, this.options) = (context, socket, executor, options);
        sender = new SocketSender(socket, options.MaxPendingBytesPerSocket, () => End(CloseCode.TooSlow, "The client reads too slowly"));
        receiver = new SocketReceiver(socket, options.MaxAllowedRequestSize);
    }

    /// <summary>Serves the client until one of the two has had enough.</summary>
    public async Task Run()
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        var sending = sender.Run(ending.Token);
        var listening = Listen(ending.Token);
        CloseCode code;
        await using (new Timer(_ => KeepAlive(), null, options.KeepAliveInterval, options.KeepAliveInterval))
        await using (new Timer(_ => CheckIntroduction(), null, options.ConnectionInitializationTimeout, Timeout.InfiniteTimeSpan))
            code = await over.Task;

        foreach (var id in operations.Keys) await Stop(id);
        sender.Complete();
        await Close(code, sending, ending);
        await listening;

        // What was asked for while it ended.
        await ending.CancelAsync();
    }

    private void KeepAlive()
    {
        if (isAcknowledged) sender.Send(ServerMessage.Ping);
    }

    private void CheckIntroduction()
    {
        if (!isInitialized) End(CloseCode.InitializationTimeout, "Connection initialisation timeout");
    }

    private void End(CloseCode code, string? why = null)
    {
        reason ??= why;
        over.TrySetResult(code);
    }

    // Reads on until the client closes too: a socket that is broken off may lose what was sent last.
    private async Task Listen(CancellationToken ending)
    {
        try
        {
            while (true)
            {
                var heard = await receiver.Receive(ending);
                if (heard is null && !over.Task.IsCompleted) heard = await Handle(ending);
                if (heard is { } code) End(code, code == CloseCode.BadMessage ? "Invalid message received" : null);
                if (heard == CloseCode.Normal) return;
            }
        }
        catch (OperationCanceledException)
        {
            End(CloseCode.GoingAway);
        }
        catch (WebSocketException)
        {
            // What is no frame, or no text, the socket has answered with a code of its own.
            End(CloseCode.GoingAway);
            await SocketRest.Drain(context, ending);
        }
        catch (Exception failure)
        {
            SocketOperation.Log(context, failure);
            End(CloseCode.InternalError, "Internal error");
        }
    }

    private async ValueTask<CloseCode?> Handle(CancellationToken ending)
    {
        if (ClientMessage.TryRead(receiver.Message, out var message) is { } wrong) return Because(CloseCode.BadMessage, wrong);

        switch (message.Type)
        {
            case MessageType.ConnectionInit:
                return await Initialize(message.Payload, ending);
            case MessageType.Ping:
                sender.Send(ServerMessage.Pong);
                return null;
            case MessageType.Subscribe:
                return Subscribe(message, ending);
            case MessageType.Complete:
                await Stop(message.Id!);
                return null;
            default:
                return null;
        }
    }

    private async ValueTask<CloseCode?> Initialize(JsonElement payload, CancellationToken ending)
    {
        if (isInitialized) return Because(CloseCode.TooManyInitializations, "Too many initialisation requests");

        isInitialized = true;
        if (await new SocketIntroduction(context, payload, End).Refusal(ending) is var (code, why)) return Because(code, why);

        isAcknowledged = true;
        sender.Send(ServerMessage.Ack);
        return null;
    }

    private CloseCode? Subscribe(ClientMessage message, CancellationToken ending)
    {
        if (!isAcknowledged) return Because(CloseCode.Unauthorized, "Unauthorized");

        var id = message.Id!;
        var operation = CancellationTokenSource.CreateLinkedTokenSource(ending);
        if (!operations.TryAdd(id, operation))
        {
            operation.Dispose();
            return Because(CloseCode.SubscriberExists, $"Subscriber for {id} already exists");
        }

        if (operations.Count > options.MaxOperationsPerSocket) return Because(CloseCode.BadMessage, "Too many operations on one socket");

        _ = Execute(id, message.Body, operation);
        return null;
    }

    private CloseCode Because(CloseCode code, string why)
    {
        reason = why;
        return code;
    }

    private async Task Execute(string id, RequestBody body, CancellationTokenSource operation)
    {
        var errors = await SocketOperation.Run(context, executor, body, result => sender.Send(ServerMessage.Next(id, result)), operation.Token);

        // Whoever takes it off says so: an operation the client has completed is not completed again.
        if (!operations.TryRemove(KeyValuePair.Create(id, operation))) return;
        operation.Dispose();
        sender.Send(errors is null ? ServerMessage.Complete(id) : ServerMessage.Error(id, errors));
    }

    // Whoever takes it off disposes of it: until then it is kept by what ends the whole socket.
    private async ValueTask Stop(string id)
    {
        if (!operations.TryRemove(id, out var operation)) return;
        await operation.CancelAsync();
        operation.Dispose();
    }

    private async Task Close(CloseCode code, Task sending, CancellationTokenSource ending)
    {
        // A client that reads nothing would keep the last messages, and this, waiting.
        ending.CancelAfter(Farewell);
        try
        {
            await sending;
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync((WebSocketCloseStatus)code, Shortened(reason), ending.Token);
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException)
        {
        }
    }

    // A close frame holds 123 bytes of reason.
    private static string? Shortened(string? reason) => reason?.Length > 100 ? reason[..100] : reason;
}
