namespace Toolbox24.Storage;

/// <summary>
/// Reads rows by their keys, one statement for all who ask at about the same time: whoever comes while a reading is under way is
/// read next, together with all others who came meanwhile. What is answered was read after it was asked for.
/// </summary>
/// <param name="read">Reads those of some keys that there are.</param>
/// <param name="keyOf">The key of what was read.</param>
internal sealed class GatheredReads<TKey, TRow>(Func<TKey[], Task<List<TRow>>> read, Func<TRow, TKey> keyOf)
    where TKey : notnull
    where TRow : class
{
    private readonly Lock gate = new();
    private Dictionary<TKey, TaskCompletionSource<TRow?>> waiting = [];
    private bool isReading;

    /// <summary>The row of a key; null where there is none.</summary>
    public Task<TRow?> Find(TKey key)
    {
        TaskCompletionSource<TRow?>? asked;
        lock (gate)
        {
            if (!waiting.TryGetValue(key, out asked))
                waiting[key] = asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
            if (isReading) return asked.Task;

            isReading = true;
        }

        // On nobody's behalf: neither in the turn nor in the trace of whoever happened to ask first.
        using (ExecutionContext.SuppressFlow()) _ = Task.Run(ReadAll);
        return asked.Task;
    }

    private async Task ReadAll()
    {
        while (Next() is { } asked)
        {
            try
            {
                var found = (await read([.. asked.Keys])).ToDictionary(keyOf);
                foreach (var (key, one) in asked) one.SetResult(found.GetValueOrDefault(key));
            }
            catch (Exception error)
            {
                foreach (var one in asked.Values) one.TrySetException(error);
            }
        }
    }

    private Dictionary<TKey, TaskCompletionSource<TRow?>>? Next()
    {
        lock (gate)
        {
            if (waiting.Count == 0)
            {
                isReading = false;
                return null;
            }

            var asked = waiting;
            waiting = [];
            return asked;
        }
    }
}
