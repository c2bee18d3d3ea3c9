using HotChocolate.AspNetCore;
using HotChocolate.Execution;
using HotChocolate.Execution.Configuration;

namespace Toolbox24.Silo.Api;

/// <summary>What only HotChocolate itself is told in this way.</summary>
internal static class ApiServer
{
    /// <summary>Sets how much a query may cost, and whether clients may ask what types there are.</summary>
    public static IRequestExecutorBuilder Bounded(this IRequestExecutorBuilder server, double cost, bool introspection) => server
        .ModifyCostOptions(options => (options.MaxFieldCost, options.MaxTypeCost) = (cost, cost))
        .DisableIntrospection(disable: !introspection);

    public static async Task<string> Schema(IServiceProvider services) =>
        (await services.GetRequiredService<IRequestExecutorResolver>().GetRequestExecutorAsync()).Schema.ToString();

    public static void MapApiServer(this WebApplication app) => app.MapGraphQL().WithOptions(
        new GraphQLServerOptions { EnableSchemaRequests = app.Environment.IsEnvironment("Demo"), Tool = { Enable = false } });
}
