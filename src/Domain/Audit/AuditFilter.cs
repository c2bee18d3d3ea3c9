namespace Toolbox24.Domain.Audit;

/// <summary>Which entries of the audit log are wanted: those that meet all that is said.</summary>
/// <param name="Actor">Only what this one did.</param>
/// <param name="From">Only from this instant on.</param>
/// <param name="Until">Only before this instant.</param>
/// <param name="Action">Only this action.</param>
/// <param name="ObjectKind">Only what was done to this kind of thing.</param>
/// <param name="ObjectId">Only what was done to this one.</param>
public sealed record AuditFilter(
    string? Actor = null, DateTimeOffset? From = null, DateTimeOffset? Until = null, string? Action = null,
    string? ObjectKind = null, Guid? ObjectId = null);
