using System.Security.Claims;
using HotChocolate;
using HotChocolate.Authorization;
using HotChocolate.Types;
using Microsoft.AspNetCore.Http;

namespace Toolbox24.HotChocolate.Tests.Api;

/// <summary>What only some may see, and what goes wrong.</summary>
[Authorize(Roles = ["staff", "admin"])]
public sealed record Ledger(decimal Total, long Rows, DateOnly Day, TimeOnly At, Uri Source)
{
    [Authorize("bobs")]
    public string Remark => $"Seen on {Day:O}.";

    [AllowAnonymous]
    [GraphQLDeprecated("Look at rows.")]
    public long Lines => Rows;

}

[QueryType]
public static class StaffQueries
{
    /// <summary>A property is a field too.</summary>
    public static string Version => "1";

    public static Ledger Ledger => new(12.50m, 3_000_000_000, new(2026, 3, 2), new(12, 30, 5), new("https://example.org/ledger?a=1"));

    [Authorize("bobs")]
    public static string GetOwn(ClaimsPrincipal user) => user.Identity!.Name!;

    public static string? GetCookie(string name, HttpContext http)
    {
        http.Response.Headers["X-Asked"] = name;
        return http.Request.Cookies[name];
    }

    /// <summary>Gives back what it was given.</summary>
    public static Everything GetEcho(EverythingInput input) =>
        new(input.Money, input.Count, input.Day, input.Instant, input.Id, input.Site, input.States);

    public static string GetFault() => throw new InvalidOperationException("the password is secret");

    /// <summary>Comes when the time is over, and not before.</summary>
    public static async Task<string> GetNeverAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken);
        return "";
    }
}

public sealed record Everything(
    decimal Money, long Count, DateOnly? Day, DateTimeOffset Instant, Guid Id, Uri? Site, IReadOnlyList<ToolState> States);

public sealed record EverythingInput(
    decimal Money, long Count, DateOnly? Day, DateTimeOffset Instant, Guid Id, Uri? Site, IReadOnlyList<ToolState> States);

[SubscriptionType]
public static class StaffSubscriptions
{
    /// <summary>Who is signed in on the connection.</summary>
    [Authorize(Roles = ["staff"])]
    [Subscribe(With = nameof(Once))]
    public static string OnSignedIn([EventMessage] string it, ClaimsPrincipal user) => $"{it} {user.Identity!.Name}";

    internal static async IAsyncEnumerable<string> Once()
    {
        await Task.Yield();
        yield return "hello";
    }
}
