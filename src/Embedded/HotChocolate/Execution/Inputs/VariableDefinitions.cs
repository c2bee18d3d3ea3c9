using System.Text.Json;
using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Execution;

/// <summary>The variables of an operation: section 6.1.2 of the specification.</summary>
internal sealed class VariableDefinitions
{
    private readonly VariableDefinitionNode[] definitions;
    private readonly string[] names;
    private readonly IType?[] types;
    private readonly object?[] defaults;

    public VariableDefinitions(Schema schema, IReadOnlyList<VariableDefinitionNode> nodes)
    {
        definitions = [.. nodes];
        names = Array.ConvertAll(definitions, definition => definition.Variable.Value);
        types = Array.ConvertAll(definitions, definition => Type(schema, definition.Type));
        defaults = new object?[definitions.Length];
        for (var i = 0; i < definitions.Length; i++)
        {
            if (definitions[i].DefaultValue is { } literal && types[i] is { } type)
                LiteralInput.Coerce(literal, type, VariableValues.None, out defaults[i]);
        }
    }

    /// <summary>Takes what was sent; what does not fit is told, one error for each variable.</summary>
    public VariableValues Coerce(JsonElement input, ref List<IError>? errors)
    {
        if (input.ValueKind is not (JsonValueKind.Object or JsonValueKind.Undefined or JsonValueKind.Null))
        {
            (errors ??= []).Add(new Error("The variables must be an object.") { Code = ErrorCodes.InvalidVariable });
            return VariableValues.None;
        }

        if (names.Length == 0) return VariableValues.None;
        var (values, given) = (new object?[names.Length], new bool[names.Length]);
        for (var i = 0; i < names.Length; i++)
        {
            if (Coerce(i, input, out values[i], out given[i]) is { } misfit)
            {
                var locations = definitions[i].Location is { } location ? new[] { location } : [];
                (errors ??= []).Add(misfit with { Locations = locations });
            }
        }

        return new VariableValues(names, values, given);
    }

    private Error? Coerce(int index, JsonElement input, out object? value, out bool isGiven)
    {
        value = null;
        isGiven = false;
        if (types[index] is not { } type) return Invalid($"${names[index]} has no input type.");
        if (!TryFind(names[index], input, out var sent, out var isReadable))
        {
            if (!isReadable) return Invalid("with half a character for a name is none.");

            isGiven = definitions[index].DefaultValue is not null;
            value = defaults[index];
            return value is null && type.IsNonNullType()
                ? new Error($"The variable ${names[index]} of the type {type} must be given.") { Code = ErrorCodes.MissingVariable }
                : null;
        }

        isGiven = true;
        return JsonInput.Coerce(sent, type, out value) is { } problem
            ? Invalid($"${names[index]} does not fit at {names[index]}{problem.Path}: {problem.Reason}.")
            : null;
    }

    private static bool TryFind(string name, JsonElement input, out JsonElement sent, out bool isReadable)
    {
        (sent, isReadable) = (default, true);
        try
        {
            return input.ValueKind == JsonValueKind.Object && input.TryGetProperty(name, out sent);
        }
        catch (InvalidOperationException)
        {
            return isReadable = false;
        }
    }

    private static Error Invalid(string what) => new("The variable " + what) { Code = ErrorCodes.InvalidVariable };

    private static IType? Type(Schema schema, ITypeNode node)
    {
        switch (node)
        {
            case NonNullTypeNode some:
                return Type(schema, some.Type) is { } type ? new NonNullType(type) : null;
            case ListTypeNode some:
                return Type(schema, some.Type) is { } element ? new ListType(element) : null;
            default:
                return schema.Type(((NamedTypeNode)node).Name.Value) is { } named && named.IsInputType() ? named : null;
        }
    }
}
