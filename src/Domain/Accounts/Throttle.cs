using System.Collections.Immutable;

namespace Toolbox24.Domain.Accounts;

/// <summary>
/// Which counters a try must pass: all of them, or it is not heard. What is counted is what was typed, so that an account
/// that does not exist is throttled like any other.
/// </summary>
/// <remarks>
/// Whoever knows an e-mail address can fail on it, and must not keep its owner out by that: a device on which the owner
/// has signed in before is counted by itself, neither with the account's failures nor with its address's. The waits of all
/// others end by themselves.
/// </remarks>
public static class Throttle
{
    public static readonly ThrottleRule Account = ThrottleRule.Growing("sign-in account");
    public static readonly ThrottleRule Address = new("sign-in address", 20, TimeSpan.FromMinutes(10));
    public static readonly ThrottleRule Device = ThrottleRule.Growing("sign-in device", endsWithSuccess: true);

    public static readonly ThrottleRule SecondFactorAccount = ThrottleRule.Growing("second factor account");
    public static readonly ThrottleRule SecondFactorDevice = ThrottleRule.Growing("second factor device", endsWithSuccess: true);

    public static readonly ThrottleRule PasskeyAddress = new("passkey address", 20, TimeSpan.FromMinutes(10));
    public static readonly ThrottleRule PasskeyRequestAddress = new("passkey request address", 60, TimeSpan.FromMinutes(10));
    public static readonly ThrottleRule SignUpAddress = new("sign-up address", 10, TimeSpan.FromHours(1));

    public static readonly ThrottleRule SignUpMail = new("sign-up mail", 5, TimeSpan.FromDays(1));

    public static readonly ThrottleRule LinkMail = new("link mail", 18, TimeSpan.FromDays(1));
    public static readonly ThrottleRule LinkSender = new("link sender", 6, TimeSpan.FromDays(1));
    public static readonly ThrottleRule LinkAddress = new("link address", 10, TimeSpan.FromMinutes(15));
    public static readonly ThrottleRule LinkDevice = new("link device", 3, TimeSpan.FromMinutes(15));

    public static readonly ThrottleRule CodeAddress = new("magic code address", 20, TimeSpan.FromMinutes(10));

    public static readonly ThrottleRule RecoveryMail = new("recovery mail", 18, TimeSpan.FromDays(1));
    public static readonly ThrottleRule RecoverySender = new("recovery sender", 6, TimeSpan.FromDays(1));
    public static readonly ThrottleRule RecoveryAddress = new("recovery address", 10, TimeSpan.FromMinutes(15));
    public static readonly ThrottleRule RecoveryDevice = new("recovery device", 3, TimeSpan.FromMinutes(15));

    public static readonly ThrottleRule PhoneOwner = new("phone owner", 3, TimeSpan.FromHours(1));
    public static readonly ThrottleRule PhoneNumber = new("phone number", 9, TimeSpan.FromHours(1));
    public static readonly ThrottleRule PhoneAccount = new("phone account", 6, TimeSpan.FromDays(1));
    public static readonly ThrottleRule PhoneTotal = new("phone total", 1_000, TimeSpan.FromDays(1));

    public static readonly ThrottleRule CompanyAccount = new("company account", 5, TimeSpan.FromDays(1));

    // Forgotten sooner than elsewhere: delays that grow would never end at a kiosk where somebody mistypes every day.
    public static readonly ThrottleRule KioskTries = ThrottleRule.OfPins("kiosk", 5, TimeSpan.FromHours(1));
    public static readonly ThrottleRule KioskSite = ThrottleRule.OfPins("kiosk site", 10, TimeSpan.FromHours(1));
    public static readonly ThrottleRule KioskNumber = ThrottleRule.OfPins("kiosk number", 5, TimeSpan.FromDays(1));

    public static readonly ThrottleRule DeviceAddress = new("device address", 20, TimeSpan.FromMinutes(10));

    /// <summary>A password is about to be compared.</summary>
    /// <param name="email">As it was typed.</param>
    /// <param name="address">The client's: of IPv6 the /64.</param>
    /// <param name="device">What <see cref="DeviceCookies"/> knows the browser by; null where it does not.</param>
    public static ImmutableArray<ThrottleKey> SignIn(string email, string address, string? device) =>
        device is null ? [Of(Account, email), Of(Address, address)] : [Of(Device, email, device)];

    /// <summary>A code of an app or a recovery code is about to be compared, after the first factor.</summary>
    public static ImmutableArray<ThrottleKey> SecondFactor(Guid account, string? device) =>
        device is null ? [Of(SecondFactorAccount, $"{account}")] : [Of(SecondFactorDevice, $"{account}", device)];

    /// <summary>A passkey is about to be checked. It cannot be guessed: the work is what is spared.</summary>
    public static ImmutableArray<ThrottleKey> Passkey(string address) => [Of(PasskeyAddress, address)];

    /// <summary>A passkey is about to be asked for, as a page may whenever it is opened: a challenge is to be kept.</summary>
    public static ImmutableArray<ThrottleKey> PasskeyRequest(string address) => [Of(PasskeyRequestAddress, address)];

    /// <summary>An account is about to be made.</summary>
    public static ImmutableArray<ThrottleKey> SignUp(string address) => [Of(SignUpAddress, address)];

    /// <summary>An account is about to be made, or its owner to be told that there is one: either is a letter to this address.</summary>
    public static ImmutableArray<ThrottleKey> SignUpLetter(string email) => [Of(SignUpMail, email)];

    /// <summary>
    /// A magic link is about to be sent. One address of a client cannot use up what an e-mail is sent in a day, and all of them
    /// together can send it no more than that.
    /// </summary>
    public static ImmutableArray<ThrottleKey> Link(string email, string address, string? device) =>
        device is null
            ? [Of(LinkMail, email), Of(LinkSender, email, address), Of(LinkAddress, address)]
            : [Of(LinkDevice, email, device)];

    /// <summary>A code that came with a magic link is about to be compared.</summary>
    public static ImmutableArray<ThrottleKey> MagicCode(string address) => [Of(CodeAddress, address)];

    /// <summary>A link to choose another password is about to be sent.</summary>
    public static ImmutableArray<ThrottleKey> Recovery(string email, string address, string? device) =>
        device is null
            ? [Of(RecoveryMail, email), Of(RecoverySender, email, address), Of(RecoveryAddress, address)]
            : [Of(RecoveryDevice, email, device)];

    /// <summary>A code is about to be sent to a telephone. Another account that asks for the number leaves its owner their own three.</summary>
    /// <param name="number">In E.164.</param>
    /// <param name="account">Who asks.</param>
    public static ImmutableArray<ThrottleKey> PhoneCode(string number, Guid account) =>
        [Of(PhoneOwner, number, $"{account}"), Of(PhoneNumber, number), Of(PhoneAccount, $"{account}")];

    /// <summary>The same, which costs money: there is a limit to all of them together.</summary>
    public static ImmutableArray<ThrottleKey> AnyPhoneCode() => [Of(PhoneTotal, "")];

    /// <summary>A company is about to be declared, which the register is then asked about.</summary>
    public static ImmutableArray<ThrottleKey> Company(Guid account) => [Of(CompanyAccount, $"{account}")];

    /// <summary>
    /// A PIN is about to be compared at a kiosk; nothing done at home is counted with it, and no code that a phone shows. Counted are the
    /// kiosk, all kiosks of its site together, and whose PIN it would be.
    /// </summary>
    /// <param name="kiosk">Where it is typed.</param>
    /// <param name="site">Where that stands.</param>
    /// <param name="lastFour">The end of the number it begins with.</param>
    public static ImmutableArray<ThrottleKey> Kiosk(Guid kiosk, Guid site, string lastFour) =>
        [Of(KioskTries, $"{kiosk}"), Of(KioskSite, $"{site}"), Of(KioskNumber, $"{site}", lastFour)];

    /// <summary>A device has shown a credential that is none; nothing people try at its site is counted with it.</summary>
    public static ImmutableArray<ThrottleKey> DeviceCredential(string address) => [Of(DeviceAddress, address)];

    // A line break is in no plain value: parts cannot be shifted into each other.
    private static ThrottleKey Of(ThrottleRule rule, params string[] parts) =>
        new(rule, string.Join('\n', parts.Select(ThrottleKey.Plain)));
}
