using HotChocolate.AspNetCore;
using HotChocolate.Execution;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Microsoft.AspNetCore.Builder;

public static class GraphQLEndpoints
{
    /// <summary>
    /// Serves GraphQL: over HTTP by POST and GET, over server-sent events, over WebSockets (after <c>UseWebSockets</c>), and
    /// the schema at <c>?sdl</c> where that is enabled.
    /// </summary>
    public static IEndpointConventionBuilder MapGraphQL(this IEndpointRouteBuilder endpoints, string path = "/graphql")
    {
        ArgumentNullException.ThrowIfNull(endpoints);

        var executor = endpoints.ServiceProvider.GetRequiredService<IRequestExecutor>();
        var options = endpoints.ServiceProvider.GetRequiredService<IOptions<GraphQLServerOptions>>().Value;
        var http = new HttpHandler(executor, options);
        return endpoints.MapMethods(path, [HttpMethods.Get, HttpMethods.Post, HttpMethods.Connect], context =>
        {
            if (context.WebSockets.IsWebSocketRequest) return SocketHandler.Serve(context, executor, options);
            if (HttpMethods.IsPost(context.Request.Method)) return http.Post(context);
            if (context.Request.Query.ContainsKey("sdl")) return Sdl(context, executor, options);
            return options.EnableGetRequests ? http.Get(context) : NotFound(context);
        });
    }

    private static Task Sdl(HttpContext context, IRequestExecutor executor, GraphQLServerOptions options)
    {
        if (!options.EnableSchemaRequests) return NotFound(context);

        context.Response.ContentType = "application/graphql; charset=utf-8";
        return context.Response.WriteAsync(executor.Schema.ToString(), context.RequestAborted);
    }

    private static Task NotFound(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
