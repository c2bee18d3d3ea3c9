namespace GreenDonut;

/// <summary>Loads values by their keys: each once for a request, and those asked for at the same time together.</summary>
public interface IDataLoader<TKey, TValue> where TKey : notnull
{
    /// <summary>The value of a key; null, or the default of its type, where there is none.</summary>
    Task<TValue?> LoadAsync(TKey key, CancellationToken cancellationToken = default);

    /// <summary>The values of several keys, in their order.</summary>
    Task<IReadOnlyList<TValue?>> LoadAsync(IReadOnlyCollection<TKey> keys, CancellationToken cancellationToken = default);

    /// <summary>The value of a key.</summary>
    /// <exception cref="HotChocolate.GraphQLException">There is none.</exception>
    Task<TValue> LoadRequiredAsync(TKey key, CancellationToken cancellationToken = default);
}
