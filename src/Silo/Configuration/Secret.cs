namespace Toolbox24.Silo.Configuration;

/// <summary>A secret by the name its operator knows it under.</summary>
internal readonly record struct Secret(string Name, string Value)
{
    /// <summary>What every secret made for the demo starts with, so that none ever guards anything real.</summary>
    public const string DemoPrefix = "demo-";

    public bool IsForDemo => Value.StartsWith(DemoPrefix, StringComparison.OrdinalIgnoreCase);

    public override string ToString() => Name;
}
