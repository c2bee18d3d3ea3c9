using System.Runtime.CompilerServices;
using System.Text.Json;
using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Validation;

/// <summary>
/// Adds up what the fields of an operation cost. What is selected below a field is added up once for each type that its objects
/// may have, however often fragments lead there.
/// </summary>
internal sealed class CostAnalysis(Schema schema, DocumentNode document, OperationDefinitionNode operation, JsonElement variables)
{
    // A document that takes longer than this to add up costs more than any server allows.
    private const int MostSteps = 1_000_000;

    private static readonly OperationCost TooMuch = new(double.MaxValue, double.MaxValue);

    private readonly FragmentGraph fragments = new(document);
    private readonly ListSizes sizes = new(operation, variables);
    private readonly Dictionary<(SelectionSetNode, ObjectType, SizedFields?), OperationCost> known = [];
    private int steps;

    /// <summary>Whether the result would be another with other variables; known once there is one.</summary>
    public bool DependsOnVariables => sizes.DependOnVariables;

    public OperationCost Result()
    {
        if (schema.OperationType(operation.Operation) is not { } root) return default;
        var cost = Of(operation.SelectionSet, root, sized: null).Plus(new OperationCost(0, CostWeights.Of(root)));
        return steps > MostSteps ? TooMuch : cost;
    }

    private OperationCost Of(SelectionSetNode selections, NamedType type, SizedFields? sized)
    {
        // How deep documents are is another bound; whoever sets it high gets an exception, not an end of the process.
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var most = default(OperationCost);
        foreach (var one in schema.PossibleTypes(type))
        {
            if (!known.TryGetValue((selections, one, sized), out var cost))
                known[(selections, one, sized)] = cost = OfObject(selections, one, sized);
            most = most.Or(cost);
        }
        return most;
    }

    private OperationCost OfObject(SelectionSetNode selections, ObjectType type, SizedFields? sized)
    {
        var sum = default(OperationCost);
        foreach (var same in Fields(selections, type).GroupBy(field => field.ResponseName()))
        {
            // Introspection costs nothing.
            if (type.Field(same.First().Name.Value) is { } field) sum = sum.Plus(OfField(field, [.. same], sized));
        }
        return sum;
    }

    private OperationCost OfField(OutputField field, FieldNode[] nodes, SizedFields? sized)
    {
        var type = field.Type.NamedType();
        var arguments = nodes[0].Arguments;
        var declared = ListSize.Of(field);
        var length = sizes.Of(declared, field, arguments);
        var inner = declared is { SizedFields: { Count: > 0 } names } ? new SizedFields(string.Join(' ', names), length) : null;

        var below = new OperationCost(0, CostWeights.Of(type));
        foreach (var node in nodes)
        {
            if (node.SelectionSet is { } selections) below = below.Plus(Of(selections, type, inner));
        }

        var own = CostWeights.Of(field) + arguments.Sum(
            argument => field.Argument(argument.Name.Value) is { } input ? CostWeights.Of(input, argument.Value) : 0);
        var times = !field.Type.IsListType() ? 1 : declared is null && sized?.Has(field.Name) is true ? sized.Length : length;
        return new OperationCost(own, 0).Plus(below, times);
    }

    /// <summary>The fields selected of objects of a type, those of fragments among them.</summary>
    private List<FieldNode> Fields(SelectionSetNode selections, ObjectType type)
    {
        var fields = new List<FieldNode>();
        var seen = new HashSet<string>();
        var open = new Stack<SelectionSetNode>([selections]);
        while (open.TryPop(out var next))
        {
            foreach (var selection in next.Selections)
            {
                if (++steps > MostSteps) return [];
                if (selection is FieldNode field) fields.Add(field);
                else if (Fragment(selection, type, seen) is { } inner) open.Push(inner);
            }
        }
        return fields;
    }

    private SelectionSetNode? Fragment(ISelectionNode selection, ObjectType type, HashSet<string> seen) => selection switch
    {
        InlineFragmentNode fragment => Applies(fragment.TypeCondition, type) ? fragment.SelectionSet : null,
        FragmentSpreadNode spread when seen.Add(spread.Name.Value) && fragments.Find(spread.Name.Value) is { } named =>
            Applies(named.TypeCondition, type) ? named.SelectionSet : null,
        _ => null,
    };

    private bool Applies(NamedTypeNode? condition, ObjectType type) =>
        condition is null || (schema.Type(condition.Name.Value) is { } named && schema.PossibleTypes(named).Contains(type));
}
