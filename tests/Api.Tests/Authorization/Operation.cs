using HotChocolate;
using HotChocolate.Authorization;
using HotChocolate.Execution;
using HotChocolate.Types;
using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Silo.Api;
using Toolbox24.Silo.Configuration;

namespace Toolbox24.Api.Tests.Authorization;

/// <summary>A field that somebody may ask for.</summary>
/// <param name="Kind">"query", "mutation" or "subscription".</param>
/// <param name="Field">The field, with its rules.</param>
public sealed record Operation(string Kind, OutputField Field)
{
    public string Name => Field.Name;

    public IReadOnlyList<AuthorizeAttribute> Rules => Field.Binding!.Authorize;

    /// <summary>All there are, in the order of the schema.</summary>
    public static IReadOnlyList<Operation> All { get; } = [.. Of(Rulebook.Schema)];

    /// <summary>The types by which an answer goes on, and which have fields with rules of their own.</summary>
    public static IReadOnlyList<ObjectType> GuardedTypes { get; } =
        [.. Types(Rulebook.Schema).Where(type => type.Fields.Any(field => field.Binding is { Authorize.Count: > 0 }))];

    /// <summary>The types that are seen by whoever sees the field that leads to them; without refusals and the parts of lists.</summary>
    public static IReadOnlyList<ObjectType> OpenTypes { get; } =
    [
        .. Types(Rulebook.Schema).Except(GuardedTypes).OrderBy(type => type.Name, StringComparer.Ordinal)
            .Where(type => !type.Interfaces.Any() && !type.Name.EndsWith("Connection", StringComparison.Ordinal) && !type.Name.EndsWith("Edge", StringComparison.Ordinal)),
    ];

    /// <summary>All types with fields but the operations.</summary>
    public static IEnumerable<ObjectType> Types(Schema schema) => schema.Types.OfType<ObjectType>().Where(type =>
        !type.Name.StartsWith("__", StringComparison.Ordinal) && !Roots(schema).Any(root => root.Type == type));

    public override string ToString() => $"{Kind} {Name}";

    private static IEnumerable<Operation> Of(Schema schema) =>
        from root in Roots(schema) from field in root.Type!.Fields select new Operation(root.Kind, field);

    private static IEnumerable<(string Kind, ObjectType? Type)> Roots(Schema schema) =>
        new[] { ("query", schema.QueryType), ("mutation", schema.MutationType), ("subscription", schema.SubscriptionType) }
            .Where(root => root.Item2 is not null);
}

/// <summary>The API as Production has it, without a database.</summary>
public static class Rulebook
{
    private static readonly ServiceProvider Services = Provider();

    public static Schema Schema { get; } = Services.GetRequiredService<IRequestExecutor>().Schema;

    /// <summary>Judges policies.</summary>
    public static Microsoft.AspNetCore.Authorization.IAuthorizationService Judge =>
        Services.GetRequiredService<Microsoft.AspNetCore.Authorization.IAuthorizationService>();

    private static ServiceProvider Provider()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddApi(DeploymentEnvironment.Production);
        return services.BuildServiceProvider();
    }
}
