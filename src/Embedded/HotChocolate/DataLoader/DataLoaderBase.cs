using HotChocolate;

namespace GreenDonut;

/// <summary>What data loaders share: the values of this request, and the batch that is being put together.</summary>
public abstract class DataLoaderBase<TKey, TValue>(IBatchScheduler scheduler) : IDataLoader<TKey, TValue> where TKey : notnull
{
    private readonly Lock changing = new();
    private readonly Dictionary<TKey, Promise> promises = [];
    private List<Promise> asked = [];

    public Task<TValue?> LoadAsync(TKey key, CancellationToken cancellationToken = default) =>
        Until(Ask(key).Task, cancellationToken);

    public async Task<IReadOnlyList<TValue?>> LoadAsync(
        IReadOnlyCollection<TKey> keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var tasks = new List<Task<TValue?>>(keys.Count);
        foreach (var key in keys) tasks.Add(Ask(key).Task);
        return await Until(Task.WhenAll(tasks), cancellationToken).ConfigureAwait(false);
    }

    public async Task<TValue> LoadRequiredAsync(TKey key, CancellationToken cancellationToken = default)
    {
        var promise = Ask(key);
        var value = await Until(promise.Task, cancellationToken).ConfigureAwait(false);
        return promise.IsFound ? value! : throw new GraphQLException($"There is nothing of the key {key}.");
    }

    /// <summary>Fetches the values of the keys, none of them twice.</summary>
    protected abstract Task<IReadOnlyDictionary<TKey, TValue>> FetchAsync(IReadOnlyList<TKey> keys, CancellationToken cancellationToken);

    /// <summary>What a key has that was not fetched.</summary>
    protected virtual TValue? Missing => default;

    // The batch itself ends with its request; only who waits under another token need be freed from it earlier.
    private Task<T> Until<T>(Task<T> task, CancellationToken cancellationToken) =>
        task.IsCompleted || !cancellationToken.CanBeCanceled || cancellationToken == scheduler.RequestAborted
            ? task
            : task.WaitAsync(cancellationToken);

    private Promise Ask(TKey key)
    {
        Promise promise;
        bool isFirst;
        lock (changing)
        {
            if (promises.TryGetValue(key, out var known)) return known;
            promises.Add(key, promise = new Promise(key));
            asked.Add(promise);
            isFirst = asked.Count == 1;
        }

        if (isFirst) scheduler.Schedule(RunAsync);
        return promise;
    }

    private async Task<Action> RunAsync()
    {
        List<Promise> batch;
        lock (changing) (batch, asked) = (asked, []);
        try
        {
            var values = await FetchAsync(batch.ConvertAll(promise => promise.Key), scheduler.RequestAborted).ConfigureAwait(false);
            return () => batch.ForEach(promise => promise.Keep(values, Missing));
        }
        catch (OperationCanceledException stopped)
        {
            return () => batch.ForEach(promise => promise.TrySetCanceled(stopped.CancellationToken));
        }
        catch (Exception fault)
        {
            return () => batch.ForEach(promise => promise.TrySetException(fault));
        }
    }

    /// <summary>A value to come. Whoever waits for it is resumed on the spot, so that what they ask for next makes one batch.</summary>
    private sealed class Promise(TKey key) : TaskCompletionSource<TValue?>
    {
        public TKey Key => key;

        public bool IsFound { get; private set; }

        public void Keep(IReadOnlyDictionary<TKey, TValue> values, TValue? missing)
        {
            IsFound = values.TryGetValue(key, out var value) && value is not null;
            TrySetResult(IsFound ? value : missing);
        }
    }
}
