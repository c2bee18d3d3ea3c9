using System.Text.Json;
using System.Text.Json.Serialization;
using Toolbox24.Domain;

namespace Toolbox24.Grains;

/// <summary>Writes a refusal with its type's name, since which one it is says why.</summary>
internal sealed class RefusalConverter : JsonConverter<Refusal>
{
    private static readonly Dictionary<string, Type> Types = typeof(Refusal).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(Refusal)) && !type.IsAbstract)
        .ToDictionary(type => type.Name);

    public override bool CanConvert(Type typeToConvert) => typeToConvert == typeof(Refusal);

    public override Refusal? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var written = JsonSerializer.Deserialize<Written>(ref reader, options)!;
        return written.Type is { } name && Types.TryGetValue(name, out var type)
            ? (Refusal?)written.Facts.Deserialize(type, options)
            : throw new JsonException($"There is no refusal {written.Type}.");
    }

    public override void Write(Utf8JsonWriter writer, Refusal value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("type", value.GetType().Name);
        writer.WritePropertyName("facts");
        JsonSerializer.Serialize(writer, value, value.GetType(), options);
        writer.WriteEndObject();
    }

    private sealed record Written(
        [property: JsonRequired, JsonPropertyName("type")] string? Type,
        [property: JsonRequired, JsonPropertyName("facts")] JsonElement Facts);
}
