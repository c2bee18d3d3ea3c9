using System.ComponentModel;
using HotChocolate;
using HotChocolate.AspNetCore;
using HotChocolate.Execution;
using HotChocolate.Execution.Configuration;
using HotChocolate.Types;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

public static class RequestExecutorBuilderExtensions
{
    /// <summary>Adds a GraphQL server; what it serves is said to the builder.</summary>
    public static IRequestExecutorBuilder AddGraphQLServer(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);

        services.AddOptions();
        services.TryAddSingleton(provider => ModuleSchema.Of([.. provider.GetServices<TypeModule>()]));
        return new RequestExecutorBuilder(services);
    }

    public static IRequestExecutorBuilder ModifyRequestOptions(
        this IRequestExecutorBuilder builder, Action<RequestExecutorOptions> configure)
    {
        builder.Services.Configure(configure);
        return builder;
    }

    public static IRequestExecutorBuilder ModifyServerOptions(
        this IRequestExecutorBuilder builder, Action<GraphQLServerOptions> configure)
    {
        builder.Services.Configure(configure);
        return builder;
    }

    /// <summary>Has <c>[Authorize]</c> asked of the authorization of ASP.NET.</summary>
    public static IRequestExecutorBuilder AddAuthorization(this IRequestExecutorBuilder builder)
    {
        builder.Services.AddAuthorization();
        return builder;
    }

    /// <summary>Adds the types of an assembly. Generated code calls it.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static IRequestExecutorBuilder AddModule(this IRequestExecutorBuilder builder, TypeModule module)
    {
        builder.Services.AddSingleton(module);
        return builder;
    }
}
