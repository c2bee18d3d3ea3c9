namespace Toolbox24.Domain;

/// <summary>Who asked had read an older version; what it is now comes beside this.</summary>
/// <param name="Version">The version that was read.</param>
public sealed record Stale(long Version) : Refusal("Somebody else has changed this since it was read.");
