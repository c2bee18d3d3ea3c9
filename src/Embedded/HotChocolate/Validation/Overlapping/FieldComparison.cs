using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Validation;

/// <summary>
/// Compares fields that come under one name in the response. Fragments are compared with each other and with fields once, however
/// often they are spread; a budget bounds the rest.
/// </summary>
internal sealed class FieldComparison
{
    // Comes after what any answer could be nested.
    private const int DeepestNesting = 500;

    private readonly ValidationContext context;
    private readonly Budget budget;
    private readonly FieldEquality equality;
    private readonly FieldMaps maps;

    // The pairs compared; true where it was only under fields that exclude each other.
    private readonly Dictionary<(int Fields, int Fragment), bool> fieldsWithFragments = [];
    private readonly Dictionary<(int Lower, int Higher), bool> fragmentsWithFragments = [];
    private int nesting;

    public FieldComparison(ValidationContext context)
    {
        (this.context, budget) = (context, new Budget(context, 500_000));
        (equality, maps) = (new FieldEquality(budget), new FieldMaps(context));
    }

    /// <summary>All conflicts in one selection set.</summary>
    public List<FieldConflict> Within(SelectionSetNode selections, NamedType? parent)
    {
        var found = new List<FieldConflict>();
        var map = maps.Of(selections, parent);
        foreach (var (name, fields) in map.Fields)
        {
            for (var i = 0; i < fields.Count; i++)
            {
                for (var j = i + 1; j < fields.Count; j++) Compare(found, name, fields[i], fields[j], exclusive: false);
            }
        }

        var fragments = map.Fragments;
        for (var i = 0; i < fragments.Count; i++)
        {
            WithFragment(found, map, fragments[i], exclusive: false);
            for (var j = i + 1; j < fragments.Count; j++) Fragments(found, fragments[i], fragments[j], exclusive: false);
        }
        return found;
    }

    private void Compare(List<FieldConflict> found, string name, SelectedField one, SelectedField other, bool exclusive)
    {
        if (!budget.Spend(2)) return;
        exclusive |= one.Excludes(other);
        var reason = (exclusive ? null : Contradiction(one, other)) ?? TypeConflict(one, other);
        var conflict = reason is null
            ? FieldConflict.Around(name, one.Node, other.Node, Below(one, other, exclusive))
            : new FieldConflict(name, reason, one.Node, other.Node);
        if (conflict is not null) found.Add(conflict);
    }

    private string? Contradiction(SelectedField one, SelectedField other)
    {
        if (one.Node.Name.Value != other.Node.Name.Value)
            return $"{one.Node.Name.Value} and {other.Node.Name.Value} are different fields";
        return equality.SameArguments(one.Node.Arguments, other.Node.Arguments) ? null : "their arguments differ";
    }

    private static string? TypeConflict(SelectedField one, SelectedField other) =>
        one.Definition?.Type is { } a && other.Definition?.Type is { } b && FieldEquality.Conflict(a, b)
            ? $"the types {a} and {b} exclude each other"
            : null;

    /// <summary>The conflicts between what is selected below two fields.</summary>
    private List<FieldConflict> Below(SelectedField one, SelectedField other, bool exclusive)
    {
        if (one.Node.SelectionSet is not { } selections || other.Node.SelectionSet is not { } others) return [];
        if (nesting == DeepestNesting) context.GiveUp("The document is nested too deep.");
        if (context.IsOver) return [];

        nesting++;
        var found = new List<FieldConflict>();
        var first = maps.Of(selections, one.Definition?.Type.NamedType());
        var second = maps.Of(others, other.Definition?.Type.NamedType());
        Between(found, first, second, exclusive);
        foreach (var fragment in second.Fragments) WithFragment(found, first, fragment, exclusive);
        foreach (var fragment in first.Fragments) WithFragment(found, second, fragment, exclusive);
        foreach (var fragment in first.Fragments)
        {
            foreach (var another in second.Fragments) Fragments(found, fragment, another, exclusive);
        }
        nesting--;
        return found;
    }

    private void Between(List<FieldConflict> found, FieldMap one, FieldMap other, bool exclusive)
    {
        if (!budget.Spend(one.Fields.Count)) return;
        foreach (var (name, fields) in one.Fields)
        {
            if (!other.Fields.TryGetValue(name, out var others)) continue;
            foreach (var field in fields)
            {
                foreach (var another in others) Compare(found, name, field, another, exclusive);
            }
        }
    }

    /// <summary>Compares fields with those of a fragment and of all fragments it spreads, in their order.</summary>
    private void WithFragment(List<FieldConflict> found, FieldMap fields, FragmentDefinitionNode fragment, bool exclusive)
    {
        var open = new Stack<FragmentDefinitionNode>([fragment]);
        while (open.TryPop(out var next) && budget.Spend(1))
        {
            var map = maps.Of(next);
            if (!IsNew(fieldsWithFragments, (fields.Id, map.Id), exclusive) || map == fields) continue;
            Between(found, fields, map, exclusive);
            foreach (var inner in map.Fragments.Reverse()) open.Push(inner);
        }
    }

    /// <summary>Compares two fragments, and each with those that the other spreads.</summary>
    private void Fragments(List<FieldConflict> found, FragmentDefinitionNode one, FragmentDefinitionNode other, bool exclusive)
    {
        var open = new Stack<(FragmentDefinitionNode One, FragmentDefinitionNode Other)>([(one, other)]);
        while (open.TryPop(out var next) && budget.Spend(2))
        {
            if (next.One == next.Other) continue;
            var (first, second) = (maps.Of(next.One), maps.Of(next.Other));
            var pair = (Math.Min(first.Id, second.Id), Math.Max(first.Id, second.Id));
            if (!IsNew(fragmentsWithFragments, pair, exclusive)) continue;
            Between(found, first, second, exclusive);
            foreach (var inner in first.Fragments.Reverse()) open.Push((inner, next.Other));
            foreach (var inner in second.Fragments.Reverse()) open.Push((next.One, inner));
        }
    }

    // What was compared where both may meet need not be compared again where they cannot.
    private static bool IsNew(Dictionary<(int, int), bool> compared, (int, int) pair, bool exclusive)
    {
        if (compared.TryGetValue(pair, out var wasExclusive) && (exclusive || !wasExclusive)) return false;
        compared[pair] = exclusive;
        return true;
    }
}
