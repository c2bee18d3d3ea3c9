using System.Text.Json;
using System.Text.Json.Serialization;

namespace Toolbox24.Storage.Journal;

/// <summary>How events are written as JSON: camelCase, enums by name, single-value ids as their value.</summary>
public static class EventJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,

        // jsonb sorts what it is given: a type's name need not come first.
        AllowOutOfOrderMetadataProperties = true,
        Converters = { new JsonStringEnumConverter(), new SingleValueConverterFactory() },
    };

    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options)!;

    public static string Write(object happened) => JsonSerializer.Serialize(happened, happened.GetType(), Options);
}
