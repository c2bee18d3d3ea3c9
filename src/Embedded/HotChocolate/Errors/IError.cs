using HotChocolate.Language;

namespace HotChocolate;

/// <summary>What went wrong, as the client is told it.</summary>
public interface IError
{
    string Message { get; }

    /// <summary>For programs, such as HC0018 or AUTH_NOT_AUTHORIZED; written under extensions.</summary>
    string? Code { get; }

    /// <summary>Names and list indices from the root to the field; null where the whole request failed.</summary>
    Path? Path { get; }

    IReadOnlyList<Location> Locations { get; }

    /// <summary>What else the client is told, the code not among it.</summary>
    IReadOnlyDictionary<string, object?> Extensions { get; }
}

/// <inheritdoc cref="IError" />
public sealed record Error(string Message) : IError
{
    public string? Code { get; init; }

    public Path? Path { get; init; }

    public IReadOnlyList<Location> Locations { get; init; } = [];

    public IReadOnlyDictionary<string, object?> Extensions { get; init; } = new Dictionary<string, object?>();
}
