using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using GreenDonut;
using HotChocolate;
using HotChocolate.AspNetCore;
using HotChocolate.Execution;
using HotChocolate.Execution.Configuration;
using HotChocolate.Language;
using HotChocolate.Subscriptions;
using HotChocolate.Types;
using HotChocolate.Validation;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

public static class RequestExecutorBuilderExtensions
{
    /// <summary>Adds a GraphQL server; what it serves is said to the builder.</summary>
    /// <param name="services">Where it is added.</param>
    /// <param name="maxAllowedRequestSize">In bytes, of a body and of a message on a socket.</param>
    public static IRequestExecutorBuilder AddGraphQLServer(this IServiceCollection services, int maxAllowedRequestSize = 20_000_000)
    {
        ArgumentNullException.ThrowIfNull(services);

        services.AddOptions();
        services.AddHttpContextAccessor();
        services.TryAddScoped<IBatchScheduler, BatchScheduler>();
        services.TryAddSingleton<IRequestExecutor>(provider =>
        {
            var options = provider.GetRequiredService<IOptions<RequestExecutorOptions>>().Value;
            var schema = ModuleSchema.Of([.. provider.GetServices<TypeModule>()]);
            return RequestExecutor.Create(schema, options, (types, document) => Validate(types, document, options));
        });
        services.Configure<GraphQLServerOptions>(options => options.MaxAllowedRequestSize = maxAllowedRequestSize);
        return new RequestExecutorBuilder(services);
    }

    private static IReadOnlyList<IError> Validate(Schema schema, DocumentNode document, RequestExecutorOptions options)
    {
        var errors = DocumentValidator.Validate(schema, document);
        return errors.Count > 0 ? errors : QueryBounds.Check(schema, document, options);
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

    /// <summary>Has someone decide who may use a socket.</summary>
    public static IRequestExecutorBuilder AddSocketSessionInterceptor<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(this IRequestExecutorBuilder builder)
        where T : class, ISocketSessionInterceptor
    {
        builder.Services.AddSingleton<ISocketSessionInterceptor, T>();
        return builder;
    }

    /// <summary>Has <c>[Authorize]</c> asked of the authorization of ASP.NET.</summary>
    public static IRequestExecutorBuilder AddAuthorization(this IRequestExecutorBuilder builder)
    {
        builder.Services.AddAuthorization();
        return builder;
    }

    /// <summary>Keeps the topics of subscriptions within this process.</summary>
    public static IRequestExecutorBuilder AddInMemorySubscriptions(this IRequestExecutorBuilder builder)
    {
        builder.Services.TryAddSingleton<InMemoryTopics>();
        builder.Services.TryAddSingleton<ITopicEventSender>(provider => provider.GetRequiredService<InMemoryTopics>());
        builder.Services.TryAddSingleton<ITopicEventReceiver>(provider => provider.GetRequiredService<InMemoryTopics>());
        return builder;
    }

    /// <summary>Has documents put aside before run by their ids; where they are kept is said besides.</summary>
    public static IRequestExecutorBuilder UsePersistedOperationPipeline(this IRequestExecutorBuilder builder) => builder;

    /// <summary>Takes the documents of a folder to be put aside, each under the name of its file, <c>.graphql</c> left out.</summary>
    public static IRequestExecutorBuilder AddFileSystemOperationDocumentStorage(this IRequestExecutorBuilder builder, string cacheDirectory)
    {
        builder.Services.AddSingleton<IOperationDocumentStorage>(_ => new FileSystemOperationDocuments(cacheDirectory));
        return builder;
    }

    /// <summary>Adds a data loader, of which each request has its own. Generated code calls it.</summary>
    public static IRequestExecutorBuilder AddDataLoader<TService,
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TImplementation>(
        this IRequestExecutorBuilder builder)
        where TService : class
        where TImplementation : class, TService
    {
        builder.Services.TryAddScoped<TService, TImplementation>();
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
