using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Validation;

/// <summary>
/// A subscription selects one field, whose events it waits for: not one of introspection, and not on a condition, as what it
/// waits for must be known from the document alone.
/// </summary>
internal sealed class SingleFieldSubscriptions(ValidationContext context) : Rule(context, "sec-Single-Root-Field")
{
    // Many subscriptions may share many fragments.
    private readonly Budget budget = new(context, 100_000);

    public override void Enter(ISyntaxNode node)
    {
        if (node is not OperationDefinitionNode { Operation: OperationType.Subscription } operation) return;
        if (Schema.SubscriptionType is not { } root) return;

        var fields = Fields(root, operation.SelectionSet).GroupBy(field => field.ResponseName()).ToList();
        if (fields.Count > 1) Report("A subscription must select exactly one field.", fields.Skip(1).SelectMany(same => same));
        foreach (var same in fields)
        {
            if (same.First().Name.Value.StartsWith("__", StringComparison.Ordinal))
                Report("A subscription must not select a field of introspection at its root.", same);
        }
    }

    /// <summary>The fields at the root, those of fragments among them, in the order of execution.</summary>
    private IEnumerable<FieldNode> Fields(ObjectType root, SelectionSetNode selections)
    {
        var seen = new HashSet<string>();
        var open = new Stack<ISelectionNode>(selections.Selections.Reverse());
        while (open.TryPop(out var selection) && budget.Spend(1))
        {
            RefuseConditions(selection);
            switch (selection)
            {
                case FieldNode field:
                    yield return field;
                    break;
                case InlineFragmentNode fragment when Applies(fragment.TypeCondition, root):
                    Open(fragment.SelectionSet);
                    break;
                case FragmentSpreadNode spread when seen.Add(spread.Name.Value):
                    if (Fragments.Find(spread.Name.Value) is { } named && Applies(named.TypeCondition, root)) Open(named.SelectionSet);
                    break;
            }
        }

        void Open(SelectionSetNode inner)
        {
            foreach (var next in inner.Selections.Reverse()) open.Push(next);
        }
    }

    private bool Applies(NamedTypeNode? condition, ObjectType root) =>
        condition is null || (Schema.Type(condition.Name.Value) is { } type && Schema.PossibleTypes(type).Contains(root));

    private void RefuseConditions(ISelectionNode selection)
    {
        foreach (var directive in selection.Directives)
        {
            if (directive.Name.Value is "skip" or "include")
                Report($"A subscription must not use @{directive.Name.Value} at its root.", directive);
        }
    }
}
