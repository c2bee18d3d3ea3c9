using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Toolbox24.Domain.Audit;

/// <summary>
/// How entries hang together: each hash covers its entry and the hash before it, so that no row can be changed, taken out
/// or put in between without every later hash being wrong.
/// </summary>
public static class AuditChain
{
    /// <summary>The first field of every entry's bytes, so that another format can be told from this one.</summary>
    private const string Format = "toolbox24 audit 1";

    /// <summary>What stands before the first entry.</summary>
    public static AuditHash Start { get; } = new(new string('0', 64));

    /// <summary>What the chain holds of an entry's facts: the SHA-256 of the salt and then the facts in UTF-8.</summary>
    public static AuditHash Commit(AuditPayload payload) =>
        AuditHash.Of(SHA256.HashData([.. payload.Salt.Span, .. Encoding.UTF8.GetBytes(payload.Text)]));

    /// <summary>The hash of an entry that follows another: the SHA-256 of that one's hash and of its own SHA-256.</summary>
    public static AuditHash Next(AuditHash previous, AuditRecord record) =>
        AuditHash.Of(SHA256.HashData([.. previous.ToBytes(), .. SHA256.HashData(Canonical(record))]));

    /// <summary>
    /// The bytes of an entry, the same wherever they are computed: each field in UTF-8, after its length in four bytes, the
    /// highest first. Instants are microseconds since 1970.
    /// </summary>
    public static byte[] Canonical(AuditRecord record)
    {
        var bytes = new MemoryStream();
        Span<byte> length = stackalloc byte[4];
        foreach (var field in Fields(record))
        {
            var text = Encoding.UTF8.GetBytes(field);
            BinaryPrimitives.WriteInt32BigEndian(length, text.Length);
            bytes.Write(length);
            bytes.Write(text);
        }

        return bytes.ToArray();
    }

    private static string[] Fields(AuditRecord record) =>
    [
        Format,
        record.Id.ToString("D"),
        Microseconds(record.At).ToString(CultureInfo.InvariantCulture),
        record.Actor,
        record.Action,
        record.ObjectKind,
        record.ObjectId.ToString("D"),
        record.Commitment.Hex,
    ];

    private static long Microseconds(DateTimeOffset at) => (at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;
}
