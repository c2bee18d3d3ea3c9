using HotChocolate.Types;

namespace Toolbox24.HotChocolate.Tests.Validation.Corpus;

internal sealed partial class RandomQuery
{
    private static readonly string[] Constants =
    [
        "1", "1.5", "\"t\"", "true", "null", "SAW", "NONE", "[1]", "[[1, null]]", "{ need: 1 }", "{}",
        "{ need: 1, need: 2, none: 3 }", "99999999999", "[]", "{ id: 1, name: \"n\" }", "{ any: { a: 1, a: 2 } }",
    ];

    private static readonly string[] Literals = [.. Constants, "$none", "{ id: $none }", "[$none, { need: $none }]"];

    private static readonly string[] SomeTypes =
        ["Int", "String!", "[Int!]!", "ID", "Filter", "Drill", "None", "[[None]]", "Kind", "Boolean"];

    // From the declaration of a type to the variable that has it.
    private readonly Dictionary<string, string> variables = [];

    private string Declarations()
    {
        var declared = variables.Where(_ => !Slip()).Select(pair => Declaration(pair.Value, pair.Key)).ToList();
        if (Slip()) declared.Add(Declaration($"v{names}", Any(SomeTypes)));
        if (Slip() && declared.Count > 0) declared.Add(declared[0]);
        return declared.Count == 0 ? "" : $"({string.Join(", ", declared)})";
    }

    private string Declaration(string name, string type)
    {
        if (Slip()) type = Any(SomeTypes);
        var byDefault = Slip() ? $" = {Any(Constants)}" : "";
        return $"${name}: {type}{byDefault}{Directives("VARIABLE_DEFINITION")}";
    }

    private string Directives(string location)
    {
        var directives = new List<string>();
        while (Often(0.1))
        {
            var at = Slip() ? "" : location;
            var known = schema.DirectiveTypes
                .Where(directive => at.Length == 0 || directive.Locations.Contains(at))
                .Where(directive => Slip() || directive.IsRepeatable || !directives.Exists(one => IsOf(one, directive)))
                .ToArray();
            var chosen = Any(known);
            var arguments = Arguments(chosen.Arguments, isConstant: location == "VARIABLE_DEFINITION");
            directives.Add($"@{(Slip() ? "none" : chosen.Name)}{arguments}");
        }
        return string.Concat(directives.Select(directive => " " + directive));
    }

    private static bool IsOf(string written, DirectiveType directive) =>
        written.StartsWith("@" + directive.Name, StringComparison.Ordinal);

    private string Arguments(IReadOnlyList<InputField> known, bool isConstant)
    {
        var given = known
            .Where(argument => (argument.IsRequired || Often(0.4)) && !Slip())
            .Select(argument => $"{(Slip() ? "none" : argument.Name)}: {Value(argument.Type, isConstant)}")
            .ToList();
        if (given.Count > 0 && Slip()) given.Add(given[0]);
        if (Slip()) given.Add($"first: {Any(isConstant ? Constants : Literals)}");
        return given.Count == 0 ? "" : $"({string.Join(", ", given)})";
    }

    private string Value(IType type, bool isConstant)
    {
        if (Slip()) return Any(isConstant ? Constants : Literals);
        if (!isConstant && Often(0.25)) return Variable(Often(0.3) && !type.IsNonNullType() ? $"{type}!" : type.ToString()!);
        return type switch
        {
            NonNullType some => Literal(some.Type, isConstant),
            _ when Often(0.1) => "null",
            _ => Literal(type, isConstant),
        };
    }

    private string Variable(string type)
    {
        if (!variables.TryGetValue(type, out var name)) variables.Add(type, name = $"v{++names}");
        return $"${name}";
    }

    private string Literal(IType type, bool isConstant) => type switch
    {
        ListType list when Often(0.2) => Literal(list.ElementType.NullableType(), isConstant),
        ListType list => $"[{string.Join(", ", Enumerable.Range(0, random.Next(4)).Select(_ => Value(list.ElementType, isConstant)))}]",
        EnumType some => Any(some.Values).Name,
        InputObjectType { IsOneOf: true } some => OneField(Any(some.Fields), isConstant),
        InputObjectType some => Object(some.Fields.Where(IsGiven).Select(field => $"{field.Name}: {Value(field.Type, isConstant)}")),
        _ => ((NamedType)type).Name switch
        {
            "Int" => $"{random.Next(-9, 99)}",
            "Float" => Any(["1", "1.5", "-2e3"]),
            "Boolean" => Any(["true", "false"]),
            "ID" => Any(["1", "\"id\""]),
            "String" => Any(["\"\"", "\"a text\"", "\"\"\"block\"\"\""]),
            _ => Any(["1", "{ a: [NONE, { b: null }] }", "\"x\"", "[[]]"]),
        },
    };

    private static string Object(IEnumerable<string> fields) => $"{{ {string.Join(", ", fields)} }}";

    private string OneField(InputField field, bool isConstant) =>
        $"{{ {field.Name}: {(Slip() ? Value(field.Type, isConstant) : Value(new NonNullType(field.Type), isConstant))} }}";

    private bool IsGiven(InputField field) => (field.IsRequired || Often(field.Name == "not" ? 0.15 : 0.4)) && !Slip();
}
