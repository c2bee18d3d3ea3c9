using HotChocolate.Execution.Configuration;

namespace Toolbox24.Silo.Api;

/// <summary>What only the embedded GraphQL server is told in this way.</summary>
internal static class ApiServer
{
    /// <summary>Lets clients ask what types there are, or not.</summary>
    public static IRequestExecutorBuilder OpenTo(this IRequestExecutorBuilder server, bool introspection) => server
        .ModifyRequestOptions(options => options.AllowIntrospection = introspection)
        .ModifyServerOptions(options => options.EnableSchemaRequests = introspection);

    public static void MapApiServer(this WebApplication app) => app.MapGraphQL();
}
