using System.Text.Json;
using System.Text.Json.Nodes;
using HotChocolate.Language;

namespace HotChocolate.Types;

/// <summary>A scalar that takes any JSON: the type JSON, and those a schema declares without saying how they look.</summary>
internal sealed class AnyScalar(string name, string? description = null, IReadOnlyList<DirectiveNode>? directives = null)
    : ScalarType(name, description, directives)
{
    public override string? SpecifiedBy => Directives
        .Where(directive => directive.Name.Value == "specifiedBy")
        .Select(directive => directive.Arguments is [{ Value: StringValueNode url }] ? url.Value : null)
        .FirstOrDefault();

    public override bool TryParseLiteral(IValueNode literal, out object? value)
    {
        value = JsonSerializer.SerializeToElement(ToJson(literal));
        return true;
    }

    public override bool TryParseValue(JsonElement input, out object? value)
    {
        value = input.Clone();
        return true;
    }

    public override object? Serialize(object value) => value;

    public override void Write(Utf8JsonWriter writer, object value) => JsonSerializer.Serialize(writer, value, value.GetType());

    private static JsonNode? ToJson(IValueNode literal) => literal switch
    {
        NullValueNode => null,
        BooleanValueNode some => some.Value,
        StringValueNode some => some.Value,
        EnumValueNode some => some.Value,
        ListValueNode some => new JsonArray([.. some.Items.Select(ToJson)]),
        ObjectValueNode some => new JsonObject(some.Fields.Select(field => KeyValuePair.Create(field.Name.Value, ToJson(field.Value)))),
        _ => JsonNode.Parse((string)literal.Value!),
    };
}
