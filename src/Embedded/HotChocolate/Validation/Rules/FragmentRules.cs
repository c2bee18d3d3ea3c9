using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Validation;

/// <summary>No two fragments have one name.</summary>
internal sealed class UniqueFragmentNames(ValidationContext context) : Rule(context, "sec-Fragment-Name-Uniqueness")
{
    private readonly Dictionary<string, NameNode> seen = [];

    public override void Enter(ISyntaxNode node)
    {
        if (node is FragmentDefinitionNode { Name: var name } && !seen.TryAdd(name.Value, name))
            Report($"There is more than one fragment named {name.Value}.", seen[name.Value], name);
    }
}

/// <summary>The fragments spread exist.</summary>
internal sealed class KnownFragmentNames(ValidationContext context) : Rule(context, "sec-Fragment-Spread-Target-Defined")
{
    public override void Enter(ISyntaxNode node)
    {
        if (node is FragmentSpreadNode { Name: var name } && Fragments.Find(name.Value) is null)
            Report($"There is no fragment {name.Value}.", name);
    }
}

/// <summary>All fragments are used by an operation.</summary>
internal sealed class NoUnusedFragments(ValidationContext context) : Rule(context, "sec-Fragments-Must-Be-Used")
{
    public override void Leave(ISyntaxNode node)
    {
        if (node is not DocumentNode document) return;
        var used = Fragments.Reach(document.Definitions.OfType<OperationDefinitionNode>())
            .Select(fragment => fragment.Name.Value)
            .ToHashSet();
        foreach (var fragment in document.Definitions.OfType<FragmentDefinitionNode>())
        {
            if (!used.Contains(fragment.Name.Value)) Report($"The fragment {fragment.Name.Value} is never used.", fragment);
        }
    }
}

/// <summary>A fragment stands where there may be an object of its type.</summary>
internal sealed class PossibleFragmentSpreads(ValidationContext context) : Rule(context, "sec-Fragment-Spread-Is-Possible")
{
    public override void Enter(ISyntaxNode node)
    {
        var type = node switch
        {
            InlineFragmentNode => Here.Type as NamedType,
            FragmentSpreadNode spread when Fragments.Find(spread.Name.Value) is { } fragment =>
                Schema.Type(fragment.TypeCondition.Name.Value),
            _ => null,
        };
        if (type?.IsCompositeType() is true && Here.ParentType is { } parent && !Schema.Overlap(type, parent))
            Report($"A fragment on {type} cannot stand here: no object of the type {parent} is one.", node);
    }
}
