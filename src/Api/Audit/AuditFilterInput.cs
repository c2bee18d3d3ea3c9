using Toolbox24.Domain.Audit;

namespace Toolbox24.Api.Audit;

/// <summary>Which entries of the audit log are wanted: those that meet all that is said.</summary>
/// <param name="Actor">Only what this one did: an id, or "system".</param>
/// <param name="From">Only from this instant on.</param>
/// <param name="Until">Only before this instant.</param>
/// <param name="Action">Only this action.</param>
/// <param name="ObjectKind">Only what was done to this kind of thing.</param>
/// <param name="ObjectId">Only what was done to this one.</param>
public sealed record AuditFilterInput(
    string? Actor = null, DateTimeOffset? From = null, DateTimeOffset? Until = null, string? Action = null,
    string? ObjectKind = null, [property: ID] Guid? ObjectId = null)
{
    internal AuditFilter Filter => new(Actor, From, Until, Action, ObjectKind, ObjectId);
}
