using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Toolbox24.Domain.Passes;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Incidents;

/// <summary>Names one incident for ever.</summary>
public readonly record struct IncidentId(Guid Value)
{
    public static IncidentId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    /// <summary>That of an event, by its position in the journal: the same each time, so that an event raises one incident.</summary>
    public static IncidentId Of(long position) => Of(position.ToString(CultureInfo.InvariantCulture));

    /// <summary>That of a visit which a kiosk tells of: the same however often it is told.</summary>
    public static IncidentId Of(DeviceId kiosk, VisitId visit) => Of($"{kiosk.Value} {visit.Value}");

    /// <summary>That of a rental whose customer says that it is not them: the same however often they say it.</summary>
    public static IncidentId OfBlocked(RentalId rental) => Of($"{rental.Value} blocked");

    private static IncidentId Of(string cause) => new(new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"incident {cause}")).AsSpan(0, 16)));
}
