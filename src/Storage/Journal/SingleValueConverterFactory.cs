using System.Text.Json;
using System.Text.Json.Serialization;

namespace Toolbox24.Storage.Journal;

/// <summary>Writes an id such as <c>UnitId(Guid Value)</c> as its value alone.</summary>
internal sealed class SingleValueConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert is { IsValueType: true, Namespace: { } name }
        && name.StartsWith("Toolbox24.Domain", StringComparison.Ordinal)
        && typeToConvert.GetProperty("Value")?.PropertyType == typeof(Guid);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(IdConverter<>).MakeGenericType(typeToConvert))!;

    private sealed class IdConverter<TId> : JsonConverter<TId> where TId : struct
    {
        private static readonly Getter Value = typeof(TId).GetProperty("Value")!.GetMethod!.CreateDelegate<Getter>();

        private delegate Guid Getter(ref TId id);

        public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            (TId)Activator.CreateInstance(typeof(TId), reader.GetGuid())!;

        public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) =>
            writer.WriteStringValue(Value(ref value));
    }
}
