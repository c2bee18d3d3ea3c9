using System.Security.Claims;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Domain.Accounts;

namespace Toolbox24.Api.Tests.Authorization;

/// <summary>Somebody who may ask: a column of the table.</summary>
/// <param name="Name">As the table has it.</param>
/// <param name="User">Who they are to the rules.</param>
/// <param name="Open">Makes such a person, signed in over HTTP; null while nothing can sign in as one.</param>
public sealed record Caller(string Name, ClaimsPrincipal User, Func<ApiFixture, Task<Browser>>? Open)
{
    private static readonly Role[] Staff = [.. Enum.GetValues<Role>().Where(role => role.IsStaff())];

    public static Caller Visitor { get; } = new("Visitor", new ClaimsPrincipal(new ClaimsIdentity()), api => Task.FromResult(api.NewBrowser()));

    public static Caller Customer { get; } = Person("Customer", new(Role.Customer));

    /// <summary>In the order of the columns. A new role is in it by itself.</summary>
    public static IReadOnlyList<Caller> All { get; } =
    [
        Visitor,
        Customer,
        .. Staff.Select(role => Person(Words(role.ToString()), new(role))),
        Device("Kiosk"),
        Device("Bridge"),
        Person("Staff without second factor", new(Staff) { HasSecondFactor = false }),
        Person("Staff acting for a customer", new(Staff) { Acts = true }),
    ];

    private static Caller Person(string name, SignedInAs who) => new(name, who.Principal, who.Open);

    // Devices have no credentials yet: until they do, the table says what the rules would.
    private static Caller Device(string role) =>
        new(role, new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Role, role)], "Device")), null);

    /// <summary>"FieldAgent" as "Field agent".</summary>
    private static string Words(string name) =>
        string.Concat(name.Select((letter, at) => char.IsUpper(letter) && at > 0 ? $" {char.ToLowerInvariant(letter)}" : $"{letter}"));
}
