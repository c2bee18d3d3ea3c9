using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Toolbox24.Integrations.Tests.Notifications;

/// <summary>A small mail server on a port of its own: takes mail as RFC 5321 says, or refuses it as a test says.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<string> commands = new();
    private readonly ConcurrentQueue<string> mails = new();
    private readonly CancellationTokenSource stop = new();
    private readonly Task serving;

    public MailServer()
    {
        listener.Start();
        serving = Serve();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>What it answers instead of yes, by the command's first word.</summary>
    public Dictionary<string, string> Refuses { get; } = [];

    public IEnumerable<string> Commands => commands;

    /// <summary>Headers and bodies as they came.</summary>
    public IEnumerable<string> Mails => mails;

    public async ValueTask DisposeAsync()
    {
        // A test may end it before the class does.
        if (stop.IsCancellationRequested) return;

        await stop.CancelAsync();
        await serving;
        listener.Dispose();
        stop.Dispose();
    }

    private async Task Serve()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(stop.Token);
                await Talk(client.GetStream());
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped.
        }
    }

    private async Task Talk(Stream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII);
        await using var writer = new StreamWriter(stream, Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
        try
        {
            await writer.WriteLineAsync("220 mail.example");
            while (await reader.ReadLineAsync() is { } line)
            {
                commands.Enqueue(line);
                await Answer(line.Split(' ', ':')[0].ToUpperInvariant(), reader, writer);
            }
        }
        catch (IOException)
        {
            // The client has gone.
        }
    }

    private async Task Answer(string command, StreamReader reader, StreamWriter writer)
    {
        if (Refuses.TryGetValue(command, out var refusal))
        {
            await writer.WriteLineAsync(refusal);
            return;
        }

        if (command == "DATA")
        {
            await writer.WriteLineAsync("354 go on");
            mails.Enqueue(await Mail(reader));
        }

        await writer.WriteLineAsync(command == "QUIT" ? "221 bye" : "250 ok");
    }

    private static async Task<string> Mail(StreamReader reader)
    {
        var mail = new StringBuilder();
        while (await reader.ReadLineAsync() is { } line && line != ".") mail.Append(line).Append('\n');
        return mail.ToString();
    }
}
