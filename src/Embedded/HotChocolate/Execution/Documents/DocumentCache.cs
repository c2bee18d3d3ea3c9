using System.Security.Cryptography;

namespace HotChocolate.Execution;

/// <summary>
/// Documents by their text. Each is prepared once however many ask for it at the same time; the ones unused the longest go first.
/// </summary>
internal sealed class DocumentCache(int size, Func<ReadOnlyMemory<byte>, PreparedDocument> prepare)
{
    private readonly Lock changing = new();
    private readonly Dictionary<UInt256, LinkedListNode<Entry>> entries = [];
    private readonly LinkedList<Entry> byUse = [];

    public PreparedDocument Get(ReadOnlyMemory<byte> text) => EntryOf(text).Document.Value;

    private Entry EntryOf(ReadOnlyMemory<byte> text)
    {
        var key = UInt256.HashOf(text.Span);
        lock (changing)
        {
            if (entries.TryGetValue(key, out var node))
            {
                byUse.Remove(node);
            }
            else
            {
                // The text is only borrowed: the first to ask, who lent it, prepares the document before returning it.
                node = new LinkedListNode<Entry>(new Entry(key, new Lazy<PreparedDocument>(() => prepare(text))));
                entries.Add(key, node);
                if (entries.Count > size) RemoveOldest();
            }

            byUse.AddFirst(node);
            return node.Value;
        }
    }

    private void RemoveOldest()
    {
        if (byUse.Last is not { } oldest) return;
        byUse.Remove(oldest);
        entries.Remove(oldest.Value.Key);
    }

    private readonly record struct Entry(UInt256 Key, Lazy<PreparedDocument> Document);

    /// <summary>A SHA-256.</summary>
    private readonly record struct UInt256(ulong A, ulong B, ulong C, ulong D)
    {
        public static UInt256 HashOf(ReadOnlySpan<byte> text)
        {
            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(text, hash);
            return System.Runtime.InteropServices.MemoryMarshal.Read<UInt256>(hash);
        }

        public override int GetHashCode() => unchecked((int)A);
    }
}

/// <summary>A document ready to run, or why it never will be.</summary>
internal sealed record PreparedDocument(CompiledDocument? Document, IReadOnlyList<IError> Errors);
