using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Toolbox24.Api.Security;
using Toolbox24.Api.Sites;
using Toolbox24.Domain.Accounts;

namespace Toolbox24.Api.Accounts;

/// <summary>
/// Knows kiosks and bridges by their credential. A wrong one is answered at once (401, or 429 where there were too many):
/// a machine that was shut out is to hear so, rather than be taken for a visitor.
/// </summary>
public sealed class DeviceHandler(
    Devices devices, IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder), IAuthenticationRequestHandler
{
    public const string SchemeName = "Device";

    public async Task<bool> HandleRequestAsync()
    {
        if (!IsShown(Request)) return false;

        var known = await AuthenticateAsync();
        if (known.Succeeded) return false;

        Response.StatusCode = StatusCodes.Status401Unauthorized;
        if (known.Failure is WaitException { Wait: var wait })
        {
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        return true;
    }

    /// <summary>Whether a request shows the credential of a device, right or wrong.</summary>
    public static bool IsShown(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Bearer.Of(request)?.StartsWith(Devices.Prefix, StringComparison.Ordinal) == true;
    }

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!IsShown(Request)) return AuthenticateResult.NoResult();

        var address = ClientAddress.Of(Context.Connection.RemoteIpAddress);
        if ((await devices.Know(Bearer.Of(Request)!, address, Context.RequestAborted)).Succeeded(out var device, out var refusal))
            return AuthenticateResult.Success(new(new ClaimsPrincipal(new DeviceIdentity(device)), SchemeName));

        return AuthenticateResult.Fail(refusal is TooManyTries { Wait: var wait } ? new WaitException(wait) : new AuthenticationFailureException(refusal.Message));
    }

    private sealed class WaitException(TimeSpan wait) : AuthenticationFailureException("Too many wrong credentials come from here.")
    {
        public TimeSpan Wait => wait;
    }
}

/// <summary>The token in a request's Authorization header.</summary>
internal static class Bearer
{
    private const string Scheme = "Bearer ";

    /// <summary>Null where there is none.</summary>
    public static string? Of(HttpRequest request) => In(request.Headers.Authorization.ToString());

    /// <summary>Null where the header's value holds none.</summary>
    public static string? In(string header) =>
        header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim() : null;
}
