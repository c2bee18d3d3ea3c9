using System.Collections.Concurrent;
using System.Globalization;

namespace HotChocolate.Execution;

/// <summary>Turns what was read of an input into what C# asks for: lists of a kind, another number, an id that is a Guid.</summary>
public static class InputConverter
{
    // How a list is made, for each kind of list ever asked for.
    private static readonly ConcurrentDictionary<Type, Func<object?[], object>?> Lists = new();

    /// <exception cref="GraphQLException">It cannot be one.</exception>
    public static T To<T>(object? value)
    {
        if (value is T known) return known;
        if (value is null) return default!;
        return Convert(value, Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T)) is { } converted
            ? (T)converted
            : throw new GraphQLException($"{value} is no {typeof(T).Name}.");
    }

    private static object? Convert(object value, Type type) => value switch
    {
        object?[] items => Lists.GetOrAdd(type, List)?.Invoke(items),
        string text => OfText(text, type),
        DateTimeOffset instant when type == typeof(DateTime) => instant.UtcDateTime,
        double number when type == typeof(float) => (float)number,
        _ => null,
    };

    // The type ID is a text whatever it stands for.
    private static object? OfText(string text, Type type)
    {
        if (type == typeof(Guid)) return Guid.TryParse(text, out var id) ? id : null;
        if (type == typeof(int)) return int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null;
        return type == typeof(long) && long.TryParse(text, CultureInfo.InvariantCulture, out var large) ? large : null;
    }

    private static Func<object?[], object>? List(Type type)
    {
        var element = type.IsArray ? type.GetElementType() : type.IsGenericType ? type.GetGenericArguments()[0] : null;
        if (element is null) return null;
        var maker = type.IsAssignableFrom(element.MakeArrayType()) ? nameof(Array) : nameof(ListOf);
        var method = typeof(InputConverter)
            .GetMethod(maker, System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
            .MakeGenericMethod(element);
        return method.CreateDelegate<Func<object?[], object>>();
    }

    private static T[] Array<T>(object?[] items) => System.Array.ConvertAll(items, To<T>);

    private static List<T> ListOf<T>(object?[] items) => new List<T>(System.Array.ConvertAll(items, To<T>));
}
