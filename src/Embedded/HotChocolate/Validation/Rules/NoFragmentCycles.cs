using HotChocolate.Language;

namespace HotChocolate.Validation;

/// <summary>No fragment spreads itself, whether at once or by way of others.</summary>
internal sealed class NoFragmentCycles(ValidationContext context) : Rule(context, "sec-Fragment-Spreads-Must-Not-Form-Cycles")
{
    private readonly HashSet<string> visited = [];

    // From the fragment begun with down to the one looked at: its name, its spreads, and how many of them have been followed.
    private readonly List<(string Name, IReadOnlyList<FragmentSpreadNode> Spreads, int Followed)> path = [];
    private readonly Dictionary<string, int> depths = [];

    public override void Enter(ISyntaxNode node)
    {
        if (node is not FragmentDefinitionNode fragment || !visited.Add(fragment.Name.Value)) return;
        Descend(fragment);
        while (path.Count > 0)
        {
            var (name, spreads, followed) = path[^1];
            if (followed < spreads.Count)
            {
                path[^1] = (name, spreads, followed + 1);
                Follow(spreads[followed].Name.Value);
            }
            else
            {
                depths.Remove(name);
                path.RemoveAt(path.Count - 1);
            }
        }
    }

    private void Descend(FragmentDefinitionNode fragment)
    {
        depths[fragment.Name.Value] = path.Count;
        path.Add((fragment.Name.Value, Fragments.Spreads(fragment.SelectionSet), 0));
    }

    private void Follow(string name)
    {
        if (depths.TryGetValue(name, out var depth))
            Report($"The fragment {name} spreads itself.", path.Skip(depth).Select(step => step.Spreads[step.Followed - 1]));
        else if (Fragments.Find(name) is { } fragment && visited.Add(name))
            Descend(fragment);
    }
}
