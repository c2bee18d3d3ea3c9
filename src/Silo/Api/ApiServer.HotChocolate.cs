using HotChocolate.AspNetCore;
using HotChocolate.Execution.Configuration;

namespace Toolbox24.Silo.Api;

/// <summary>What only HotChocolate itself is told in this way.</summary>
internal static class ApiServer
{
    /// <summary>Lets clients ask what types there are, or not.</summary>
    public static IRequestExecutorBuilder OpenTo(this IRequestExecutorBuilder server, bool introspection) =>
        server.DisableIntrospection(disable: !introspection);

    public static void MapApiServer(this WebApplication app) => app.MapGraphQL().WithOptions(
        new GraphQLServerOptions { EnableSchemaRequests = app.Environment.IsEnvironment("Demo"), Tool = { Enable = false } });
}
