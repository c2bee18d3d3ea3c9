using System.Buffers;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Evidence;
using Toolbox24.Storage.Evidence;

namespace Toolbox24.Api.Evidence;

/// <summary>
/// Takes a file as it comes, a part at a time: what came before a line broke is there, and the next request goes on behind it. Its
/// format is told from its first bytes before any of it is kept, its fingerprint from all of them.
/// </summary>
public sealed class EvidenceReceiver(EvidenceStore store, TimeProvider clock)
{
    /// <summary>How much is written at once.</summary>
    public const int PartBytes = 1 << 20;

    /// <summary>Receives the rest of a file.</summary>
    /// <param name="sent">What it is for.</param>
    /// <param name="tokenHash">Of the address it is sent to.</param>
    /// <param name="start">Where in the file the request begins.</param>
    /// <param name="context">The request, whose end is the file's.</param>
    public async Task<Result<EvidenceRecord>> Receive(EvidenceRecord sent, byte[] tokenHash, long start, HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(sent);
        ArgumentNullException.ThrowIfNull(context);
        var most = EvidenceFile.MostBytes(sent.Kind);
        if (start + (context.Request.ContentLength ?? 0) > most) return new EvidenceTooLarge(most);
        if (await store.Begin(tokenHash, start, clock.GetUtcNow()) is not var (attempt, received)) return new UploadOver();
        if (received != start) return new EvidenceElsewhere(received);
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = null; // counted below

        var so = sent with { Received = start };
        using var file = new Beginning(sent.Kind);
        await using (var known = store.Open(so)) await file.Read(known, context.RequestAborted);
        return await Receive(so, attempt, file, context.Request.Body, most, context.RequestAborted);
    }

    private async Task<Result<EvidenceRecord>> Receive(
        EvidenceRecord sent, int attempt, Beginning file, Stream body, long most, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(PartBytes);
        try
        {
            for (var (length, isBroken) = (0, false); ;)
            {
                var read = 0;
                try
                {
                    read = await body.ReadAsync(buffer.AsMemory(length, PartBytes - length), cancellationToken);
                }
                catch (Exception broken) when (broken is IOException or OperationCanceledException)
                {
                    isBroken = true;
                }

                file.Add(buffer.AsSpan(length, read));
                length += read;
                if (sent.Received + length > most) return new EvidenceTooLarge(most);
                if (read > 0 && length < PartBytes) continue;
                if (file.IsKnown && file.Format is null) return new UnreadableEvidence();

                if (length > 0 && !await store.Add(sent.Id, attempt, sent.Received, buffer.AsMemory(0, length))) return await Elsewhere(sent);
                (sent, length) = (sent with { Received = sent.Received + length }, 0);
                if (isBroken) return new EvidenceElsewhere(sent.Received);
                if (read == 0) return await Keep(sent, attempt, file);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async Task<Result<EvidenceRecord>> Keep(EvidenceRecord sent, int attempt, Beginning file)
    {
        if (file.Format is not { } format) return new UnreadableEvidence();

        var kept = sent with { Format = format, Sha256 = file.Sha256() };
        return await store.Keep(sent, attempt, format, kept.Sha256, clock.GetUtcNow()) ? kept : await Elsewhere(sent);
    }

    private async Task<Result<EvidenceRecord>> Elsewhere(EvidenceRecord sent) =>
        await store.Find(sent.Id) is { } other ? new EvidenceElsewhere(other.Received) : new UploadOver();

    /// <summary>What is to be known of a file's bytes: how it begins, and the fingerprint of all.</summary>
    private sealed class Beginning(EvidenceKind kind) : IDisposable
    {
        private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private readonly byte[] head = new byte[EvidenceFile.HeadBytes];
        private int count;

        public EvidenceFormat? Format => EvidenceFile.FormatOf(kind, head.AsSpan(0, count));

        /// <summary>Whether more bytes would tell nothing more of its format.</summary>
        public bool IsKnown => count == head.Length;

        public void Add(ReadOnlySpan<byte> bytes)
        {
            hash.AppendData(bytes);
            var more = bytes[..Math.Min(bytes.Length, head.Length - count)];
            more.CopyTo(head.AsSpan(count));
            count += more.Length;
        }

        /// <summary>Reads what is there already.</summary>
        public async Task Read(Stream known, CancellationToken cancellationToken)
        {
            var buffer = new byte[81_920];
            while (await known.ReadAsync(buffer, cancellationToken) is var read and > 0) Add(buffer.AsSpan(0, read));
        }

        public byte[] Sha256() => hash.GetHashAndReset();

        public void Dispose() => hash.Dispose();
    }
}
