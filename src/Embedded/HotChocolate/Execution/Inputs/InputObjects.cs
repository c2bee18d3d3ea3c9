using HotChocolate.Types;

namespace HotChocolate.Execution;

/// <summary>What literals and JSON have in common when they are input objects: section 3.10 of the specification.</summary>
internal static class InputObjects
{
    /// <summary>Fills in what was not given, and makes the value of the whole.</summary>
    public static InputProblem? Complete(InputObjectType type, Dictionary<string, object?> fields, out object? value)
    {
        value = null;
        foreach (var field in type.Fields)
        {
            if (fields.ContainsKey(field.Name)) continue;
            if (field.IsRequired) return new InputProblem($"null is no {field.Type}").Within("." + field.Name);
            if (field.DefaultValue is not { } literal) continue;
            if (LiteralInput.Coerce(literal, field.Type, VariableValues.None, out var given) is { } problem)
                return problem.Within("." + field.Name);
            fields.Add(field.Name, given);
        }

        if (type.IsOneOf && (fields.Count != 1 || fields.ContainsValue(null)))
            return new InputProblem($"exactly one field of {type} must be given, and not as null");
        try
        {
            value = type.Create is { } create ? create(fields) : fields;
            return null;
        }
        catch (GraphQLException refused)
        {
            return new InputProblem(refused.Message);
        }
    }
}
