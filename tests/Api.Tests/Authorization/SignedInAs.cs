using System.Security.Claims;
using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Api.Accounts;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Domain.Accounts;
using Toolbox24.Storage.Accounts;
using Toolbox24.Testing;

namespace Toolbox24.Api.Tests.Authorization;

/// <summary>A person with roles and a session, made without the ways to sign in: those have tests of their own.</summary>
internal sealed record SignedInAs(params Role[] Roles)
{
    /// <summary>They gave one when they signed in.</summary>
    public bool HasSecondFactor { get; init; } = true;

    /// <summary>They look through a customer's eyes.</summary>
    public bool Acts { get; init; }

    /// <summary>Who they are to the rules, as the session's handler makes it.</summary>
    public ClaimsPrincipal Principal => new(new SessionIdentity(
        new SignedIn(
            Guid.NewGuid(), new(Guid.NewGuid()), SessionKind.Browser, Stamp: 1, HasSecondFactor ? ApiFixture.Noon : null, ApiFixture.Noon,
            Acts ? new(Guid.NewGuid()) : null, Roles),
        SessionHandler.SchemeName));

    /// <summary>A browser that shows a session of such a person.</summary>
    public async Task<Browser> Open(ApiFixture api) => (await OpenOwn(api)).Browser;

    /// <summary>The same, with what is theirs.</summary>
    public async Task<(Browser Browser, Account Account, Session Session)> OpenOwn(ApiFixture api)
    {
        var now = api.Clock.GetUtcNow();
        var account = await NewAccount(api, Roles);
        var session = Session.Open(account, SessionKind.Browser, "Firefox", HasSecondFactor ? now : null, now);
        if (Acts) session = session with { ActingFor = (await NewAccount(api, [Role.Customer])).Id };

        var (browser, token) = (api.NewBrowser(), Secrets.NewToken());
        await api.Services.GetRequiredService<SessionStore>().Open(
            session, address: null, "test", [new(Secrets.Hash(token), TokenUse.Cookie, session.EndsAt)], []);
        browser.Cookies[SessionCookies.Session] = token;
        return (browser, account, session);
    }

    private static async Task<Account> NewAccount(ApiFixture api, Role[] roles)
    {
        var (email, now) = (EmailAddress.Read(People.NewEmail()).Value(), api.Clock.GetUtcNow());
        var made = roles is [Role.Customer]
            ? Account.SignUp(new SignUp(email, Name: null, PasswordHash: null, IsAdult: true, AcceptsTerms: true, WantsNews: false), now).Value()
            : Account.Invite(email, "Staff", [.. roles], now).Value();
        var verified = made.VerifyEmail(now).Value();
        return (await api.Services.GetRequiredService<AccountStore>().Save(verified, new AccountNote("SignedUp", "test"))).Value();
    }
}
