using System.ComponentModel;

namespace Orleans.Embedded;

/// <summary>Says where an assembly's manifest is; generated.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class GrainManifestAttribute(Type manifest) : Attribute
{
    public Type Manifest { get; } = manifest;
}
