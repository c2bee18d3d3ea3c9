using System.Collections;
using System.ComponentModel;
using System.Globalization;

namespace HotChocolate.Resolvers;

/// <summary>Gives the values of arguments the types of C#. Generated code calls it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Incoming
{
    public static Guid Guid(object? id) => System.Guid.TryParse(id as string, out var value) ? value : throw NoId(id);

    public static int Int(object? id) =>
        int.TryParse(id as string, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : throw NoId(id);

    public static T[] List<T>(object? values, Func<object?, T> item)
    {
        ArgumentNullException.ThrowIfNull(values);
        return [.. ((IEnumerable)values).Cast<object?>().Select(item)];
    }

    private static GraphQLException NoId(object? id) => new($"\"{id}\" is not the ID of anything.");
}
