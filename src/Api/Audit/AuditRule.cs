namespace Toolbox24.Api.Audit;

/// <summary>Who may consult the audit log.</summary>
internal static class AuditRule
{
    public const string Role = "Administrator";
}
