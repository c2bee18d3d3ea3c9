using System.Buffers;
using System.Security.Claims;
using System.Text;
using System.Text.Json;
using HotChocolate.Execution;
using Microsoft.Extensions.DependencyInjection;

namespace Toolbox24.HotChocolate.Tests.Api;

/// <summary>The sample API, served.</summary>
internal sealed class Server : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly AsyncServiceScope connection;

    public Server()
    {
        var collection = new ServiceCollection();
        collection.AddLogging().AddRouting().AddSingleton<Shop>();
        collection.AddGraphQLServer().AddSampleTypes().AddAuthorization().AddInMemorySubscriptions();
        services = collection.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
        connection = services.CreateAsyncScope();
        Executor = services.GetRequiredService<IRequestExecutor>();
    }

    public IRequestExecutor Executor { get; }

    public Shop Shop => services.GetRequiredService<Shop>();

    /// <summary>What the client is answered.</summary>
    public async Task<string> Ask(string document, object? variables = null, ClaimsPrincipal? user = null)
    {
        await using var scope = services.CreateAsyncScope();
        return Text((OperationResult)await Executor.ExecuteAsync(Request(document, variables, user, scope.ServiceProvider)));
    }

    /// <summary>What a subscriber is told from now on.</summary>
    public async Task<IAsyncEnumerable<string>> Subscribe(string document)
    {
        var request = Request(document, null, null, connection.ServiceProvider);
        return Assert.IsType<ResponseStream>(await Executor.ExecuteAsync(request)).ReadResultsAsync().Select(Text);
    }

    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        await services.DisposeAsync();
    }

    private static OperationRequest Request(string document, object? variables, ClaimsPrincipal? user, IServiceProvider services) => new()
    {
        Document = Encoding.UTF8.GetBytes(document),
        Variables = variables is null ? default : JsonSerializer.SerializeToElement(variables),
        User = user ?? new ClaimsPrincipal(new ClaimsIdentity()),
        GlobalState = new Dictionary<string, object?> { ["desk"] = "the desk" },
        Services = services,
    };

    private static string Text(OperationResult result)
    {
        var buffer = new ArrayBufferWriter<byte>();
        result.WriteTo(buffer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
