using System.Buffers;
using System.Security.Claims;
using System.Text;
using System.Text.Json;
using HotChocolate;
using HotChocolate.Execution;
using HotChocolate.Language;
using HotChocolate.Resolvers;
using HotChocolate.Types;
using Microsoft.Extensions.DependencyInjection;

namespace Toolbox24.HotChocolate.Tests.Execution;

/// <summary>A server of one schema, whose objects are dictionaries where a test binds nothing else.</summary>
internal sealed class Server
{
    private readonly RequestExecutor executor;

    public Server(
        string sdl,
        Dictionary<string, FieldBinding>? bindings = null,
        Action<IServiceCollection>? services = null,
        RequestExecutorOptions? options = null,
        Func<Schema, DocumentNode, IReadOnlyList<IError>>? validate = null)
    {
        Schema = SchemaBuilder.Build(Utf8GraphQLParser.Parse(sdl));
        foreach (var type in Schema.Types.OfType<ObjectType>().Where(type => !type.Name.StartsWith("__", StringComparison.Ordinal)))
        {
            foreach (var field in type.Fields)
                field.Binding = bindings?.GetValueOrDefault($"{type.Name}.{field.Name}") ?? FromDictionary(field.Name);
        }

        var collection = new ServiceCollection();
        services?.Invoke(collection);
        Services = collection.BuildServiceProvider();
        executor = RequestExecutor.Create(Schema, options ?? new RequestExecutorOptions(), validate ?? ((_, _) => []));
    }

    public Schema Schema { get; }

    public IServiceProvider Services { get; }

    public static FieldBinding FromDictionary(string name) => new()
    {
        Property = parent => (parent as IReadOnlyDictionary<string, object?>)?.GetValueOrDefault(name),
    };

    public static FieldBinding Value(object? value) => new() { Property = _ => value };

    public static FieldBinding Resolver(Func<IResolverContext, object?> resolve) => new() { Resolver = resolve };

    public static FieldBinding Later(Func<IResolverContext, Task<object?>> resolve) =>
        new() { AsyncResolver = async context => await resolve(context).ConfigureAwait(false) };

    public static Dictionary<string, object?> Object(params (string Name, object? Value)[] fields) =>
        fields.ToDictionary(field => field.Name, field => field.Value);

    public async Task<ExecutionResult> ExecuteAsync(
        string text, string? variables = null, string? operationName = null, ClaimsPrincipal? user = null,
        bool queryOnly = false, string? documentId = null, CancellationToken cancellationToken = default)
    {
        await using var scope = Services.CreateAsyncScope();
        var request = new OperationRequest
        {
            Document = Encoding.UTF8.GetBytes(text),
            DocumentId = documentId,
            OperationName = operationName,
            Variables = variables is null ? default : JsonDocument.Parse(variables).RootElement,
            Services = scope.ServiceProvider,
            User = user ?? new ClaimsPrincipal(new ClaimsIdentity()),
            GlobalState = new Dictionary<string, object?> { ["site"] = "Ost" },
            QueryOnly = queryOnly,
        };
        return await executor.ExecuteAsync(request, cancellationToken);
    }

    /// <summary>The response as JSON.</summary>
    public async Task<string> AnswerAsync(
        string text, string? variables = null, string? operationName = null, ClaimsPrincipal? user = null) =>
        Json((OperationResult)await ExecuteAsync(text, variables, operationName, user));

    public async Task<JsonElement> ReadAsync(string text, string? variables = null, ClaimsPrincipal? user = null) =>
        JsonDocument.Parse(await AnswerAsync(text, variables, user: user)).RootElement;

    public static string Json(OperationResult result)
    {
        var buffer = new ArrayBufferWriter<byte>();
        result.WriteTo(buffer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
