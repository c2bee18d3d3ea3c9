namespace GreenDonut;

/// <summary>Loads one value for each key.</summary>
public abstract class BatchDataLoader<TKey, TValue>(IBatchScheduler scheduler) : DataLoaderBase<TKey, TValue>(scheduler)
    where TKey : notnull
{
    /// <summary>Fetches the values of the keys; a key without a value is left out.</summary>
    protected abstract Task<IReadOnlyDictionary<TKey, TValue>> LoadBatchAsync(
        IReadOnlyList<TKey> keys, CancellationToken cancellationToken);

    protected sealed override Task<IReadOnlyDictionary<TKey, TValue>> FetchAsync(
        IReadOnlyList<TKey> keys, CancellationToken cancellationToken) => LoadBatchAsync(keys, cancellationToken);
}

/// <summary>Loads any number of values for each key.</summary>
public abstract class GroupedDataLoader<TKey, TValue>(IBatchScheduler scheduler) : DataLoaderBase<TKey, TValue[]>(scheduler)
    where TKey : notnull
{
    protected sealed override TValue[] Missing => [];

    /// <summary>Fetches all values of the keys.</summary>
    protected abstract Task<ILookup<TKey, TValue>> LoadGroupedBatchAsync(IReadOnlyList<TKey> keys, CancellationToken cancellationToken);

    protected sealed override async Task<IReadOnlyDictionary<TKey, TValue[]>> FetchAsync(
        IReadOnlyList<TKey> keys, CancellationToken cancellationToken) =>
        (await LoadGroupedBatchAsync(keys, cancellationToken).ConfigureAwait(false))
            .ToDictionary(group => group.Key, group => group.ToArray());
}
