using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Execution;

/// <summary>Turns the literals of a document into values of input types.</summary>
internal static class LiteralInput
{
    public static InputProblem? Coerce(IValueNode input, IType type, VariableValues variables, out object? value)
    {
        value = null;
        if (input is VariableNode variable)
        {
            // Validation has seen that the variable fits, save that it may be null.
            variables.TryGet(variable.Value, out value);
            return value is null && type.IsNonNullType() ? InputProblem.Mismatch($"${variable.Value}, which is null,", type) : null;
        }

        if (input is NullValueNode) return type.IsNonNullType() ? InputProblem.Mismatch("null", type) : null;
        switch (type.NullableType())
        {
            case ListType list:
                return List(input, list.ElementType, variables, out value);
            case InputObjectType some when input is ObjectValueNode literal:
                return Object(literal, some, variables, out value);
            case EnumType some when input is EnumValueNode literal && some.Find(literal.Value) is { } known:
                value = known.RuntimeValue;
                return null;
            case ScalarType some when IsConstant(input) && some.TryParseLiteral(input, out value):
                return null;
            default:
                return InputProblem.Mismatch(input.ToString(indented: false), type);
        }
    }

    public static bool IsConstant(IValueNode input)
    {
        switch (input)
        {
            case VariableNode:
                return false;
            case ListValueNode list:
                foreach (var item in list.Items)
                {
                    if (!IsConstant(item)) return false;
                }

                return true;
            case ObjectValueNode some:
                foreach (var field in some.Fields)
                {
                    if (!IsConstant(field.Value)) return false;
                }

                return true;
            default:
                return true;
        }
    }

    private static InputProblem? List(IValueNode input, IType elementType, VariableValues variables, out object? value)
    {
        value = null;
        if (input is not ListValueNode list)
        {
            // One value may be given where a list of it is wanted.
            if (Coerce(input, elementType, variables, out var only) is { } bad) return bad;
            value = new[] { only };
            return null;
        }

        var items = new object?[list.Items.Count];
        for (var i = 0; i < items.Length; i++)
        {
            if (Coerce(list.Items[i], elementType, variables, out items[i]) is { } problem) return problem.Within($"[{i}]");
        }

        value = items;
        return null;
    }

    private static InputProblem? Object(ObjectValueNode input, InputObjectType type, VariableValues variables, out object? value)
    {
        value = null;
        var fields = new Dictionary<string, object?>();
        foreach (var part in input.Fields)
        {
            var name = part.Name.Value;
            if (type.Field(name) is not { } field) return new InputProblem($"{type} has no field {name}");
            // A variable that was not given leaves its field as if it had not been written.
            if (part.Value is VariableNode variable && !variables.TryGet(variable.Value, out _)) continue;
            if (Coerce(part.Value, field.Type, variables, out var given) is { } problem) return problem.Within("." + name);
            fields[name] = given;
        }

        return InputObjects.Complete(type, fields, out value);
    }
}
