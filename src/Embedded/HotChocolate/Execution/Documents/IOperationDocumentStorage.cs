namespace HotChocolate.Execution;

/// <summary>Where persisted documents are kept.</summary>
public interface IOperationDocumentStorage
{
    /// <summary>The text of a document in UTF-8; null where there is none of this id.</summary>
    ValueTask<ReadOnlyMemory<byte>?> TryReadAsync(string documentId, CancellationToken cancellationToken);
}
