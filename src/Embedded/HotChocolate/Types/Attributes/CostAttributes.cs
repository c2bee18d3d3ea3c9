namespace HotChocolate.CostAnalysis.Types;

/// <summary>What resolving the field costs, in place of 10 for a method and nothing for a property.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class CostAttribute(double weight) : Attribute
{
    public double Weight { get; } = weight;
}

/// <summary>How long the list is, at most, so that its cost can be told beforehand.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class ListSizeAttribute : Attribute
{
    public int AssumedSize { get; set; }
}
