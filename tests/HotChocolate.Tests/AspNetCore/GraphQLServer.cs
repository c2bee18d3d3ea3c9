using System.Runtime.CompilerServices;
using HotChocolate;
using HotChocolate.AspNetCore;
using HotChocolate.AspNetCore.Subscriptions;
using HotChocolate.AspNetCore.Subscriptions.Protocols;
using HotChocolate.Execution;
using HotChocolate.Language;
using HotChocolate.Resolvers;
using HotChocolate.Subscriptions;
using HotChocolate.Types;
using HotChocolate.Validation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Toolbox24.HotChocolate.Tests.AspNetCore;

/// <summary>A small server on a port of its own, whom the clients of others talk to.</summary>
public sealed class GraphQLServer : IAsyncLifetime
{
    private readonly TimeSpan introduction;

    private const string Sdl =
        """
        type Query { greeting(to: ID): String! }
        type Mutation { rename(to: String!): String! }
        type Subscription { count(to: Int!): Int! forever: Int! flood: String! overtaken: Int! broken: Int! }
        """;

    private WebApplication app = null!;

    public GraphQLServer() : this(TimeSpan.FromSeconds(10)) { }

    /// <param name="introduction">How long a client may take to say connection_init.</param>
    internal GraphQLServer(TimeSpan introduction) => this.introduction = introduction;

    internal FaultLog Faults { get; } = new();

    public HttpClient Http { get; private set; } = null!;

    public Uri Url => new(Http.BaseAddress!, "graphql");

    public Uri SocketUrl => new UriBuilder(Url) { Scheme = "ws" }.Uri;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(Faults);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<IRequestExecutor>(_ => Executor());
        builder.Services.AddSingleton<ISocketSessionInterceptor, NoWrongPassword>();
        builder.Services.Configure<GraphQLServerOptions>(options =>
        {
            options.EnableSchemaRequests = true;
            options.MaxAllowedRequestSize = 100_000;
            options.MaxPendingBytesPerSocket = 100_000;
            options.ConnectionInitializationTimeout = introduction;
        });
        app = builder.Build();
        app.UseWebSockets();
        app.MapGraphQL();
        await app.StartAsync();
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        await app.DisposeAsync();
    }

    private static RequestExecutor Executor()
    {
        var schema = SchemaBuilder.Build(Utf8GraphQLParser.Parse(Sdl));
        Bind(schema.QueryType, "greeting", new FieldBinding { Resolver = _ => "Bonjour" });
        Bind(schema.MutationType!, "rename", new FieldBinding { Resolver = context => context.ArgumentValue<string>("to") });
        Bind(schema.SubscriptionType!, "count", Stream((context, _) => Count(context.ArgumentValue<int>("to"))));
        Bind(schema.SubscriptionType!, "forever", Stream((_, gone) => Forever(gone)));
        Bind(schema.SubscriptionType!, "flood", Stream((_, _) => Flood()));
        Bind(schema.SubscriptionType!, "overtaken", Stream((_, _) => Until(new SubscriberTooSlowException("secret"))));
        Bind(schema.SubscriptionType!, "broken", Stream((_, _) => Until(new InvalidOperationException("secret"))));
        return RequestExecutor.Create(schema, new RequestExecutorOptions(), DocumentValidator.Validate);
    }

    private static void Bind(ObjectType type, string field, FieldBinding binding) => type.Field(field)!.Binding = binding;

    private static FieldBinding Stream(Func<IResolverContext, CancellationToken, IAsyncEnumerable<object>> events) => new()
    {
        Subscribe = context => new(events(context, context.RequestAborted)),
        Resolver = context => context.Parent<object>(),
    };

    private static async IAsyncEnumerable<object> Count(int to)
    {
        for (var number = 1; number <= to; number++)
        {
            await Task.Yield();
            yield return number;
        }
    }

    private static async IAsyncEnumerable<object> Forever([EnumeratorCancellation] CancellationToken gone)
    {
        yield return 1;
        await Task.Delay(Timeout.Infinite, gone);
    }

    private static async IAsyncEnumerable<object> Until(Exception failure)
    {
        yield return 1;
        await Task.Yield();
        throw failure;
    }

    private static async IAsyncEnumerable<object> Flood()
    {
        var kilobytes = new string('x', 10_000);
        while (true)
        {
            await Task.Yield();
            yield return kilobytes;
        }
    }

    private sealed class NoWrongPassword : DefaultSocketSessionInterceptor
    {
        public override ValueTask<ConnectionStatus> OnConnectAsync(
            ISocketSession session, IOperationMessagePayload connectionInitMessage, CancellationToken cancellationToken = default) => new(
            connectionInitMessage.As<Introduction>()?.Password is null ? ConnectionStatus.Accept() : ConnectionStatus.Reject());
    }

    private sealed record Introduction(string? Password);
}
