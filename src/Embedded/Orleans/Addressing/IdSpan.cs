namespace Orleans.Runtime;

/// <summary>The second half of a grain's identity: its key, as text.</summary>
public readonly struct IdSpan : IEquatable<IdSpan>
{
    private readonly string? value;
    private readonly int hash;

    private IdSpan(string value) => (this.value, hash) = (value, value.GetHashCode(StringComparison.Ordinal));

    public static IdSpan Create(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return new IdSpan(id);
    }

    public static bool operator ==(IdSpan left, IdSpan right) => left.Equals(right);

    public static bool operator !=(IdSpan left, IdSpan right) => !left.Equals(right);

    public bool Equals(IdSpan other) => hash == other.hash && value == other.value;

    public override bool Equals(object? obj) => obj is IdSpan other && Equals(other);

    public override int GetHashCode() => hash;

    public override string ToString() => value ?? "";
}
