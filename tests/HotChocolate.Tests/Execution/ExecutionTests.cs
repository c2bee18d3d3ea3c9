using HotChocolate;
using HotChocolate.Execution;
using Microsoft.Extensions.DependencyInjection;

namespace Toolbox24.HotChocolate.Tests.Execution;

public sealed class ExecutionTests
{
    private const string Sdl =
        "type Query { a: Int b: Int list: [Int!]! tool: Tool state: String } type Mutation { first: Tool second: Int } type Tool { name: String parts: Int }";

    [Fact]
    public async Task Fields_of_a_query_are_under_way_at_the_same_time()
    {
        var (a, b) = (new TaskCompletionSource<object?>(), new TaskCompletionSource<object?>());
        var server = new Server(Sdl, new()
        {
            ["Query.a"] = Server.Later(_ => { b.SetResult(2); return a.Task; }),
            ["Query.b"] = Server.Later(_ => { a.SetResult(1); return b.Task; }),
        });
        Assert.Equal("""{"data":{"a":1,"b":2}}""", await server.AnswerAsync("{ a b }"));
    }

    [Fact]
    public async Task Fields_of_a_mutation_run_one_after_the_other_each_with_all_below_it()
    {
        var first = new TaskCompletionSource<object?>();
        var name = new TaskCompletionSource<object?>();
        List<string> ran = [];
        var server = new Server(Sdl, new()
        {
            ["Mutation.first"] = Server.Later(_ => first.Task),
            ["Tool.name"] = Server.Later(_ => { ran.Add("name"); return name.Task; }),
            ["Mutation.second"] = Server.Resolver(_ => { ran.Add("second"); return 2; }),
        });
        var answer = server.AnswerAsync("mutation { first { name } second }");
        first.SetResult(new object());
        Assert.DoesNotContain("second", ran);
        name.SetResult("Drill");
        Assert.Equal("""{"data":{"first":{"name":"Drill"},"second":2}}""", await answer);
        Assert.Equal(["name", "second"], ran);
    }

    [Fact]
    public async Task A_list_may_come_in_any_kind_of_sequence()
    {
        foreach (var list in new object[] { new List<int> { 1, 2 }, Enumerable.Range(1, 2), new HashSet<int> { 1, 2 }, Stream() })
        {
            var server = new Server(Sdl, new() { ["Query.list"] = Server.Resolver(_ => list) });
            Assert.Equal("""{"data":{"list":[1,2]}}""", await server.AnswerAsync("{ list }"));
        }

        static async IAsyncEnumerable<object> Stream()
        {
            yield return 1;
            await Task.Yield();
            yield return 2;
        }
    }

    [Fact]
    public async Task A_resolver_sees_its_parent_the_state_and_what_is_selected_below()
    {
        var server = new Server(Sdl, new()
        {
            ["Query.tool"] = Server.Resolver(context => $"{context.IsSelected("name")} {context.IsSelected("parts")}"),
            ["Tool.name"] = Server.Resolver(context => context.Parent<string>()),
            ["Query.state"] = Server.Resolver(context => context.GetGlobalStateOrDefault<string>("site") + context.Service<Version>()),
        }, services => services.AddSingleton(new Version(2, 1)));
        Assert.Equal(
            """{"data":{"tool":{"name":"True False"},"state":"Ost2.1"}}""",
            await server.AnswerAsync("query($p: Boolean = false) { tool { ... { n: name } parts @include(if: $p) } state }".Replace("n: ", "", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_request_that_takes_too_long_is_ended_though_its_resolver_goes_on()
    {
        var clock = new Clock();
        var never = new TaskCompletionSource<object?>();
        var server = new Server(Sdl, new()
        {
            ["Query.a"] = Server.Value(1),
            ["Query.b"] = Server.Later(_ => { clock.RunOut(); return never.Task; }),
        }, clock.Limits);
        var answer = server.AnswerAsync("{ a b }");
        clock.RunOut();
        Assert.Equal(
            """{"errors":[{"message":"The request exceeded the configured timeout of `00:00:30`.","extensions":{"code":"HC0045"}}],"data":null}""",
            await answer);
    }

    [Fact]
    public async Task A_clock_of_the_product_that_is_moved_ends_no_request()
    {
        var clock = new Clock();
        var server = new Server(
            Sdl, new() { ["Query.a"] = Server.Later(async _ => { await Task.Yield(); clock.RunOut(); return 1; }) },
            services => services.AddSingleton<TimeProvider>(clock));
        Assert.Equal("""{"data":{"a":1}}""", await server.AnswerAsync("{ a }"));
    }

    [Fact]
    public async Task Nothing_is_answered_to_a_caller_who_has_gone()
    {
        using var caller = new CancellationTokenSource();
        var server = new Server(Sdl, new() { ["Query.b"] = Server.Later(context => { caller.Cancel(); return Task.FromCanceled<object?>(context.RequestAborted); }) });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => server.ExecuteAsync("{ b }", cancellationToken: caller.Token));
    }

    [Fact]
    public async Task What_is_asked_by_GET_changes_nothing()
    {
        var server = new Server(Sdl);
        var refused = (OperationResult)await server.ExecuteAsync("mutation { second }", queryOnly: true);
        Assert.Equal(ErrorCodes.OperationNotAllowed, Assert.Single(refused.Errors).Code);
        Assert.Empty(((OperationResult)await server.ExecuteAsync("{ a }", queryOnly: true)).Errors);
    }
}
