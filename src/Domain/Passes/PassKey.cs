using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Doors;

namespace Toolbox24.Domain.Passes;

/// <summary>The key by which the server signs grants: ECDSA on P-256 with SHA-256. Kiosks know its public half.</summary>
public sealed class PassKey : IDisposable
{
    private readonly ECDsa key;

    /// <param name="secret">From which it is made, the same on every server.</param>
    public PassKey(ServerKey secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = secret.For("passes") });
    }

    /// <summary>What kiosks check grants with (SubjectPublicKeyInfo, DER).</summary>
    public byte[] PublicKey => key.ExportSubjectPublicKeyInfo();

    /// <summary>Signs a grant: what the phone keeps, and shows with each code.</summary>
    public ImmutableArray<byte> Sign(PassGrant grant)
    {
        ArgumentNullException.ThrowIfNull(grant);
        var bytes = grant.Write();
        return [.. bytes, .. key.SignData(bytes, HashAlgorithmName.SHA256)];
    }

    /// <summary>Signs a permit: what a kiosk shows to the bridge beside it.</summary>
    public string Sign(AlonePermit permit)
    {
        ArgumentNullException.ThrowIfNull(permit);
        var written = permit.Write();
        return $"{written}.{Base64Url.EncodeToString(key.SignData(AlonePermit.ToSign(written), HashAlgorithmName.SHA256))}";
    }

    public void Dispose() => key.Dispose();
}
