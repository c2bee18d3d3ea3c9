using System.Text.Json;
using System.Text.Json.Serialization;

namespace Toolbox24.Domain.Notifications;

/// <summary>What a message says, one record for each template.</summary>
public abstract record MessageContent
{
    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
        Converters = { new JsonStringEnumConverter(), new BooleanInText() },
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>The name its templates go by.</summary>
    [JsonIgnore]
    public string Template => GetType().Name;

    /// <summary>The facts as texts, by name.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, string> Facts =>
        JsonSerializer.SerializeToElement(this, GetType(), Written).EnumerateObject()
            .ToDictionary(fact => fact.Name, fact => fact.Value.ToString());

    /// <summary>Reads <see cref="Facts" /> back.</summary>
    /// <exception cref="JsonException">A fact is missing, or is not of its type.</exception>
    public static TContent Read<TContent>(IReadOnlyDictionary<string, string> facts) where TContent : MessageContent =>
        JsonSerializer.SerializeToElement(facts).Deserialize<TContent>(Written)!;

    /// <summary>Only its name: a content holds secrets.</summary>
    public sealed override string ToString() => Template;

    private sealed class BooleanInText : JsonConverter<bool>
    {
        public override bool Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            bool.TryParse(reader.GetString(), out var read) ? read : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, bool value, JsonSerializerOptions options) => writer.WriteBooleanValue(value);
    }
}

/// <summary>What is worth nothing any more from an instant on: a link or a code that has an end. It is not sent after it.</summary>
public abstract record PassingContent(DateTimeOffset Until) : MessageContent;
