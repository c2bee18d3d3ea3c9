using System.Text.Json;
using HotChocolate.Types;

namespace HotChocolate.Execution;

/// <summary>Turns JSON, as variables come in, into values of input types.</summary>
internal static class JsonInput
{
    public static InputProblem? Coerce(JsonElement input, IType type, out object? value)
    {
        value = null;
        if (input.ValueKind == JsonValueKind.Null) return type.IsNonNullType() ? InputProblem.Mismatch("null", type) : null;
        switch (type.NullableType())
        {
            case ListType list:
                return List(input, list.ElementType, out value);
            case InputObjectType some when input.ValueKind == JsonValueKind.Object:
                return Object(input, some, out value);
            case EnumType some when input.ValueKind == JsonValueKind.String && some.Find(input.GetString()!) is { } known:
                value = known.RuntimeValue;
                return null;
            case ScalarType some when some.TryParseValue(input, out value):
                return null;
            default:
                return InputProblem.Mismatch(input.GetRawText(), type);
        }
    }

    private static InputProblem? List(JsonElement input, IType elementType, out object? value)
    {
        value = null;
        if (input.ValueKind != JsonValueKind.Array)
        {
            // One value may be given where a list of it is wanted.
            if (Coerce(input, elementType, out var only) is { } bad) return bad;
            value = new[] { only };
            return null;
        }

        var items = new object?[input.GetArrayLength()];
        var index = 0;
        foreach (var item in input.EnumerateArray())
        {
            if (Coerce(item, elementType, out items[index]) is { } problem) return problem.Within($"[{index}]");
            index++;
        }

        value = items;
        return null;
    }

    private static InputProblem? Object(JsonElement input, InputObjectType type, out object? value)
    {
        value = null;
        var fields = new Dictionary<string, object?>();
        foreach (var property in input.EnumerateObject())
        {
            if (type.Field(property.Name) is not { } field)
                return new InputProblem($"{type} has no field {property.Name}");
            if (Coerce(property.Value, field.Type, out var given) is { } problem) return problem.Within("." + field.Name);
            fields[field.Name] = given;
        }

        return InputObjects.Complete(type, fields, out value);
    }
}
