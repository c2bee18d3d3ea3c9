using System.Text.Json.Nodes;
using HotChocolate;
using HotChocolate.Types;

namespace Toolbox24.HotChocolate.Tests.Execution.Corpus;

/// <summary>A tree of objects of a schema, some values of which are missing, wrong or errors.</summary>
internal sealed class RandomData(Random random, Schema schema)
{
    private const int MaxDepth = 4;

    public JsonObject Object(ObjectType type, int depth = 0)
    {
        var fields = new JsonObject { ["__typename"] = type.Name };
        foreach (var field in type.Fields) fields[field.Name] = Field(field, depth);
        return fields;
    }

    private JsonNode? Field(OutputField field, int depth)
    {
        if (random.Next(30) == 0) return new JsonObject { ["$error"] = "boom" };
        var isText = field.Type.NullableType() is ScalarType { Name: "String" };
        return isText && field.Arguments.Count > 0 ? new JsonObject { ["$args"] = true } : Value(field.Type, depth);
    }

    private JsonNode? Value(IType type, int depth)
    {
        if (random.Next(type.IsNonNullType() ? 30 : 8) == 0) return null;
        if (random.Next(40) == 0) return Wrong(type);
        switch (type.NullableType())
        {
            case ListType list:
                return new JsonArray([.. Enumerable.Range(0, random.Next(3)).Select(_ => Value(list.ElementType, depth))]);
            case EnumType some:
                return some.Values[random.Next(some.Values.Count)].Name;
            case ScalarType some:
                return Scalar(some.Name);
            case var some:
                var possible = schema.PossibleTypes((NamedType)some);
                return depth >= MaxDepth ? null : Object(possible[random.Next(possible.Count)], depth + 1);
        }
    }

    private JsonNode Scalar(string name) => name switch
    {
        "Int" => random.Next(-5, 5),
        "Float" => random.Next(2) == 0 ? random.Next(9) : random.Next(9) + 0.5,
        "Boolean" => random.Next(2) == 0,
        "ID" => random.Next(2) == 0 ? random.Next(9) : "id",
        _ => random.Next(2) == 0 ? "text" : "Grüße \"\\\n<&>",
    };

    // Mostly no value of the type. The reference takes any number for a Boolean, which is its own affair.
    private JsonNode Wrong(IType type) => random.Next(3) switch
    {
        0 when type.NullableType() is not ScalarType { Name: "Boolean" } => 3_000_000_000,
        1 => "nothing",
        _ => new JsonObject { ["__typename"] = "Nothing" },
    };
}
