namespace GreenDonut;

/// <summary>The static method loads many by their keys: a data loader is made of it, which is asked for them one by one.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DataLoaderAttribute : Attribute;
