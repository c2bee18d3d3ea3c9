using GreenDonut;
using HotChocolate.Resolvers;
using Microsoft.Extensions.DependencyInjection;
using Toolbox24.HotChocolate.Tests.Execution;

namespace Toolbox24.HotChocolate.Tests.DataLoader;

public sealed class DataLoaderTests
{
    private const string Sdl =
        """
        type Query { tools: [Tool!]! tool(id: Int!): Tool late: Tool must(id: Int!): Tool kinds(site: String!): [String!] }
        type Tool { id: Int! site: Site next: Tool }
        type Site { id: Int! city: String }
        """;

    private readonly Fetches fetches = new();
    private readonly TaskCompletionSource gate = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_a_list_asks_for_is_fetched_at_once(bool atOnce)
    {
        fetches.Delay = atOnce ? null : Task.CompletedTask;
        await Server().AnswerAsync("{ tools { site { city } } }");
        Assert.Equal(["site 1,2,3"], fetches.Log);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_one_batch_resumes_makes_the_next(bool atOnce)
    {
        if (!atOnce) fetches.Delay = gate.Task;
        var answer = Server().AnswerAsync("{ a: tool(id: 1) { next { site { city } } } b: tool(id: 5) { next { site { city } } } }");
        gate.SetResult();
        Assert.Contains("""{"a":{"next":{"site":{"city":"2"}}},"b":{"next":{"site":{"city":"6"}}}}""", await answer, StringComparison.Ordinal);
        Assert.Equal(["tool 1,5", "tool 2,6", "site 2,6"], fetches.Log);
    }

    [Fact]
    public async Task A_key_is_fetched_once_in_a_request_and_again_in_the_next()
    {
        var server = Server();
        await server.AnswerAsync("{ a: tool(id: 1) { id } b: tool(id: 1) { id } }");
        await server.AnswerAsync("{ a: tool(id: 1) { id } }");
        Assert.Equal(["tool 1", "tool 1"], fetches.Log);
    }

    [Fact]
    public async Task What_is_asked_for_after_something_else_was_awaited_is_fetched_too()
    {
        var answer = Server().AnswerAsync("{ late { id } }");
        gate.SetResult();
        Assert.Equal("""{"data":{"late":{"id":7}}}""", await answer);
    }

    [Fact]
    public async Task A_key_without_a_value_is_null_or_an_error_where_one_is_required()
    {
        var answer = await Server().ReadAsync("{ tool(id: 99) { id } must(id: 99) { id } }");
        Assert.Equal("""{"tool":null,"must":null}""", answer.GetProperty("data").GetRawText());
        Assert.Equal("There is nothing of the key 99.", Assert.Single(answer.GetProperty("errors").EnumerateArray()).GetProperty("message").GetString());
    }

    [Fact]
    public async Task A_fetch_that_fails_fails_its_keys_and_no_others()
    {
        var answer = await Server().ReadAsync("{ a: tool(id: -1) { id } b: tool(id: 1) { id } tools { site { city } } }");
        Assert.Equal(
            """{"a":null,"b":null,"tools":[{"site":{"city":"1"}},{"site":{"city":"2"}},{"site":{"city":"3"}}]}""",
            answer.GetProperty("data").GetRawText());
        Assert.Equal(2, answer.GetProperty("errors").GetArrayLength());
    }

    [Fact]
    public async Task A_group_has_all_values_of_its_key() =>
        Assert.Equal("""{"data":{"kinds":["Ost1","Ost2"]}}""", await Server().AnswerAsync("""{ kinds(site: "Ost") }"""));

    [Fact]
    public async Task Outside_of_a_request_keys_are_fetched_all_the_same()
    {
        var loader = new ToolById(new BatchScheduler(), fetches);
        Assert.Equal([1, 2, 1], (await loader.LoadAsync([1, 2, 1])).Select(tool => tool!.Id));
        using var gone = new CancellationTokenSource();
        fetches.Delay = gate.Task;
        var waiting = loader.LoadAsync(3, gone.Token);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        gate.SetResult();
        Assert.Equal(3, (await loader.LoadAsync(3, CancellationToken.None))!.Id);
    }

    private Server Server() => new(Sdl, new()
    {
        ["Query.tools"] = Execution.Server.Value(new[] { new Tool(1), new Tool(2), new Tool(3) }),
        ["Query.tool"] = Loaded<ToolById, Tool>((context, loader) => loader.LoadAsync(context.ArgumentValue<int>("id"), context.RequestAborted)),
        ["Query.must"] = Loaded<ToolById, Tool>((context, loader) => loader.LoadRequiredAsync(context.ArgumentValue<int>("id"), context.RequestAborted)!),
        ["Query.late"] = Loaded<ToolById, Tool>(async (_, loader) =>
        {
            await gate.Task;
            return await loader.LoadAsync(7);
        }),
        ["Query.kinds"] = Loaded<KindsBySite, string[]>((context, loader) => loader.LoadAsync(context.ArgumentValue<string>("site"))),
        ["Tool.id"] = new FieldBinding { Property = tool => ((Tool)tool).Id },
        ["Tool.site"] = Loaded<SiteById, string>((context, loader) => loader.LoadAsync(context.Parent<Tool>().Id)),
        ["Tool.next"] = Loaded<ToolById, Tool>((context, loader) => loader.LoadAsync(context.Parent<Tool>().Id + 1)),
        ["Site.city"] = new FieldBinding { Property = site => site },
    }, services => services
        .AddScoped<IBatchScheduler, BatchScheduler>().AddSingleton(fetches)
        .AddScoped<ToolById>().AddScoped<SiteById>().AddScoped<KindsBySite>());

    private static FieldBinding Loaded<TLoader, TValue>(Func<IResolverContext, TLoader, Task<TValue?>> load) where TLoader : notnull =>
        Execution.Server.Later(async context => await load(context, context.Service<TLoader>()));

    private sealed record Tool(int Id);

    private sealed class Fetches
    {
        public List<string> Log { get; } = [];

        public Task? Delay { get; set; }

        public async Task Of(string what, IReadOnlyList<int> keys)
        {
            lock (Log) Log.Add($"{what} {string.Join(',', keys)}");
            if (Delay is not null) await Delay;
            if (keys.Contains(-1)) throw new InvalidOperationException();
        }
    }

    private sealed class ToolById(IBatchScheduler scheduler, Fetches fetches) : BatchDataLoader<int, Tool>(scheduler)
    {
        protected override async Task<IReadOnlyDictionary<int, Tool>> LoadBatchAsync(IReadOnlyList<int> keys, CancellationToken cancellationToken)
        {
            await fetches.Of("tool", keys);
            return keys.Where(id => id < 99).ToDictionary(id => id, id => new Tool(id));
        }
    }

    private sealed class SiteById(IBatchScheduler scheduler, Fetches fetches) : BatchDataLoader<int, string>(scheduler)
    {
        protected override async Task<IReadOnlyDictionary<int, string>> LoadBatchAsync(IReadOnlyList<int> keys, CancellationToken cancellationToken)
        {
            await fetches.Of("site", keys);
            return keys.ToDictionary(id => id, id => $"{id}");
        }
    }

    private sealed class KindsBySite(IBatchScheduler scheduler) : GroupedDataLoader<string, string>(scheduler)
    {
        protected override Task<ILookup<string, string>> LoadGroupedBatchAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken) =>
            Task.FromResult(keys.SelectMany(key => new[] { key + 1, key + 2 }).ToLookup(value => value[..^1]));
    }
}
