using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Passes;

/// <summary>
/// A PIN as a kiosk keeps it, to compare with while it hears nothing from us: slow to try out, and salted with the kiosk's own id, so that
/// what is read out of one kiosk is of no use at another. What protects a kiosk that is stolen is that its PINs are sent anew.
/// </summary>
public static class PinHash
{
    /// <summary>PBKDF2 with HMAC-SHA-256, so often: some milliseconds for a kiosk, ten thousand times the work for who tries all.</summary>
    public const int Iterations = 10_000;

    private const int Length = 32;

    /// <summary>In base64url, without padding.</summary>
    /// <param name="pin">Hashed as its ten digits in ASCII.</param>
    /// <param name="kiosk">Which keeps it.</param>
    /// <param name="rental">Whose PIN it is; salted as <c>{kiosk} {rental} {purpose}</c>, both ids in 36 characters of lower case.</param>
    /// <param name="purpose">To do what.</param>
    public static string Of(PinCode pin, DeviceId kiosk, RentalId rental, PassPurpose purpose)
    {
        ArgumentNullException.ThrowIfNull(pin);
        var salt = string.Create(CultureInfo.InvariantCulture, $"{kiosk.Value:D} {rental.Value:D} {purpose}");
        return Base64Url.EncodeToString(Rfc2898DeriveBytes.Pbkdf2(
            Encoding.ASCII.GetBytes(pin.LastFour + pin.Digits), Encoding.ASCII.GetBytes(salt), Iterations, HashAlgorithmName.SHA256, Length));
    }
}
