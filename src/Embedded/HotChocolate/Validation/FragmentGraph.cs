using HotChocolate.Language;

namespace HotChocolate.Validation;

/// <summary>Which fragments a document has, and which spread which. Chains of them may be long, so nothing here recurses.</summary>
internal sealed class FragmentGraph
{
    private readonly Dictionary<string, FragmentDefinitionNode> byName = [];
    private readonly Dictionary<SelectionSetNode, List<FragmentSpreadNode>> spreads = [];

    public FragmentGraph(DocumentNode document)
    {
        // Of two with one name the last counts.
        foreach (var fragment in document.Definitions.OfType<FragmentDefinitionNode>()) byName[fragment.Name.Value] = fragment;
    }

    public FragmentDefinitionNode? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>All spreads below a definition's selections, at whatever depth, those of the selections themselves first.</summary>
    public IReadOnlyList<FragmentSpreadNode> Spreads(SelectionSetNode selections)
    {
        if (spreads.TryGetValue(selections, out var known)) return known;
        var found = new List<FragmentSpreadNode>();
        var open = new Stack<SelectionSetNode>([selections]);
        while (open.TryPop(out var next))
        {
            foreach (var selection in next.Selections)
            {
                if (selection is FragmentSpreadNode spread) found.Add(spread);
                else if (selection.Selections() is { } inner) open.Push(inner);
            }
        }
        return spreads[selections] = found;
    }

    /// <summary>The fragments the definitions spread, and those that they spread, each once.</summary>
    public IReadOnlyList<FragmentDefinitionNode> Reach(params IEnumerable<IExecutableDefinitionNode> from)
    {
        var found = new List<FragmentDefinitionNode>();
        var seen = new HashSet<string>();
        foreach (var definition in from) Add(definition);
        for (var i = 0; i < found.Count; i++) Add(found[i]);
        return found;

        void Add(IExecutableDefinitionNode definition)
        {
            foreach (var spread in Spreads(definition.SelectionSet))
            {
                if (seen.Add(spread.Name.Value) && Find(spread.Name.Value) is { } fragment) found.Add(fragment);
            }
        }
    }

    /// <summary>All fragments, each after those that it spreads; of a circle any may come first.</summary>
    public IReadOnlyList<FragmentDefinitionNode> InnerFirst()
    {
        var sorted = new List<FragmentDefinitionNode>();
        var seen = new HashSet<string>();
        var open = new Stack<(FragmentDefinitionNode Fragment, int Followed)>();
        foreach (var fragment in byName.Values)
        {
            Begin(fragment);
            while (open.TryPop(out var next))
            {
                var inner = Spreads(next.Fragment.SelectionSet);
                if (next.Followed == inner.Count)
                {
                    sorted.Add(next.Fragment);
                    continue;
                }
                open.Push((next.Fragment, next.Followed + 1));
                Begin(Find(inner[next.Followed].Name.Value));
            }
        }
        return sorted;

        void Begin(FragmentDefinitionNode? fragment)
        {
            if (fragment is not null && seen.Add(fragment.Name.Value)) open.Push((fragment, 0));
        }
    }
}
