using System.Buffers.Text;
using Toolbox24.Storage.Accounts;

namespace Toolbox24.Api.Accounts;

/// <summary>A passkey as its owner sees it.</summary>
/// <param name="Id">The credential's id, as browsers write it (base64url).</param>
/// <param name="Name">What its owner calls it.</param>
/// <param name="CreatedAt">When it was added.</param>
/// <param name="UsedAt">When it last signed in; null where it never has.</param>
[Authorize(Policy = Policies.SignedIn)]
public sealed record PasskeyView(string Id, string Name, DateTimeOffset CreatedAt, DateTimeOffset? UsedAt)
{
    /// <summary>1,023 bytes in base64url: longer ids do not exist (WebAuthn Level 3 §7.1, step 25).</summary>
    internal const int LongestId = 1_364;

    internal static PasskeyView Of(Passkey passkey) => new(IdOf(passkey), passkey.Name, passkey.CreatedAt, passkey.UsedAt);

    internal static string IdOf(Passkey passkey) => Base64Url.EncodeToString(passkey.Id);
}
