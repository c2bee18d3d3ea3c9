using Npgsql;
using Toolbox24.Domain.Evidence;

namespace Toolbox24.Storage.Evidence;

/// <summary>Reads a file part by part, from wherever it is asked: never more than one part is in memory.</summary>
public sealed class EvidenceStream(NpgsqlDataSource database, EvidenceId id, long length) : Stream
{
    private long partStart;
    private byte[] part = [];

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get; set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Position >= length || buffer.Length == 0) return 0;
        if (Position < partStart || Position >= partStart + part.Length) await Fetch(cancellationToken);

        var from = (int)(Position - partStart);
        var count = Math.Min(buffer.Length, part.Length - from);
        part.AsMemory(from, count).CopyTo(buffer);
        Position += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        SeekOrigin.End => length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <exception cref="EndOfStreamException">The part is gone: the file was erased, or is sent anew.</exception>
    private async Task Fetch(CancellationToken cancellationToken)
    {
        var found = await database.ReadAll(
            "SELECT starts_at, bytes FROM evidence_part WHERE evidence_id = $1 AND starts_at <= $2 ORDER BY starts_at DESC LIMIT 1",
            row => (Start: row.GetInt64(0), Bytes: row.GetFieldValue<byte[]>(1)), [id.Value, Position], cancellationToken);
        if (found is not [var one] || one.Start + one.Bytes.Length <= Position) throw new EndOfStreamException($"Evidence {id.Value} ends at {Position}.");

        (partStart, part) = one;
    }
}
