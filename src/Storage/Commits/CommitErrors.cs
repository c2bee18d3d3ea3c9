namespace Toolbox24.Storage.Commits;

/// <summary>
/// The answer to a write was lost, mostly with the connection: it may or may not have been written. Reload before deciding
/// again.
/// </summary>
public sealed class UncertainCommitException(Exception inner)
    : Exception("The answer to a write was lost; whether it was written is unknown.", inner);

/// <summary>Another engine has taken over this database; nothing was written, and nothing will be.</summary>
public sealed class FencedException() : Exception("Another engine has taken over this database.");
