namespace Orleans.Runtime;

/// <summary>The first half of a grain's identity: which class it is.</summary>
public readonly record struct GrainType
{
    private readonly string? value;

    private GrainType(string value) => this.value = value;

    public static GrainType Create(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        return new GrainType(value);
    }

    public override string ToString() => value ?? "";
}
