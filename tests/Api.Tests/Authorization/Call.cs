using HotChocolate.Types;

namespace Toolbox24.Api.Tests.Authorization;

/// <summary>A call of an operation that is valid and asks for as little as can be.</summary>
public sealed record Call(string Query, IReadOnlyDictionary<string, object?> Variables)
{
    private static readonly IReadOnlyDictionary<string, object?> Nothing = new Dictionary<string, object?>();

    /// <summary>
    /// What some operations need beside, by the path of an argument: <c>["openDoor"] = new() { ["openDoor.input.code"] = "…" }</c>. An
    /// operation with an argument of a type that <see cref="Scalar" /> has no value for has to be in it.
    /// </summary>
    private static readonly Dictionary<string, Dictionary<string, object?>> ByHand = new()
    {
        ["changeRental"] = new() { ["changeRental.input.slot.end"] = "2026-03-03T14:00:00Z" },
        ["rentalChange"] = new() { ["rentalChange.slot.end"] = "2026-03-03T14:00:00Z" },
        ["scanReturn"] = new() { ["scanReturn.input.code"] = "NEVER-SEEN" },
    };

    /// <summary>The call with ids that nobody has.</summary>
    /// <param name="operation">What to call.</param>
    /// <param name="given">Arguments and fields of inputs by path, <c>confirmPhone.input.id</c>: those that are not needed come with them.</param>
    /// <param name="select">What to ask of the answer.</param>
    public static Call Of(Operation operation, IReadOnlyDictionary<string, object?>? given = null, string select = "__typename")
    {
        ArgumentNullException.ThrowIfNull(operation);
        var all = new Dictionary<string, object?>(ByHand.GetValueOrDefault(operation.Name) ?? Nothing);
        foreach (var (path, value) in given ?? Nothing) all[path] = value;

        var wanted = operation.Field.Arguments.Where(argument => IsWanted(argument, $"{operation.Name}.{argument.Name}", all)).ToList();
        var (declared, passed) = wanted.Count == 0
            ? ("", "")
            : ($" ({string.Join(", ", wanted.Select(each => $"${each.Name}: {each.Type}"))})",
                $"({string.Join(", ", wanted.Select(each => $"{each.Name}: ${each.Name}"))})");
        var selection = operation.Field.Type.IsLeafType() ? "" : $" {{ {select} }}";
        return new Call(
            $"{operation.Kind}{declared} {{ {operation.Name}{passed}{selection} }}",
            wanted.ToDictionary(each => each.Name, each => Value(each.Type, $"{operation.Name}.{each.Name}", all)));
    }

    private static bool IsWanted(InputField field, string path, Dictionary<string, object?> given) =>
        field.IsRequired || given.Keys.Any(each => each == path || each.StartsWith($"{path}.", StringComparison.Ordinal));

    private static object? Value(IType type, string path, Dictionary<string, object?> given)
    {
        if (given.TryGetValue(path, out var value)) return value;

        return type.NullableType() switch
        {
            ListType list => given.Keys.Any(each => each.StartsWith($"{path}.", StringComparison.Ordinal))
                ? new[] { Value(list.ElementType, path, given) }
                : [],
            EnumType choice => choice.Values[0].Name,
            InputObjectType input => Fields(input, path, given).ToDictionary(each => each.Name, each => Value(each.Type, $"{path}.{each.Name}", given)),
            var scalar => Scalar(scalar.NamedType().Name, path),
        };
    }

    private static IEnumerable<InputField> Fields(InputObjectType input, string path, Dictionary<string, object?> given)
    {
        var wanted = input.Fields.Where(field => IsWanted(field, $"{path}.{field.Name}", given)).ToList();
        return input.IsOneOf && wanted.Count == 0 ? input.Fields.Take(1) : wanted;
    }

    private static object Scalar(string name, string path) => name switch
    {
        "ID" or "UUID" => Guid.NewGuid().ToString(),
        "String" => "x",
        "Boolean" => true,
        "Byte" or "Short" or "Int" or "Long" or "Float" or "Decimal" => 1,
        "DateTime" => "2026-03-03T12:00:00Z",
        "LocalDate" => "2026-03-03",
        "LocalTime" => "12:00:00",
        "TimeSpan" => "PT1H",
        "ByteArray" => "eA==",
        _ => throw new NotSupportedException($"{path} is a {name}, which no value is known for: give one in Call.ByHand."),
    };
}
