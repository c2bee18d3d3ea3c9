using System.Security.Claims;
using Toolbox24.Api.Accounts;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Api.Tests.Authorization;

/// <summary>Somebody who may ask: a column of the table.</summary>
/// <param name="Name">As the table has it.</param>
/// <param name="User">Who they are to the rules.</param>
/// <param name="Open">Makes such a person or device, known over HTTP.</param>
/// <param name="Acts">Looks through a customer's eyes: whatever the rules say, nothing is changed, and there is no socket.</param>
public sealed record Caller(string Name, ClaimsPrincipal User, Func<ApiFixture, Task<Browser>> Open, bool Acts = false)
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
        .. Enum.GetValues<DeviceKind>().Select(Machine),
        Person("Staff without second factor", new(Staff) { HasSecondFactor = false }),
        Person("Staff acting for a customer", new(Staff) { Acts = true }) with { Acts = true },
    ];

    private static Caller Person(string name, SignedInAs who) => new(name, who.Principal, who.Open);

    /// <summary>What the table says that they are answered.</summary>
    public async Task<string> To(Operation operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        var isEnd = operation.Rules.Any(rule => rule.Policy == Policies.SignedIn);
        return Acts && operation.Kind != "query" && !isEnd ? Answer.No : await Answer.Of(operation.Rules, User);
    }

    private static Caller Machine(DeviceKind kind)
    {
        var device = new Device(default, 1, default, kind, kind.ToString(), default, null, null);
        return new(kind.ToString(), new ClaimsPrincipal(new DeviceIdentity(device)), async api =>
        {
            var administrator = await new SignedInAs(Role.Administrator).Open(api);
            var credential = (await administrator.NewDevice(api.NewSite().Site.Value, kind.ToString().ToUpperInvariant())).Credential;
            var machine = api.NewBrowser();
            machine.Bearer = credential;
            return machine;
        });
    }

    /// <summary>"FieldAgent" as "Field agent".</summary>
    private static string Words(string name) =>
        string.Concat(name.Select((letter, at) => char.IsUpper(letter) && at > 0 ? $" {char.ToLowerInvariant(letter)}" : $"{letter}"));
}
