using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>Somebody else wrote this state since it was read. The activation that sees it is thrown away.</summary>
public sealed class InconsistentStateException(
    string message, string storedEtag, string currentEtag, Exception? storageException = null)
    : OrleansException(message, storageException)
{
    public string StoredEtag { get; } = storedEtag;

    public string CurrentEtag { get; } = currentEtag;

    /// <summary>Whether the activation that saw it first has yet to be told; callers further up keep theirs.</summary>
    internal bool IsSourceActivation { get; set; } = true;
}
