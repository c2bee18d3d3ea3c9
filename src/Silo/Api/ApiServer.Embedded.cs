using HotChocolate.Execution;
using HotChocolate.Execution.Configuration;

namespace Toolbox24.Silo.Api;

/// <summary>What only the embedded GraphQL server is told in this way.</summary>
internal static class ApiServer
{
    /// <summary>Sets how much a query may cost, and whether clients may ask what types there are.</summary>
    public static IRequestExecutorBuilder Bounded(this IRequestExecutorBuilder server, double cost, bool introspection) => server
        .ModifyRequestOptions(options =>
        {
            (options.MaxFieldCost, options.MaxTypeCost) = (cost, cost);
            options.AllowIntrospection = introspection;
        })
        .ModifyServerOptions(options => options.EnableSchemaRequests = introspection);

    public static Task<string> Schema(IServiceProvider services) =>
        Task.FromResult(services.GetRequiredService<IRequestExecutor>().Schema.ToString());

    public static void MapApiServer(this WebApplication app) => app.MapGraphQL();
}
