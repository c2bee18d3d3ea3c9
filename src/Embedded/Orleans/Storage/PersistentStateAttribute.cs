namespace Orleans.Runtime;

/// <summary>Says which state a constructor parameter holds and in which store; "Default" unless named.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class PersistentStateAttribute(string stateName, string? storageName = null) : Attribute
{
    public string StateName { get; } = stateName;

    public string? StorageName { get; } = storageName;
}
