using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Npgsql;

namespace Toolbox24.Testing.Crashes;

/// <summary>
/// Counts what an engine commits and what it does outside, and stops all of it for ever right after one of them: what has
/// begun may end, as at a kill, and nothing else begins. The process it stands in can then be killed for good.
/// </summary>
public sealed partial class StopPoint
{
    private const string Property = "stop point";

    private static readonly ManualResetEventSlim Never = new();
    private static readonly ActivityListener Commands = Listen();

    private readonly Lock gate = new();
    private readonly ConcurrentQueue<string> passed = new();
    private readonly TaskCompletionSource<string> reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int? stopAfter;
    private bool isArmed, isDeadly, isStopped;

    /// <summary>What was passed since it was armed, in order.</summary>
    public IReadOnlyCollection<string> Passed => passed;

    /// <summary>What it stopped after.</summary>
    public Task<string> Reached => reached.Task;

    /// <summary>Begins to count; stops after so many, or never.</summary>
    /// <param name="after">After how many.</param>
    /// <param name="isDeadly">Kills this whole process there, at once.</param>
    public void Arm(int? after, bool isDeadly = false) => (stopAfter, this.isDeadly, isArmed) = (after, isDeadly, true);

    /// <summary>Opens a database whose writes are counted.</summary>
    public NpgsqlDataSource Watch(string connectionString)
    {
        ActivitySource.AddActivityListener(Commands);
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        builder.ConnectionStringBuilder.MaxPoolSize = 8;
        builder.ConfigureTracing(tracing => tracing
            .ConfigureCommandFilter(_ => Begins())
            .ConfigureBatchFilter(_ => Begins())
            .ConfigureCommandEnrichmentCallback((activity, command) => Mark(activity, Write().Match(command.CommandText)))
            .ConfigureBatchEnrichmentCallback((activity, batch) => Mark(activity, Unit().Match(batch.BatchCommands[1].CommandText))));
        return builder.Build();
    }

    /// <summary>A client whose requests that do something are counted once they are answered.</summary>
    public HttpClient Client(Uri address) => new(new CountingHandler(this)) { BaseAddress = address };

    private static ActivityListener Listen() => new()
    {
        ShouldListenTo = source => source.Name == "Npgsql",
        Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,

        // PostgreSQL has said that it is ready for the next: what was written is durable, and nobody is told yet.
        ActivityStopped = activity => (activity.GetCustomProperty(Property) as Action)?.Invoke(),
    };

    private void Mark(Activity activity, Match write)
    {
        if (write.Success) activity.SetCustomProperty(Property, () => Pass(write.Value));
    }

    /// <summary>Something is begun: nothing is, once it has stopped.</summary>
    private bool Begins()
    {
        if (isStopped) Never.Wait();
        return true;
    }

    /// <summary>Something is done.</summary>
    public void Pass(string what)
    {
        lock (gate)
        {
            if (!isArmed || isStopped) return;

            passed.Enqueue(what);
            if (passed.Count != stopAfter) return;
            if (isDeadly) Process.GetCurrentProcess().Kill();
            isStopped = true;
        }

        reached.SetResult(what);
        Never.Wait();
    }

    /// <summary>A statement that writes by itself. What takes messages from the outbox is not: it mostly takes none.</summary>
    [GeneratedRegex(@"^\s*(WITH \w+ AS \(\s*)?(INSERT INTO|UPDATE|DELETE FROM) \w+|(?<=FROM )outbox_sent")]
    private static partial Regex Write();

    /// <summary>What a flush writes.</summary>
    [GeneratedRegex(@"(?<=SELECT )\w+|INSERT INTO \w+|UPDATE \w+|DELETE FROM \w+")]
    private static partial Regex Unit();

    private sealed class CountingHandler(StopPoint point) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            point.Begins();
            var answer = await base.SendAsync(request, cancellationToken);
            if (request.Method != HttpMethod.Get) point.Pass($"{request.Method} {request.RequestUri!.AbsolutePath.Split('/')[^1]}");
            return answer;
        }
    }
}
