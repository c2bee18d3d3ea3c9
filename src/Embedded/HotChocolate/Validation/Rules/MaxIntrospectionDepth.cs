using HotChocolate.Language;

namespace HotChocolate.Validation;

/// <summary>
/// Introspection does not go back and forth between types and their fields: three lists inside each other would hold a
/// schema many times. No rule of the specification, but one the reference implementation keeps.
/// </summary>
internal sealed class MaxIntrospectionDepth(ValidationContext context) : Rule(context, "sec-Introspection")
{
    private const int MostLists = 2;

    // A fragment that was looked at below some lists need not be looked at again below fewer.
    private readonly Dictionary<string, int> looked = [];

    public override void Enter(ISyntaxNode node)
    {
        if (node is not FieldNode { Name.Value: "__schema" or "__type", SelectionSet: { } selections }) return;
        if (!IsTooDeep(selections)) return;
        Report("Introspection goes too deep.", node);
        // What was looked at last has not been looked at to its end.
        looked.Clear();
    }

    private bool IsTooDeep(SelectionSetNode root)
    {
        var open = new Stack<(SelectionSetNode Selections, int Lists)>([(root, 0)]);
        while (open.TryPop(out var next))
        {
            foreach (var selection in next.Selections.Selections)
            {
                var lists = next.Lists + (IsList(selection) ? 1 : 0);
                if (lists > MostLists) return true;
                var inner = selection is FragmentSpreadNode spread ? Open(spread.Name.Value, lists) : selection.Selections();
                if (inner is not null) open.Push((inner, lists));
            }
        }
        return false;
    }

    private SelectionSetNode? Open(string fragment, int lists)
    {
        if (looked.TryGetValue(fragment, out var before) && before >= lists) return null;
        looked[fragment] = lists;
        return Fragments.Find(fragment)?.SelectionSet;
    }

    private static bool IsList(ISelectionNode selection) =>
        selection is FieldNode { Name.Value: "fields" or "interfaces" or "possibleTypes" or "inputFields" };
}
