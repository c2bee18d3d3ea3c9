using System.Buffers.Binary;
using System.Buffers.Text;
using System.Collections.Immutable;

namespace Toolbox24.Domain.Passes;

/// <summary>
/// What a phone shows as a QR code: its grant as the server signed it, the step of time, and its own signature of both. Another
/// step is shown every 90 seconds, with no connection.
/// </summary>
/// <param name="Grant">What the server signed.</param>
/// <param name="GrantSignature">The server's signature of that.</param>
/// <param name="Step">How many steps there were since 1970.</param>
/// <param name="Signature">The phone's signature of all before.</param>
public sealed record PassCode(PassGrant Grant, ImmutableArray<byte> GrantSignature, uint Step, ImmutableArray<byte> Signature)
{
    /// <summary>How long a code is shown.</summary>
    public static readonly TimeSpan StepLength = TimeSpan.FromSeconds(90);

    private const string Prefix = "T24:";
    private const int SignatureLength = 64;
    private const int SignedLength = PassGrant.Length + SignatureLength + sizeof(uint);

    /// <summary>The step of an instant.</summary>
    public static uint StepAt(DateTimeOffset at) => (uint)(at.ToUnixTimeSeconds() / (long)StepLength.TotalSeconds);

    /// <summary>What a phone signs (ECDSA, SHA-256, r then s).</summary>
    /// <param name="signedGrant">What the server gave it.</param>
    /// <param name="step">The step of now.</param>
    public static byte[] ToSign(ReadOnlySpan<byte> signedGrant, uint step)
    {
        var bytes = new byte[SignedLength];
        signedGrant.CopyTo(bytes);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(^sizeof(uint)), step);
        return bytes;
    }

    /// <summary>The text of the QR code.</summary>
    public static string Write(ReadOnlySpan<byte> signed, ReadOnlySpan<byte> signature) =>
        Prefix + Base64Url.EncodeToString([.. signed, .. signature]);

    /// <summary>Reads what was scanned; nothing is checked yet.</summary>
    /// <returns>Null where this is no code of ours.</returns>
    public static PassCode? Read(string scanned)
    {
        ArgumentNullException.ThrowIfNull(scanned);
        if (!scanned.StartsWith(Prefix, StringComparison.Ordinal)) return null;

        var text = scanned.AsSpan(Prefix.Length);
        if (!Base64Url.IsValid(text, out var length) || length != SignedLength + SignatureLength) return null;

        var bytes = Base64Url.DecodeFromChars(text);
        if (PassGrant.Read(bytes.AsSpan(0, PassGrant.Length)) is not { } grant) return null;

        var step = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(PassGrant.Length + SignatureLength));
        return new PassCode(grant, [.. bytes[PassGrant.Length..(PassGrant.Length + SignatureLength)]], step, [.. bytes[SignedLength..]]);
    }

    internal bool IsOfItsPhone =>
        Grant.Phone.HasSigned(ToSign([.. Grant.Write(), .. GrantSignature], Step), Signature.AsSpan());
}
