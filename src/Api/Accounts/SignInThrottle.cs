using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Storage.Accounts;

namespace Toolbox24.Api.Accounts;

/// <summary>
/// Asks the throttle for the request at hand: where it comes from, and whether this browser has signed in before. Each try
/// counts as a failure until it is told to have succeeded; see <see cref="Throttle"/>.
/// </summary>
public sealed partial class SignInThrottle(
    ThrottleStore store, SessionCookies cookies, DeviceCookies devices, TimeProvider clock, ILogger<SignInThrottle> log)
{
    private string Address => cookies.NetworkAddress;

    public Task<Result<ThrottleTry>> Password(EmailAddress email) => Try(Throttle.SignIn(email.Key, Address, Device(email)));

    public Task<Result<ThrottleTry>> Code(Account account) =>
        Try(Throttle.SecondFactor(account.Id.Value, account.Email is { } email ? Device(email) : null));

    public Task<Result<ThrottleTry>> Passkey() => Try(Throttle.Passkey(Address));

    public Task<Result<ThrottleTry>> PasskeyRequest() => Try(Throttle.PasskeyRequest(Address));

    public Task<Result<ThrottleTry>> MagicCode() => Try(Throttle.MagicCode(Address));

    public Task<Result<ThrottleTry>> SignUp() => Try(Throttle.SignUp(Address));

    public Task<Result<ThrottleTry>> SignUpMail(EmailAddress email) => Try(Throttle.SignUpLetter(email.Key));

    public Task<Result<ThrottleTry>> Company(AccountId account) => Try(Throttle.Company(account.Value));

    public Task<Result<ThrottleTry>> Link(EmailAddress email) => Try(Throttle.Link(email.Key, Address, Device(email)));

    public Task<Result<ThrottleTry>> Recovery(EmailAddress email) => Try(Throttle.Recovery(email.Key, Address, Device(email)));

    /// <summary>Those who asked too often cost all others nothing: the limit of all together is asked last.</summary>
    public async Task<Result<ThrottleTry>> PhoneCode(MobileNumber number, AccountId account)
    {
        var now = clock.GetUtcNow();
        if (!(await store.Try(Throttle.PhoneCode(number.Value, account.Value), now)).Succeeded(out var tried, out var wait)) return wait;
        if ((await store.Try(Throttle.AnyPhoneCode(), now)).Succeeded(out var all, out var spent)) return tried with { Keys = [.. tried.Keys, .. all.Keys] };

        NoMorePhoneCodes(Throttle.PhoneTotal.Allowed);
        await store.NotMade(tried);
        return spent;
    }

    /// <summary>It was the right password or code.</summary>
    public Task Succeeded(ThrottleTry made) => store.Succeeded(made);

    /// <summary>It was not.</summary>
    public void Failed(ThrottleTry made) => store.Failed(made);

    /// <summary>It was not even looked at.</summary>
    public Task NotMade(ThrottleTry made) => store.NotMade(made);

    /// <summary>Whether somebody has signed in to this account from this browser before.</summary>
    public bool Knows(EmailAddress email) => Device(email) is not null;

    [LoggerMessage(LogLevel.Error, "All {Allowed} codes that may be sent to telephones in a day are: nobody gets one until the oldest is a day old")]
    private partial void NoMorePhoneCodes(int allowed);

    private string? Device(EmailAddress email) => devices.Read(cookies[SessionCookies.Device], email.Key, clock.GetUtcNow())?.Device;

    private Task<Result<ThrottleTry>> Try(ImmutableArray<ThrottleKey> keys) => store.Try(keys, clock.GetUtcNow());
}
