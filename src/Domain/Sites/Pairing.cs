namespace Toolbox24.Domain.Sites;

/// <summary>What a machine becomes that shows a code.</summary>
/// <param name="Site">Where it stands.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">What it is called there.</param>
/// <param name="Replaces">The device in whose place it comes, and whose credential it takes over; null for one more.</param>
/// <param name="By">Who made the code.</param>
/// <param name="ExpiresAt">Until when it is good, once.</param>
public sealed record Pairing(SiteId Site, DeviceKind Kind, string Name, DeviceId? Replaces, Guid By, DateTimeOffset ExpiresAt)
{
    /// <summary>How long there is to type the code.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    /// <summary>The letters of codes: none that is taken for another.</summary>
    public const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    public const int Length = 8;

    /// <summary>Whoever stands before the machine may put blanks, dashes and small letters.</summary>
    public static string Plain(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        return string.Concat(typed.Where(char.IsLetterOrDigit)).ToUpperInvariant();
    }
}

/// <summary>There is no such code, it was used, or its ten minutes are over.</summary>
public sealed record WrongPairingCode() : Refusal("This code pairs no device, or not any more.");
