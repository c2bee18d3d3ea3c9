using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Execution;

/// <summary>The arguments of a selection: section 6.4.1 of the specification. What has no variables is coerced once.</summary>
internal sealed class SelectedArguments
{
    private readonly IReadOnlyList<InputField> definitions;
    private readonly FieldNode node;
    private readonly IValueNode?[] literals;
    private readonly object?[] constants;
    private readonly bool[] isConstant;

    public SelectedArguments(OutputField field, FieldNode node)
    {
        (definitions, this.node) = (field.Arguments, node);
        literals = definitions.Count == 0 ? [] : new IValueNode?[definitions.Count];
        constants = definitions.Count == 0 ? [] : new object?[definitions.Count];
        isConstant = definitions.Count == 0 ? [] : new bool[definitions.Count];
        for (var i = 0; i < literals.Length; i++)
        {
            literals[i] = Written(definitions[i].Name);
            isConstant[i] = (literals[i] is not { } literal || LiteralInput.IsConstant(literal))
                && Coerce(i, VariableValues.None, out constants[i]) is null;
        }
    }

    /// <summary>The value of each argument in the order of their definitions.</summary>
    /// <returns>What does not fit; null where all do.</returns>
    public IError? Coerce(VariableValues variables, out object?[] values)
    {
        values = constants;
        for (var i = 0; i < isConstant.Length; i++)
        {
            if (isConstant[i]) continue;
            if (values == constants) values = [.. constants];
            if (Coerce(i, variables, out values[i]) is { } error) return error;
        }

        return null;
    }

    public int IndexOf(string name)
    {
        for (var i = 0; i < definitions.Count; i++)
        {
            if (definitions[i].Name == name) return i;
        }

        return -1;
    }

    private Error? Coerce(int index, VariableValues variables, out object? value)
    {
        var definition = definitions[index];
        var written = literals[index];
        var isGiven = written is VariableNode variable ? variables.TryGet(variable.Value, out _) : written is not null;
        var literal = isGiven ? written! : definition.DefaultValue ?? NullValueNode.Default;
        return LiteralInput.Coerce(literal, definition.Type, variables, out value) is { } problem
            ? Misfit(definition.Name, problem, (SyntaxNode?)written ?? node)
            : null;
    }

    private static Error Misfit(string name, InputProblem problem, SyntaxNode node) =>
        new($"The argument {name} does not fit at {name}{problem.Path}: {problem.Reason}.")
        {
            Locations = node.Location is { } location ? [location] : [],
        };

    private IValueNode? Written(string name)
    {
        foreach (var argument in node.Arguments)
        {
            if (argument.Name.Value == name) return argument.Value;
        }

        return null;
    }
}
