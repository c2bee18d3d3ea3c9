using Toolbox24.Domain.Audit;

namespace Toolbox24.Domain.Customers;

/// <summary>What the audit log says of somebody who is forgotten: of what they did themselves nothing is kept, else it goes by its age.</summary>
public static class ErasureRules
{
    /// <summary>Before when the facts of an action are to go.</summary>
    public static DateTimeOffset GoesBefore(string action, DateTimeOffset now) =>
        AuditRetention.Of(action) == AuditClass.Own ? now : AuditRetention.GoesBefore(action, now);
}
