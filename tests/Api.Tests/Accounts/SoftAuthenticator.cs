using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Toolbox24.Api.Tests.Accounts;

/// <summary>
/// An authenticator and the browser around it, in software: one ES256 credential (WebAuthn Level 3 §6). Each setting is a
/// lie that a test can tell.
/// </summary>
public sealed class SoftAuthenticator : IDisposable
{
    private const byte UserPresent = 0x01, UserVerified = 0x04, BackupEligible = 0x08, BackedUp = 0x10, HasCredential = 0x40;

    private static readonly string[] Transports = ["internal"];

    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public byte[] Id { get; set; } = RandomNumberGenerator.GetBytes(16);

    /// <summary>Whose the credential is, as it was told when it was made.</summary>
    public string? UserHandle { get; set; }

    /// <summary>Goes up by one with each use; 0 for who does not count, as synchronised passkeys do.</summary>
    public uint Counter { get; set; } = 1;

    public string Origin { get; set; } = "https://toolbox24.example";

    public string Domain { get; set; } = "toolbox24.example";

    public bool Verifies { get; set; } = true;

    public bool CrossOrigin { get; set; }

    /// <summary>Signed instead of what was asked.</summary>
    public string? Challenge { get; set; }

    public string IdText => Base64Url.EncodeToString(Id);

    /// <summary>What <c>navigator.credentials.create()</c> gives.</summary>
    public string Create(string options)
    {
        var asked = JsonDocument.Parse(options).RootElement;
        UserHandle ??= asked.GetProperty("user").GetProperty("id").GetString();
        var length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)Id.Length);
        var data = AuthenticatorData(HasCredential, [.. new byte[16], .. length, .. Id, .. PublicKey()]);
        return Json(new
        {
            clientDataJSON = Text(ClientData("webauthn.create", asked)),
            attestationObject = Text([
                0xA3, .. CborText("fmt"), .. CborText("none"), .. CborText("attStmt"), 0xA0, .. CborText("authData"), .. CborBytes(data)]),
            transports = Transports,
        });
    }

    /// <summary>What <c>navigator.credentials.get()</c> gives.</summary>
    public string Get(string options)
    {
        var asked = JsonDocument.Parse(options).RootElement;
        if (Counter > 0) Counter++;
        var (client, data) = (ClientData("webauthn.get", asked), AuthenticatorData(0, []));
        var signature = key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Json(new
        {
            clientDataJSON = Text(client),
            authenticatorData = Text(data),
            signature = Text(signature),
            userHandle = UserHandle,
        });
    }

    public void Dispose() => key.Dispose();

    private string Json(object response) => JsonSerializer.Serialize(new
    {
        id = IdText,
        rawId = IdText,
        type = "public-key",
        authenticatorAttachment = "platform",
        clientExtensionResults = new { },
        response,
    });

    private byte[] ClientData(string type, JsonElement asked) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        type,
        challenge = Challenge ?? asked.GetProperty("challenge").GetString(),
        origin = Origin,
        crossOrigin = CrossOrigin,
    });

    private byte[] AuthenticatorData(byte flags, byte[] credential)
    {
        flags |= Verifies ? (byte)(UserPresent | UserVerified) : UserPresent;
        if (Counter == 0) flags |= BackupEligible | BackedUp;
        var counter = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(counter, Counter);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(Domain)), flags, .. counter, .. credential];
    }

    /// <summary>COSE: EC2 (1: 2), ES256 (3: -7), P-256 (-1: 1), x (-2), y (-3).</summary>
    private byte[] PublicKey()
    {
        var point = key.ExportParameters(false).Q;
        return [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, .. CborBytes(point.X!), 0x22, .. CborBytes(point.Y!)];
    }

    private static byte[] CborText(string text) => [(byte)(0x60 + text.Length), .. Encoding.UTF8.GetBytes(text)];

    private static byte[] CborBytes(byte[] bytes) => bytes.Length < 256
        ? [0x58, (byte)bytes.Length, .. bytes]
        : throw new ArgumentOutOfRangeException(nameof(bytes), "a test's authenticator data is short");

    private static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
