using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Toolbox24.Domain.Incidents;

/// <summary>Names one incident for ever.</summary>
public readonly record struct IncidentId(Guid Value)
{
    public static IncidentId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    /// <summary>That of an event, by its position in the journal: the same each time, so that an event raises one incident.</summary>
    public static IncidentId Of(long position) =>
        new(new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"incident {position.ToString(CultureInfo.InvariantCulture)}")).AsSpan(0, 16)));
}
