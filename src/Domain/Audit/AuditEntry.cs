namespace Toolbox24.Domain.Audit;

/// <summary>A sensitive action, as the one who carries it out tells it to the audit log.</summary>
/// <param name="Action">What was done, in one word that stays: "InviteStaff".</param>
/// <param name="Actor">Who did it: an id, or "system". Never a name or an address.</param>
/// <param name="ObjectKind">What it was done to: "Account".</param>
/// <param name="ObjectId">Which one.</param>
/// <param name="At">When.</param>
/// <param name="Facts">What else is worth knowing. Only these may be about a person: they can be purged.</param>
public sealed record AuditEntry(
    string Action, string Actor, string ObjectKind, Guid ObjectId, DateTimeOffset At, IReadOnlyDictionary<string, string?> Facts);
