using System.Collections.Frozen;

namespace HotChocolate.Execution;

/// <summary>The documents of a folder: what <c>id.graphql</c> says at the start is run by its id. No id leads to any other file.</summary>
internal sealed class FileSystemOperationDocuments(string folder) : IOperationDocumentStorage
{
    private readonly FrozenDictionary<string, ReadOnlyMemory<byte>> documents = Directory.EnumerateFiles(folder, "*.graphql")
        .ToFrozenDictionary(file => System.IO.Path.GetFileNameWithoutExtension(file), file => new ReadOnlyMemory<byte>(File.ReadAllBytes(file)));

    public ValueTask<ReadOnlyMemory<byte>?> TryReadAsync(string documentId, CancellationToken cancellationToken) =>
        new(documents.TryGetValue(documentId, out var document) ? document : (ReadOnlyMemory<byte>?)null);
}
