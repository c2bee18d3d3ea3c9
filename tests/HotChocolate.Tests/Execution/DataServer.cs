using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;
using HotChocolate.Resolvers;
using HotChocolate.Types;

namespace Toolbox24.HotChocolate.Tests.Execution;

/// <summary>What the reference's side of the comparison is to a tree of data, on this side.</summary>
internal sealed class DataServer
{
    private readonly Server server;
    private object? root;

    /// <param name="sdl">The types.</param>
    /// <param name="later">Whether every value takes its time.</param>
    public DataServer(string sdl, bool later = false)
    {
        server = new Server(sdl);
        foreach (var type in server.Schema.Types.OfType<ObjectType>().Where(type => !type.Name.StartsWith("__", StringComparison.Ordinal)))
        {
            foreach (var field in type.Fields)
            {
                var isRoot = type == server.Schema.QueryType || type == server.Schema.MutationType;
                field.Binding = later
                    ? new FieldBinding { AsyncResolver = context => ResolveLaterAsync(context, isRoot, field) }
                    : new FieldBinding { Resolver = context => Resolve(context, isRoot, field) };
            }
        }
    }

    public global::HotChocolate.Schema Schema => server.Schema;

    public Task<JsonElement> ExecuteAsync(JsonObject data, string text, string variables)
    {
        root = Value(data);
        return server.ReadAsync(text, variables);
    }

    private async ValueTask<object?> ResolveLaterAsync(IResolverContext context, bool isRoot, OutputField field)
    {
        await Task.Yield();
        return Resolve(context, isRoot, field);
    }

    private object? Resolve(IResolverContext context, bool isRoot, OutputField field)
    {
        var value = ((isRoot ? root : context.Parent<object>()) as Dictionary<string, object?>)?.GetValueOrDefault(field.Name);
        if (value is not Dictionary<string, object?> entries) return value;
        if (entries.ContainsKey("$error")) throw new InvalidOperationException();
        return entries.ContainsKey("$args") ? Given(context, field).ToJsonString(new JsonSerializerOptions
        {
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }) : value;
    }

    private static JsonObject Given(IResolverContext context, OutputField field) => new(field.Arguments
        .Select(argument => KeyValuePair.Create(argument.Name, Json(context.ArgumentValue<object?>(argument.Name))))
        .Where(argument => argument.Value is not null)
        .OrderBy(argument => argument.Key, StringComparer.Ordinal));

    private static JsonNode? Json(object? value) => value switch
    {
        null => null,
        string text => JsonValue.Create(text),
        Dictionary<string, object?> fields => new JsonObject(fields
            .OrderBy(field => field.Key, StringComparer.Ordinal)
            .Select(field => KeyValuePair.Create(field.Key, Json(field.Value)))),
        IEnumerable items => new JsonArray([.. items.Cast<object?>().Select(Json)]),
        _ => JsonSerializer.SerializeToNode(value),
    };

    private static object? Value(JsonNode? node) => node switch
    {
        null => null,
        JsonObject some => some.ToDictionary(field => field.Key, field => Value(field.Value)),
        JsonArray some => some.Select(Value).ToArray(),
        _ => Plain(node.Deserialize<JsonElement>()),
    };

    private static object Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number when value.TryGetInt32(out var small) => small,
        JsonValueKind.Number when value.TryGetInt64(out var large) => large,
        JsonValueKind.Number => value.GetDouble(),
        _ => value.GetBoolean(),
    };
}
