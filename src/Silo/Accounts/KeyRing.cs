using System.Security.Cryptography;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.Options;
using Toolbox24.Domain.Accounts;
using Toolbox24.Storage.Accounts;

namespace Toolbox24.Silo.Accounts;

/// <summary>Keeps the keys of Data Protection in the database, encrypted under the server's key.</summary>
internal sealed class KeyRing(DataProtectionKeyStore store, ServerKey server) : IConfigureOptions<KeyManagementOptions>
{
    public void Configure(KeyManagementOptions options)
    {
        options.XmlRepository = new Repository(store);
        options.XmlEncryptor = new KeyEncryptor(server);
    }

    private sealed class Repository(DataProtectionKeyStore store) : IXmlRepository
    {
        public IReadOnlyCollection<XElement> GetAllElements() => store.All();

        public void StoreElement(XElement element, string friendlyName) => store.Add(friendlyName, element);
    }
}

/// <summary>AES-256-GCM under a key made of the server's: whoever has the database alone reads nothing.</summary>
internal sealed class KeyEncryptor(ServerKey server) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = System.Text.Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var nonce = RandomNumberGenerator.GetBytes(AesGcm.NonceByteSizes.MaxSize);
        var (cipher, tag) = (new byte[plain.Length], new byte[AesGcm.TagByteSizes.MaxSize]);
        using var aes = Cipher(server);
        aes.Encrypt(nonce, plain, cipher, tag);
        return new EncryptedXmlInfo(new XElement("key", Convert.ToBase64String([.. nonce, .. tag, .. cipher])), typeof(KeyDecryptor));
    }

    internal static AesGcm Cipher(ServerKey server) => new(server.For("data protection keys"), AesGcm.TagByteSizes.MaxSize);
}

/// <summary>Reads what <see cref="KeyEncryptor"/> wrote; made by Data Protection, by its name in what is stored.</summary>
internal sealed class KeyDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement)
    {
        var bytes = Convert.FromBase64String(encryptedElement.Value).AsSpan();
        var (nonce, tag) = (AesGcm.NonceByteSizes.MaxSize, AesGcm.TagByteSizes.MaxSize);
        var plain = new byte[bytes.Length - nonce - tag];
        using var aes = KeyEncryptor.Cipher(services.GetRequiredService<ServerKey>());
        aes.Decrypt(bytes[..nonce], bytes[(nonce + tag)..], bytes[nonce..(nonce + tag)], plain);
        return XElement.Parse(System.Text.Encoding.UTF8.GetString(plain));
    }
}
