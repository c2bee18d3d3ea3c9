using HotChocolate;
using HotChocolate.Language;
using HotChocolate.Types;

namespace Toolbox24.HotChocolate.Tests.Validation.Corpus;

/// <summary>Documents that ask what the schema knows; with slips, now and then one that it does not.</summary>
internal sealed partial class RandomQuery(Random random, double slips)
{
    private const int Deepest = 4;

    // The types of introspection are each implementation's own.
    private static readonly NamedType[] Types =
        [.. Rental.Schema.Types.Where(type => !type.Name.StartsWith("__", StringComparison.Ordinal))];

    private static readonly string[] TypeNames = [.. Types.Select(type => type.Name), "None"];

    private static readonly string[] FieldNames =
        [.. Types.OfType<ComplexType>().SelectMany(type => type.Fields).Select(field => field.Name), "__schema", "none"];

    private readonly Schema schema = Rental.Schema;
    private readonly List<string> definitions = [];
    private readonly List<(string Name, NamedType On)> finished = [];
    private readonly Stack<string> begun = new();
    private int names;

    public static string Text(Random random, double slips) => new RandomQuery(random, slips).Document();

    private string Document()
    {
        var operations = Often(0.2) ? 2 : 1;
        for (var i = 0; i < operations; i++) Operation(isAlone: operations == 1);
        if (Slip()) Operation(isAlone: Often(0.5));
        if (Slip()) Fragment(schema.QueryType, depth: Deepest - 1);
        if (Slip()) definitions.Add(Any(definitions));
        return string.Join('\n', definitions.OrderBy(_ => random.Next()));
    }

    private void Operation(bool isAlone)
    {
        variables.Clear();
        finished.Clear();
        var type = random.Next(10) switch
        {
            < 7 => OperationType.Query,
            < 9 => OperationType.Mutation,
            _ => OperationType.Subscription,
        };
        var root = schema.OperationType(type)!;
        var selections = type is OperationType.Subscription && !Slip() ? $"{{ {Field(root, 0)} }}" : Selections(root, 0);
        var keyword = type.ToString().ToLowerInvariant();
        var name = isAlone && Often(0.5) ? "" : Slip() ? " Q1" : $" Q{++names}";
        var directives = Directives(keyword.ToUpperInvariant());
        definitions.Add($"{keyword}{name}{Declarations()}{directives} {selections}");
    }

    private string Selections(NamedType type, int depth) =>
        "{ " + string.Join(' ', Enumerable.Range(0, random.Next(1, 5)).Select(_ => Selection(type, depth))) + " }";

    private string Selection(NamedType type, int depth) => depth >= Deepest ? Field(type, depth) : random.Next(10) switch
    {
        0 => "..." + Directives("INLINE_FRAGMENT") + " " + Selections(type, depth + 1),
        1 or 2 => Inline(Overlapping(type), depth),
        3 or 4 => Spread(type, depth),
        _ => Field(type, depth),
    };

    private string Inline(NamedType on, int depth) =>
        $"... on {(Slip() ? Any(TypeNames) : on.Name)}{Directives("INLINE_FRAGMENT")} {Selections(on, depth + 1)}";

    private string Spread(NamedType type, int depth)
    {
        var known = finished.Where(fragment => Overlap(fragment.On, type)).ToArray();
        var name = known.Length > 0 && Often(0.5) ? Any(known).Name : Fragment(Overlapping(type), depth);
        if (Slip()) name = begun.Count > 0 && Often(0.7) ? Any([.. begun]) : Any(["None", .. finished.Select(fragment => fragment.Name)]);
        return $"...{name}{Directives("FRAGMENT_SPREAD")}";
    }

    private string Fragment(NamedType on, int depth)
    {
        var name = Slip() && definitions.Count > 0 ? "F1" : $"F{++names}";
        begun.Push(name);
        var selections = Selections(on, depth + 1);
        begun.Pop();
        finished.Add((name, on));
        definitions.Add($"fragment {name} on {(Slip() ? Any(TypeNames) : on.Name)}{Directives("FRAGMENT_DEFINITION")} {selections}");
        return name;
    }

    private string Field(NamedType type, int depth)
    {
        var fields = (type as ComplexType)?.Fields.Where(field => depth < Deepest || field.Type.IsLeafType()).ToArray() ?? [];
        var isRoot = depth == 0 && type == schema.SubscriptionType;
        if (fields.Length == 0 || (!isRoot && Often(0.1))) return "__typename" + Directives("FIELD");

        var field = Any(fields);
        var arguments = Arguments(field.Arguments, isConstant: false);
        // With arguments, or of a type that differs from object to object, a field has a name of its own.
        var isPlain = arguments.Length == 0 && field.Name is not ("kind" or "price" or "torque" or "owner" or "name");
        var alias = Slip() ? Any(["name", "id", "same"]) + ": " : isPlain ? "" : $"a{++names}: ";
        var composite = field.Type.IsCompositeType() ^ Slip();
        var selections = composite ? " " + Selections(field.Type.NamedType(), depth + 1) : "";
        return alias + (Slip() ? Any(FieldNames) : field.Name) + arguments + Directives(isRoot ? "SUBSCRIPTION" : "FIELD") + selections;
    }

    private NamedType Overlapping(NamedType type) =>
        Any([.. Types.Where(other => other.IsCompositeType() && (!type.IsCompositeType() || Overlap(other, type)))]);

    private bool Overlap(NamedType one, NamedType other) => schema.PossibleTypes(one).Intersect(schema.PossibleTypes(other)).Any();

    private bool Slip() => Often(slips);

    private bool Often(double probability) => random.NextDouble() < probability;

    private T Any<T>(IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];
}
