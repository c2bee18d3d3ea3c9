using System.Text.Json.Nodes;
using HotChocolate.Types;

namespace Toolbox24.HotChocolate.Tests.Execution.Corpus;

/// <summary>Literals, and variables with what is sent for them.</summary>
internal sealed class RandomInput(Random random)
{
    private readonly List<(string Name, IType Type, bool HasDefault)> variables = [];
    private readonly List<string> definitions = [];

    public string Definitions => definitions.Count == 0 ? "" : $"({string.Join(", ", definitions)})";

    /// <summary>A condition: a literal or one of three variables.</summary>
    public string Switch()
    {
        if (random.Next(4) == 0) return random.Next(2) == 0 ? "true" : "false";
        var name = $"s{random.Next(3)}";
        if (!definitions.Exists(definition => definition.StartsWith($"${name}:", StringComparison.Ordinal)))
            definitions.Add($"${name}: Boolean = {(random.Next(2) == 0 ? "true" : "false")}");
        return "$" + name;
    }

    /// <param name="type">The type of the position.</param>
    /// <param name="hasDefault">Whether the position has a default: a variable may then be null where the type may not.</param>
    /// <param name="depth">How deep it stands.</param>
    public string Literal(IType type, bool hasDefault = false, int depth = 0)
    {
        if (random.Next(3) == 0) return Variable(type, hasDefault);
        if (!type.IsNonNullType() && random.Next(8) == 0) return "null";
        return type.NullableType() switch
        {
            ListType list when random.Next(4) == 0 && list.ElementType.NullableType() is not ListType => Literal(list.ElementType, depth: depth),
            ListType list => $"[{string.Join(", ", Enumerable.Range(0, random.Next(3)).Select(_ => Literal(list.ElementType, depth: depth)))}]",
            InputObjectType { IsOneOf: true } some => OneOf(some),
            InputObjectType some => $"{{{string.Join(", ", Given(some, depth).Select(field => $"{field.Name}: {Literal(field.Type, field.DefaultValue is not null, depth + 1)}"))}}}",
            EnumType some => some.Values[random.Next(some.Values.Count)].Name,
            ScalarType { Name: "String" } => "\"text\"",
            var some => Json(some, 0)!.ToJsonString(),
        };
    }

    /// <summary>What is sent for the variables: mostly what fits.</summary>
    public string Values()
    {
        var values = new JsonObject();
        for (var i = 0; i < 3; i++)
        {
            if (random.Next(2) == 0) values[$"s{i}"] = random.Next(2) == 0;
        }

        foreach (var (name, type, hasDefault) in variables)
        {
            if (random.Next(25) == 0) values[name] = random.Next(2) == 0 ? null : new JsonObject { ["nothing"] = 1 };
            else if ((type.IsNonNullType() && !hasDefault) || random.Next(4) > 0) values[name] = Json(type, 0);
        }

        return values.ToJsonString();
    }

    private string Variable(IType type, bool hasDefault)
    {
        var name = $"v{variables.Count}";
        var nullable = type is NonNullType nonNull && hasDefault ? nonNull.Type : type;
        var declared = nullable.NullableType();
        var literal = declared is ScalarType or EnumType && random.Next(3) == 0 ? $" = {Constant(declared)}" : "";
        variables.Add((name, nullable, literal.Length > 0));
        definitions.Add($"${name}: {nullable}{literal}");
        return "$" + name;
    }

    private string Constant(IType type) => type is EnumType some ? some.Values[0].Name : Json(type, 0)!.ToJsonString();

    private string OneOf(InputObjectType type)
    {
        var field = type.Fields[random.Next(2)];
        return $"{{{field.Name}: {(random.Next(2) == 0 ? "\"one\"" : Variable(new NonNullType(field.Type), false))}}}";
    }

    private IEnumerable<InputField> Given(InputObjectType type, int depth) =>
        type.Fields.Where(field => field.IsRequired || (random.Next(2) == 0 && (depth < 3 || field.Type.IsLeafType())));

    private JsonNode? Json(IType type, int depth)
    {
        if (!type.IsNonNullType() && random.Next(8) == 0 && depth > 0) return null;
        return type.NullableType() switch
        {
            ListType list when random.Next(4) == 0 => Json(list.ElementType, depth + 1),
            ListType list => new JsonArray([.. Enumerable.Range(0, random.Next(3)).Select(_ => Json(list.ElementType, depth + 1))]),
            InputObjectType { IsOneOf: true } some => new JsonObject { [some.Fields[random.Next(2)].Name] = "one" },
            InputObjectType some => new JsonObject(Given(some, depth).Select(field => KeyValuePair.Create(field.Name, Json(field.Type, depth + 1)))),
            EnumType some => some.Values[random.Next(some.Values.Count)].Name,
            ScalarType { Name: "Int" } => random.Next(9),
            ScalarType { Name: "Float" } => random.Next(9) + 0.5,
            ScalarType { Name: "Boolean" } => random.Next(2) == 0,
            _ => "text",
        };
    }
}
