namespace Toolbox24.Silo.Configuration;

/// <summary>Where the anchors of the audit log are kept: outside the database, which they are held against.</summary>
internal sealed record AuditOptions
{
    private const string DemoFolder = ".data/audit";

    public string? AnchorFolder { get; init; }

    /// <summary>The folder; in the demo there is always one. Null: no anchors are taken.</summary>
    public string? FolderIn(DeploymentEnvironment environment) =>
        !string.IsNullOrEmpty(AnchorFolder) ? AnchorFolder
        : environment == DeploymentEnvironment.Demo ? DemoFolder
        : null;

    public IEnumerable<string> Problems(DeploymentEnvironment environment)
    {
        if (environment == DeploymentEnvironment.Production && FolderIn(environment) is null)
            yield return "Audit:AnchorFolder is missing: Production keeps the anchors of the audit log there";
    }
}
