using System.Security.Claims;
using Toolbox24.Api.Accounts;
using Toolbox24.Domain.Audit;
using Toolbox24.Storage.Audit;

namespace Toolbox24.Api.Audit;

/// <summary>
/// Tells the audit log which lists of people, or of the log itself, somebody of the staff has read: who, in which session, by which
/// filter, from where on; no word that was typed. To be told before the answer is given.
/// </summary>
public sealed class Readings(AuditStore audit, TimeProvider clock)
{
    public const string Customers = "CustomersConsulted";
    public const string Companies = "CompaniesConsulted";
    public const string Rental = "RentalConsulted";
    public const string Rentals = "RentalsConsulted";
    public const string Disputes = "DisputesConsulted";
    public const string Evidence = "EvidenceConsulted";
    public const string Staff = "StaffConsulted";
    public const string Log = "AuditConsulted";
    public const string Export = "AuditExported";

    private static readonly string[] Kinds =
    [
        "account", "customer", "damage", "session", "dispute", "incident", "shift", "device", "AuditPurge", "rental", "parameter", "grid",
        "door", "category", "tool", "unit", "pack", "consumable", "stock", "import", "site", "locker", "closing",
    ];

    /// <summary>For how long the same question is one line: a page that refreshes itself asks again and again.</summary>
    public static readonly TimeSpan SameQuestion = TimeSpan.FromMinutes(10);

    /// <summary>Tells of one reading, unless the same was told lately.</summary>
    public Task Note(ClaimsPrincipal user, string action, params (string Name, string? Value)[] filter)
    {
        var (viewer, now) = (Viewer.Required(user), clock.GetUtcNow());
        var facts = filter.Where(each => each.Value is not null).ToDictionary(each => each.Name, each => each.Value);
        return audit.RecordOnce(
            new AuditEntry(action, viewer.Actor.Value.ToString(), "session", viewer.Session, now, facts), now - SameQuestion);
    }

    /// <summary>A filter of the log as the log keeps it. Of what is neither id nor kind it says only that something was typed.</summary>
    internal static (string Name, string? Value)[] Of(AuditFilter filter) =>
    [
        ("actor", filter.Actor is null or "system" || Guid.TryParse(filter.Actor, out _) ? filter.Actor : "other"),
        ("from", filter.From?.UtcDateTime.ToString("O")),
        ("until", filter.Until?.UtcDateTime.ToString("O")),
        ("action", filter.Action is { } action && AuditRetention.Of(action) is null ? "other" : filter.Action),
        ("objectKind", filter.ObjectKind is null || Kinds.Contains(filter.ObjectKind) ? filter.ObjectKind : "other"),
        ("objectId", filter.ObjectId?.ToString()),
    ];
}
