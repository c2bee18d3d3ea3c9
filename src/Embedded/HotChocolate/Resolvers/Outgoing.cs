using System.ComponentModel;

namespace HotChocolate.Resolvers;

/// <summary>Gives what resolvers return the types that scalars know. Generated code calls it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Outgoing
{
    public static IReadOnlyList<object?> List<T>(IEnumerable<T> values, Func<T, object?> item) => [.. values.Select(item)];

    /// <summary>A time that does not say where is one of UTC.</summary>
    public static DateTimeOffset Instant(DateTime time) =>
        time.Kind == DateTimeKind.Unspecified ? new(time, TimeSpan.Zero) : new(time.ToUniversalTime());
}
