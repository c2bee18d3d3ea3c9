namespace HotChocolate.Types.Relay;

/// <summary>The value is served as an ID, just as it is.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.Method)]
public sealed class IDAttribute : Attribute;

/// <summary>The value is served as an ID, just as it is; it names a <typeparamref name="T" />.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.Method)]
public sealed class IDAttribute<T> : Attribute;
