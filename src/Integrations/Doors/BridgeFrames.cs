using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Integrations.Doors;

/// <summary>What a bridge sends: see docs/bridge.md.</summary>
/// <param name="Number">Counts what it ever said, from 1, without gaps.</param>
/// <param name="Door">Of which door.</param>
/// <param name="Report">What.</param>
internal sealed record ReportFrame(long Number, Guid Door, DoorReport Report);

/// <summary>What is sent to a bridge: one of the three.</summary>
/// <param name="Welcome">The number of the next report: what has a lower one need not be said again.</param>
/// <param name="Taken">The number of a report that is kept from now on.</param>
/// <param name="Open">What a lock is to do.</param>
internal sealed record ServerFrame(long? Welcome = null, long? Taken = null, OpenFrame? Open = null);

internal sealed record OpenFrame(Guid Command, Guid Door, DateTimeOffset Until);

internal static partial class BridgeFrames
{
    internal const int MostGrams = 1_000_000;
    internal const int MostPersons = 1_000;

    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        AllowOutOfOrderMetadataProperties = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new CommandIdConverter(), new JsonStringEnumConverter<Alarm>(namingPolicy: null, allowIntegerValues: false) },
    };

    /// <summary>Reads what a bridge sent.</summary>
    /// <returns>
    /// The instant of a heartbeat; or a report's number, 0 where it has none, and the report, null where it is of no use.
    /// </returns>
    public static (DateTimeOffset? Heartbeat, long Number, ReportFrame? Said) Read(ReadOnlyMemory<byte> frame)
    {
        long number = 0;
        try
        {
            using var json = JsonDocument.Parse(frame);
            if (json.RootElement.TryGetProperty("heartbeat", out var beat) && beat.TryGetDateTimeOffset(out var at)) return (at, 0, null);
            if (json.RootElement.TryGetProperty("number", out var counted) && counted.TryGetInt64(out var value)) number = value;
            var said = json.RootElement.Deserialize<ReportFrame>(Options);
            return (null, number, said is not null && IsPossible(said.Report) ? said : null);
        }
        catch (Exception wrong) when (wrong is JsonException or NotSupportedException or InvalidOperationException)
        {
            return (null, number, null);
        }
    }

    private static bool IsPossible(DoorReport report) => report switch
    {
        CommandRefused { Fault: var fault } => FaultCode().IsMatch(fault),
        CompartmentRead { Grams: var grams } => grams is not (< 0 or > MostGrams),
        PersonsCounted { Inside: var inside } => inside is >= 0 and <= MostPersons,
        _ => true,
    };

    /// <summary>It is kept in the journal, where no free text is.</summary>
    [GeneratedRegex(@"\A[A-Za-z0-9._-]{1,60}\z")]
    private static partial Regex FaultCode();

    private sealed class CommandIdConverter : JsonConverter<DoorCommandId>
    {
        public override DoorCommandId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetGuid());

        public override void Write(Utf8JsonWriter writer, DoorCommandId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }
}
