using System.Collections.Concurrent;
using System.Diagnostics;

namespace Toolbox24.Api.Tests;

/// <summary>What is asked of the database, told by the driver's own tracing.</summary>
public sealed class Statements : IDisposable
{
    private readonly ActivitySource requests = new("Toolbox24.Api.Tests");
    private readonly ConcurrentQueue<(ActivityTraceId Request, string Sql)> all = [];
    private readonly TaskCompletionSource journalRead = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ActivityListener listener;
    private readonly string database;

    /// <param name="database">Whose statements; other test classes have databases of their own.</param>
    public Statements(string database)
    {
        this.database = database;
        listener = new ActivityListener
        {
            ShouldListenTo = source => source == requests || source.Name is "Microsoft.AspNetCore" or "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = Add,
        };
        ActivitySource.AddActivityListener(listener);
    }

    /// <summary>Ends when the journal's end has been read: who changes a locker from then on is heard of.</summary>
    public Task JournalRead => journalRead.Task;

    /// <summary>What a request sends, apart from what others send meanwhile.</summary>
    public async Task<IReadOnlyList<string>> Of(Func<Task> request)
    {
        using var activity = requests.StartActivity()!;
        await request();
        return [.. all.Where(each => each.Request == activity.TraceId).Select(each => each.Sql)];
    }

    /// <summary>What anybody sends until the act is done: also what is written together, for several requests at once.</summary>
    public async Task<IReadOnlyList<string>> During(Func<Task> act)
    {
        var before = all.Count;
        await act();
        return [.. all.Skip(before).Select(each => each.Sql)];
    }

    public void Dispose()
    {
        listener.Dispose();
        requests.Dispose();
    }

    private void Add(Activity command)
    {
        var sql = command.GetTagItem("db.query.text") as string;
        if (sql is null || command.GetTagItem("db.namespace") as string != database) return;

        all.Enqueue((command.TraceId, sql));
        if (sql.Contains("max(position)", StringComparison.Ordinal)) journalRead.TrySetResult();
    }
}
