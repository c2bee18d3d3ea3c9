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
            case var leaf:
                return Leaf(input, leaf, type, out value);
        }
    }

    private static InputProblem? Leaf(JsonElement input, IType leaf, IType type, out object? value)
    {
        value = null;
        try
        {
            if (leaf is EnumType some && input.ValueKind == JsonValueKind.String && some.Find(input.GetString()!) is { } known)
            {
                value = known.RuntimeValue;
                return null;
            }

            return leaf is ScalarType scalar && scalar.TryParseValue(input, out value)
                ? null
                : InputProblem.Mismatch(input.GetRawText(), type);
        }
        catch (InvalidOperationException)
        {
            return InputProblem.HalfCharacter();
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
            if (NameOf(property) is not { } name) return InputProblem.HalfCharacter();
            if (type.Field(name) is not { } field) return new InputProblem($"{type} has no field {name}");
            if (Coerce(property.Value, field.Type, out var given) is { } problem) return problem.Within("." + field.Name);
            fields[field.Name] = given;
        }

        return InputObjects.Complete(type, fields, out value);
    }

    private static string? NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
