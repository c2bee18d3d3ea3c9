using Microsoft.AspNetCore.Authorization;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Api.Accounts;

/// <summary>Rules of fields, by name.</summary>
public static class Policies
{
    /// <summary>Somebody is signed in and acts for themselves: who only looks through a customer's eyes changes nothing.</summary>
    public const string Writes = nameof(Writes);

    /// <summary>Somebody is signed in; no device.</summary>
    public const string SignedIn = nameof(SignedIn);

    /// <summary>A kiosk or bridge speaks for itself.</summary>
    public const string IsDevice = nameof(IsDevice);

    /// <summary>Somebody acts for themselves, or a kiosk for whoever stands before it.</summary>
    public const string WritesOnSite = nameof(WritesOnSite);

    public static void Add(AuthorizationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.AddPolicy(Writes, policy => policy.RequireAssertion(context => Viewer.Of(context.User) is { OnlyReads: false }));
        options.AddPolicy(WritesOnSite, policy => policy.RequireAssertion(context =>
            Viewer.Of(context.User) is { OnlyReads: false } || DeviceIdentity.Of(context.User) is { Kind: DeviceKind.Kiosk }));
        options.AddPolicy(SignedIn, policy => policy.RequireAssertion(context => Viewer.Of(context.User) is not null));
        options.AddPolicy(IsDevice, policy => policy.RequireAssertion(context => DeviceIdentity.Of(context.User) is not null));
    }
}
