using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Validation;

/// <summary>What a selection set selects, by the names in the response; inline fragments are part of it, others are not.</summary>
internal sealed class FieldMap(int id)
{
    private readonly HashSet<FragmentDefinitionNode> known = [];
    private readonly List<FragmentDefinitionNode> fragments = [];

    /// <summary>Another for each selection set.</summary>
    public int Id => id;

    public OrderedDictionary<string, List<SelectedField>> Fields { get; } = [];

    /// <summary>The fragments spread, each once.</summary>
    public IReadOnlyList<FragmentDefinitionNode> Fragments => fragments;

    public void Add(SelectedField field)
    {
        var name = field.Node.ResponseName();
        if (Fields.TryGetValue(name, out var same)) same.Add(field);
        else Fields.Add(name, [field]);
    }

    public void Add(FragmentDefinitionNode fragment)
    {
        if (known.Add(fragment)) fragments.Add(fragment);
    }
}

/// <summary>The field maps of a document, each made once.</summary>
internal sealed class FieldMaps(ValidationContext context)
{
    private readonly Dictionary<(SelectionSetNode, NamedType?), FieldMap> known = [];

    public FieldMap Of(FragmentDefinitionNode fragment) => Of(fragment.SelectionSet, TypeOf(fragment.TypeCondition));

    public FieldMap Of(SelectionSetNode selections, NamedType? parent)
    {
        if (known.TryGetValue((selections, parent), out var map)) return map;
        known[(selections, parent)] = map = new FieldMap(known.Count);
        Collect(map, selections, parent);
        return map;
    }

    private void Collect(FieldMap map, SelectionSetNode selections, NamedType? parent)
    {
        foreach (var selection in selections.Selections)
        {
            switch (selection)
            {
                case FieldNode field:
                    map.Add(new SelectedField(parent, field, (parent as ComplexType)?.Field(field.Name.Value)));
                    break;
                case FragmentSpreadNode spread when context.Fragments.Find(spread.Name.Value) is { } fragment:
                    map.Add(fragment);
                    break;
                case InlineFragmentNode fragment:
                    Collect(map, fragment.SelectionSet, fragment.TypeCondition is { } type ? TypeOf(type) : parent);
                    break;
            }
        }
    }

    private NamedType? TypeOf(NamedTypeNode type) => context.Schema.Type(type.Name.Value);
}
