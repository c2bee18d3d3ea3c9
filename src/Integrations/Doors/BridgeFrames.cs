using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Integrations.Doors;

/// <summary>What a bridge sends: see docs/bridge.md.</summary>
/// <param name="Number">Counts what it ever said, from 1, without gaps.</param>
/// <param name="Door">Of which door.</param>
/// <param name="Report">What.</param>
internal sealed record ReportFrame(long Number, Guid Door, DoorReport Report);

/// <summary>What is sent to a bridge: one of the four.</summary>
/// <param name="Welcome">The number of the next report: what has a lower one need not be said again.</param>
/// <param name="Taken">The number of a report that is kept from now on.</param>
/// <param name="Open">What a lock is to do.</param>
/// <param name="Alone">Which kiosks may have doors opened without us.</param>
internal sealed record ServerFrame(long? Welcome = null, long? Taken = null, OpenFrame? Open = null, AloneFrame? Alone = null);

/// <param name="ServerKey">Our public key: SubjectPublicKeyInfo, DER, in base64url.</param>
/// <param name="Kiosks">Those of the site, each with what it and the bridge know, in base64url. All others may not.</param>
internal sealed record AloneFrame(string ServerKey, IReadOnlyDictionary<Guid, string> Kiosks);

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
        Converters =
        {
            new IdConverter<DoorCommandId>(id => new(id), id => id.Value), new IdConverter<DeviceId>(id => new(id), id => id.Value),
            new IdConverter<RentalId>(id => new(id), id => id.Value), new JsonStringEnumConverter<Alarm>(namingPolicy: null, allowIntegerValues: false),
        },
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
        DoorWentOpen { Alone: { Sequence: var sequence } } => sequence > 0,
        PersonsCounted { Inside: var inside } => inside is >= 0 and <= MostPersons,
        _ => true,
    };

    /// <summary>It is kept in the journal, where no free text is.</summary>
    [GeneratedRegex(@"\A[A-Za-z0-9._-]{1,60}\z")]
    private static partial Regex FaultCode();

    private sealed class IdConverter<TId>(Func<Guid, TId> read, Func<TId, Guid> value) : JsonConverter<TId>
    {
        public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => read(reader.GetGuid());

        public override void Write(Utf8JsonWriter writer, TId id, JsonSerializerOptions options) => writer.WriteStringValue(value(id));
    }
}
