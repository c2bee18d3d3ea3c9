namespace Orleans;

/// <summary>Names a grain class in identities; without it the name is the class's, lowercased, less "Grain".</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class GrainTypeAttribute(string grainType) : Attribute
{
    public string GrainType { get; } = grainType;
}
