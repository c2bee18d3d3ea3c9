using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Execution;

/// <summary>CollectFields of the specification, section 6.3.2: the fields of one object type, merged by response name.</summary>
internal sealed class FieldCollector(OperationPlan plan, ObjectType type)
{
    private readonly OrderedDictionary<string, List<FieldNode>> fields = [];
    private readonly HashSet<string> visited = [];

    public void Collect(SelectionSetNode selections)
    {
        foreach (var selection in selections.Selections)
        {
            if (!plan.Includes(selection.Directives)) continue;
            switch (selection)
            {
                case FieldNode field:
                    Add(field);
                    break;
                case InlineFragmentNode fragment when Applies(fragment.TypeCondition):
                    Collect(fragment.SelectionSet);
                    break;
                case FragmentSpreadNode spread
                    when visited.Add(spread.Name.Value)
                    && plan.Operation.Fragments.TryGetValue(spread.Name.Value, out var fragment)
                    && Applies(fragment.TypeCondition):
                    Collect(fragment.SelectionSet);
                    break;
            }
        }
    }

    public SelectionSet ToSelectionSet()
    {
        var selections = new List<Selection>(fields.Count);
        foreach (var (responseName, nodes) in fields)
        {
            if (plan.Operation.Schema.Field(type, nodes[0].Name.Value) is { } field)
                selections.Add(new Selection(plan, responseName, field, [.. nodes]));
        }

        return new SelectionSet(type, [.. selections]);
    }

    private void Add(FieldNode field)
    {
        var responseName = (field.Alias ?? field.Name).Value;
        if (fields.TryGetValue(responseName, out var same)) same.Add(field);
        else fields.Add(responseName, [field]);
    }

    private bool Applies(NamedTypeNode? condition) => condition is null || plan.Operation.Schema.Type(condition.Name.Value) switch
    {
        InterfaceType some => type.Interfaces.Contains(some),
        UnionType some => some.Types.Contains(type),
        var other => other == type,
    };
}
