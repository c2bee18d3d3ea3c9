using HotChocolate;
using HotChocolate.Authorization;
using HotChocolate.Execution;
using HotChocolate.Subscriptions;
using Microsoft.Extensions.DependencyInjection;
using Toolbox24.HotChocolate.Tests.Execution;

namespace Toolbox24.HotChocolate.Tests.Subscriptions;

public sealed class SubscriptionTests
{
    private const string Sdl = "type Query { a: Int } type Subscription { tool(site: String): Tool upper: String secret: Int broken: Int } type Tool { name: String! scope: Int }";

    private readonly InMemoryTopics topics = new();

    [Fact]
    public async Task Each_event_is_answered_and_an_error_in_one_ends_nothing()
    {
        await using var results = await OpenAsync("""subscription($n: String!) { t: tool(site: "Ost") { __typename name @skip(if: false) } }""", """{"n":"x"}""");
        await topics.SendAsync("Ost", new Tool("Drill"));
        await topics.SendAsync("Ost", new Tool(null));
        await topics.SendAsync("West", new Tool("Elsewhere"));
        await topics.SendAsync("Ost", new Tool("Saw"));
        await topics.CompleteAsync("Ost");
        Assert.Equal("""{"data":{"t":{"__typename":"Tool","name":"Drill"}}}""", await NextAsync(results));
        Assert.EndsWith("\"data\":{\"t\":null}}", await NextAsync(results), StringComparison.Ordinal);
        Assert.Equal("""{"data":{"t":{"__typename":"Tool","name":"Saw"}}}""", await NextAsync(results));
        Assert.False(await results.MoveNextAsync());
    }

    [Fact]
    public async Task A_field_may_make_something_else_of_the_event()
    {
        await using var results = await OpenAsync("subscription { upper }");
        await topics.SendAsync("words", "drill");
        Assert.Equal("""{"data":{"upper":"DRILL"}}""", await NextAsync(results));
    }

    [Fact]
    public async Task Each_event_has_services_of_its_own()
    {
        await using var results = await OpenAsync("""subscription { tool(site: "Ost") { a: scope b: scope } }""");
        for (var i = 1; i < 3; i++)
        {
            await topics.SendAsync("Ost", new Tool("Drill"));
            Assert.Equal($$"""{"data":{"tool":{"a":{{i}},"b":{{i}} } } }""".Replace(" ", "", StringComparison.Ordinal), await NextAsync(results));
        }
    }

    [Theory]
    [InlineData("secret", "AUTH_NOT_AUTHENTICATED")]
    [InlineData("broken", "NO_TOPIC")]
    public async Task A_stream_that_does_not_open_is_an_error_without_data(string field, string code)
    {
        var refused = (OperationResult)await Server().ExecuteAsync($"subscription {{ {field} }}");
        Assert.False(refused.HasData);
        Assert.Equal(code, Assert.Single(refused.Errors).Code);
    }

    [Fact]
    public async Task A_stream_that_takes_too_long_to_open_is_given_up()
    {
        var clock = new Clock();
        var never = new TaskCompletionSource<IAsyncEnumerable<object>>();
        var server = new Server(
            Sdl, new() { ["Subscription.upper"] = new() { Subscribe = _ => new(never.Task) } },
            clock.Limits);
        var answer = server.ExecuteAsync("subscription { upper }");
        clock.RunOut();
        Assert.Equal("HC0045", Assert.Single(((OperationResult)await answer).Errors).Code);
    }

    [Fact]
    public async Task A_subscriber_that_falls_behind_is_told_why_its_stream_ends()
    {
        await using var results = await OpenAsync("subscription { upper }");
        var first = results.MoveNextAsync();
        await topics.SendAsync("words", "first");
        Assert.True(await first);
        for (var i = 0; i <= 64; i++) await topics.SendAsync("words", "more");
        await Assert.ThrowsAsync<SubscriberTooSlowException>(async () => { while (await results.MoveNextAsync()) { } });
    }

    [Fact]
    public async Task Who_has_gone_is_no_subscriber_any_more()
    {
        using var gone = new CancellationTokenSource();
        var stream = (ResponseStream)await Server().ExecuteAsync("subscription { upper }", cancellationToken: gone.Token);
        await using var results = stream.ReadResultsAsync().GetAsyncEnumerator();
        var next = results.MoveNextAsync();
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await next);
        await using var other = await topics.SubscribeAsync<int>("words");
    }

    private async Task<IAsyncEnumerator<OperationResult>> OpenAsync(string text, string? variables = null) =>
        ((ResponseStream)await Server().ExecuteAsync(text, variables)).ReadResultsAsync().GetAsyncEnumerator();

    private static async Task<string> NextAsync(IAsyncEnumerator<OperationResult> results)
    {
        Assert.True(await results.MoveNextAsync());
        return Execution.Server.Json(results.Current);
    }

    private Server Server()
    {
        var scopes = 0;
        return new(Sdl, new()
        {
            ["Subscription.tool"] = new() { Subscribe = context => EventsAsync<Tool>(context.ArgumentValue<string>("site")) },
            ["Subscription.upper"] = new()
            {
                Subscribe = _ => EventsAsync<string>("words"),
                Resolver = context => context.Parent<string>().ToUpperInvariant(),
            },
            ["Subscription.secret"] = new() { Subscribe = _ => EventsAsync<string>("secret"), Authorize = [new AuthorizeAttribute()] },
            ["Subscription.broken"] = new() { Subscribe = _ => throw new GraphQLException(new Error("No.") { Code = "NO_TOPIC" }) },
            ["Tool.name"] = new() { Property = tool => ((Tool)tool).Name },
            ["Tool.scope"] = Execution.Server.Resolver(context => context.Service<Scope>().Number),
        }, services => services.AddScoped(_ => new Scope(++scopes)));
    }

    private async ValueTask<IAsyncEnumerable<object>> EventsAsync<T>(string topic) where T : class =>
        (await topics.SubscribeAsync<T>(topic)).ReadEventsAsync();

    private sealed record Tool(string? Name);

    private sealed record Scope(int Number);
}
