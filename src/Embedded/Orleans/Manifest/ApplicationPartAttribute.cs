using System.ComponentModel;

namespace Orleans;

/// <summary>Names an assembly with grains that this one was built with, used by its code or not; generated.</summary>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ApplicationPartAttribute(string assemblyName) : Attribute
{
    public string AssemblyName { get; } = assemblyName;
}
