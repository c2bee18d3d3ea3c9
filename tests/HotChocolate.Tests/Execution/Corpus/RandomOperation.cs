using HotChocolate;
using HotChocolate.Types;

namespace Toolbox24.HotChocolate.Tests.Execution.Corpus;

/// <summary>An operation on a schema: aliases, fragments, conditions, arguments and variables, merged as it comes.</summary>
internal sealed class RandomOperation
{
    private const int MaxDepth = 5;
    private const int Fragments = 4;

    private readonly Random random;
    private readonly Schema schema;
    private readonly RandomInput input;
    private readonly List<NamedType> fragmentTypes = [];
    private readonly List<string> fragments = [];
    private int aliases;

    public RandomOperation(Random random, Schema schema)
    {
        (this.random, this.schema) = (random, schema);
        input = new RandomInput(random);
        NamedType[] composite = [.. schema.Types.Where(type => type.IsCompositeType() && !type.Name.StartsWith("__", StringComparison.Ordinal))];
        for (var i = 0; i < Fragments; i++)
        {
            // A fragment spreads only those before it, so there are no cycles.
            var type = composite[random.Next(composite.Length)];
            var text = $"fragment F{i} on {type.Name} {Selections(type, 3)}";
            fragmentTypes.Add(type);
            fragments.Add(text);
        }

        var root = random.Next(4) == 0 ? schema.MutationType! : schema.QueryType;
        var selections = Selections(root, 0);
        Text = $"{(root == schema.QueryType ? "query" : "mutation")} Q{input.Definitions} {selections}\n{string.Join('\n', fragments)}";
        Variables = input.Values();
    }

    public string Text { get; }

    /// <summary>As JSON.</summary>
    public string Variables { get; }

    private string Selections(NamedType type, int depth)
    {
        var selections = Enumerable.Range(0, random.Next(1, 6)).Select(_ => Selection(type, depth)).ToList();
        return $"{{ {string.Join(' ', selections)} }}";
    }

    private string Selection(NamedType type, int depth)
    {
        var choice = random.Next(10);
        if (choice == 0) return "__typename" + Condition();
        if (choice == 1 && fragmentTypes.Count > 0) return $"...F{random.Next(fragmentTypes.Count)}{Condition()}";
        if (choice <= 3 || type is not ComplexType { Fields: var fields })
        {
            var narrowed = Narrowed(type);
            return depth >= MaxDepth ? "__typename" : $"... {(narrowed == type ? "" : $"on {narrowed.Name}")}{Condition()} {Selections(narrowed, depth + 1)}";
        }

        return Field(fields[random.Next(fields.Count)], depth);
    }

    private string Field(OutputField field, int depth)
    {
        var arguments = string.Join(", ", field.Arguments
            .Where(argument => argument.IsRequired || random.Next(2) == 0)
            .Select(argument => $"{argument.Name}: {input.Literal(argument.Type, argument.DefaultValue is not null)}"));
        // Fields with arguments have names of their own, so that they need not be merged.
        var alias = field.Arguments.Count > 0 ? $"a{aliases++}: " : random.Next(6) == 0 ? $"x_{field.Name}: " : "";
        var head = $"{alias}{field.Name}{(arguments.Length > 0 ? $"({arguments})" : "")}{Condition()}";
        if (field.Type.IsLeafType()) return head;
        return depth >= MaxDepth ? "__typename" : $"{head} {Selections(field.Type.NamedType(), depth + 1)}";
    }

    private NamedType Narrowed(NamedType type)
    {
        NamedType[] possible = [type, .. schema.PossibleTypes(type), .. (type as ComplexType)?.Interfaces ?? []];
        return possible[random.Next(possible.Length)];
    }

    private string Condition() => random.Next(10) switch
    {
        0 => $" @skip(if: {input.Switch()})",
        1 => $" @include(if: {input.Switch()})",
        2 => $" @include(if: {input.Switch()}) @skip(if: {input.Switch()})",
        _ => "",
    };
}
