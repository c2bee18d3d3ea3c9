using System.Buffers.Text;
using System.Security.Cryptography;
using Toolbox24.Domain.Passes;

namespace Toolbox24.Testing;

/// <summary>A phone with a key of its own, as a browser makes one.</summary>
public sealed class TestPhone : IDisposable
{
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public string RawKey
    {
        get
        {
            var point = key.ExportParameters(includePrivateParameters: false).Q;
            return Base64Url.EncodeToString([4, .. point.X!, .. point.Y!]);
        }
    }

    public PhoneKey Key => PhoneKey.Read(RawKey).Value();

    /// <summary>What it shows at an instant.</summary>
    public string Show(ReadOnlySpan<byte> grant, DateTimeOffset now)
    {
        var signed = PassCode.ToSign(grant, PassCode.StepAt(now));
        return PassCode.Write(signed, key.SignData(signed, HashAlgorithmName.SHA256));
    }

    public void Dispose() => key.Dispose();
}
