namespace Toolbox24.Domain.Audit;

/// <summary>A SHA-256 (FIPS 180-4) in lower-case hexadecimal.</summary>
public readonly record struct AuditHash(string Hex)
{
    public static AuditHash Of(ReadOnlySpan<byte> hash) => new(Convert.ToHexStringLower(hash));

    public byte[] ToBytes() => Convert.FromHexString(Hex);

    public override string ToString() => Hex;
}
