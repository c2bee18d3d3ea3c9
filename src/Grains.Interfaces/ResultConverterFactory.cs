using System.Text.Json;
using System.Text.Json.Serialization;
using Toolbox24.Domain;

namespace Toolbox24.Grains;

/// <summary>Writes a result as its value or its refusal, whichever it is.</summary>
internal sealed class ResultConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Result<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(
            typeof(ResultConverter<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    private sealed record Written<T>(T? Value, Refusal? Refusal);

    private sealed class ResultConverter<T> : JsonConverter<Result<T>> where T : class
    {
        public override Result<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<Written<T>>(ref reader, options) switch
            {
                { Value: { } value } => value,
                { Refusal: { } refusal } => refusal,
                _ => throw new JsonException("A result is a value or a refusal."),
            };

        public override void Write(Utf8JsonWriter writer, Result<T> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(
                writer,
                value.Succeeded(out var made, out var refusal) ? new Written<T>(made, null) : new(null, refusal),
                options);
    }
}
