using HotChocolate.Authorization;

namespace HotChocolate.Resolvers;

/// <summary>
/// How the value of a field is found. Generated code makes these; one of the ways is set, and to Subscribe another may be added.
/// </summary>
public sealed class FieldBinding
{
    /// <summary>Reads it from the parent, at once.</summary>
    public Func<object, object?>? Property { get; init; }

    /// <summary>Works it out at once.</summary>
    public Func<IResolverContext, object?>? Resolver { get; init; }

    /// <summary>Works it out in its time.</summary>
    public Func<IResolverContext, ValueTask<object?>>? AsyncResolver { get; init; }

    /// <summary>
    /// For a field of the subscription type: opens the stream of events it is resolved for, one after the other. Where nothing
    /// else is set its value is the event.
    /// </summary>
    public Func<IResolverContext, ValueTask<IAsyncEnumerable<object>>>? Subscribe { get; init; }

    /// <summary>Who may see it; nobody need ask where it is empty. All of them must hold.</summary>
    public IReadOnlyList<AuthorizeAttribute> Authorize { get; init; } = [];
}
