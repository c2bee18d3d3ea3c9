using System.Text.Json;
using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Validation;

/// <summary>The fields below a field whose lists are as long as it says, such as the nodes of a connection.</summary>
internal sealed record SizedFields(string Names, int Length)
{
    public bool Has(string field) => Names.Split(' ').Contains(field);
}

/// <summary>How long lists may be, by the arguments and variables of one request.</summary>
internal sealed class ListSizes(OperationDefinitionNode operation, JsonElement variables)
{
    // What says nothing of its length.
    private const int Unknown = 1;

    /// <summary>Whether a length asked for so far was a variable.</summary>
    public bool DependOnVariables { get; private set; }

    public int Of(ListSize? declared, OutputField field, IReadOnlyList<ArgumentNode> arguments)
    {
        if (declared is null) return Unknown;
        int? longest = null;
        foreach (var name in declared.SlicingArguments)
        {
            var given = arguments.FirstOrDefault(argument => argument.Name.Value == name)?.Value;
            DependOnVariables |= given is VariableNode;
            // Without its value a variable may be as much as there ever is.
            if (given is VariableNode && variables.ValueKind == JsonValueKind.Undefined && declared.Assumed is { } most) return most;
            var length = Number(given) ?? ListSize.Number(field.Argument(name)?.DefaultValue);
            if (length > (longest ?? -1)) longest = length;
        }
        return longest ?? (declared.SlicingArguments.Count > 0 ? declared.SlicingDefault : null) ?? declared.Assumed ?? Unknown;
    }

    private int? Number(IValueNode? value)
    {
        if (value is not VariableNode variable) return ListSize.Number(value);
        if (variables.ValueKind == JsonValueKind.Object && variables.TryGetProperty(variable.Value, out var given))
            return given.ValueKind == JsonValueKind.Number && given.TryGetInt32(out var number) ? Math.Max(number, 0) : null;
        return ListSize.Number(operation.VariableDefinitions.FirstOrDefault(one => one.Variable.Value == variable.Value)?.DefaultValue);
    }
}
