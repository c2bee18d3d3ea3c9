using System.Security.Cryptography;

namespace HotChocolate.Execution;

/// <summary>
/// Documents that may be run, by their text. Each is prepared once however many ask for it at the same time; the ones unused the
/// longest go first. What is refused takes no place: nobody can crowd the others out with it.
/// </summary>
internal sealed class DocumentCache(int size, Func<ReadOnlyMemory<byte>, PreparedDocument> prepare)
{
    /// <summary>Bytes of all texts together, since what is kept of one grows with its text.</summary>
    public const int MostText = 2_000_000;

    private readonly Lock changing = new();
    private readonly Dictionary<UInt256, Lazy<PreparedDocument>> underWay = [];
    private readonly Dictionary<UInt256, LinkedListNode<Entry>> entries = [];
    private readonly LinkedList<Entry> byUse = [];
    private int text;

    public PreparedDocument Get(ReadOnlyMemory<byte> document)
    {
        var key = UInt256.HashOf(document.Span);
        Lazy<PreparedDocument>? preparing;
        lock (changing)
        {
            if (entries.TryGetValue(key, out var node))
            {
                byUse.Remove(node);
                byUse.AddFirst(node);
                return node.Value.Document;
            }

            // The text is only borrowed: the first to ask, who lent it, prepares the document before returning it.
            if (!underWay.TryGetValue(key, out preparing))
                underWay.Add(key, preparing = new Lazy<PreparedDocument>(() => prepare(document)));
        }

        PreparedDocument? prepared = null;
        try
        {
            return prepared = preparing.Value;
        }
        finally
        {
            lock (changing)
            {
                if (underWay.Remove(key) && prepared?.Document is not null) Keep(new Entry(key, prepared, document.Length));
            }
        }
    }

    private void Keep(Entry entry)
    {
        if (entry.Length > MostText) return;
        entries.Add(entry.Key, byUse.AddFirst(entry));
        text += entry.Length;
        while (entries.Count > size || text > MostText)
        {
            var oldest = byUse.Last!.Value;
            byUse.RemoveLast();
            entries.Remove(oldest.Key);
            text -= oldest.Length;
        }
    }

    private readonly record struct Entry(UInt256 Key, PreparedDocument Document, int Length);

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
